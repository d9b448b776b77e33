#pragma once

#include "base/text.hpp"
#include "engine/model/profile.hpp"
#include "engine/numeric/calendar.hpp"
#include "scenario/parameters/description.hpp"
#include "scenario/publish/record_info.hpp"
#include "workbench/session/plan_document.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pondlab::app {

/// A part of the plan that has a form of its own.
struct FormSection {
  std::string path; ///< "$.economics", "$.campaign.sms"
  std::string kind; ///< of the record, or of a list's records
  std::string key;  ///< the last step of the path
  bool is_list = false;
  bool is_campaign = false;
  bool is_goal = false;    ///< says what the plan is for and what is known, not what it does
  bool is_removed = false; ///< the strategy on show takes it out of the base's campaign
  std::optional<engine::Group> group{}; ///< of a mechanism that there is
  /// Keys of the fields that it shows of the record that holds `path`; empty: all of its own.
  std::vector<std::string_view> only{};

  bool shows(std::string_view field) const {
    return only.empty() || std::ranges::find(only, field) != only.end();
  }
};

/// The campaign's entries first, by group and in the order in which they act, then what the
/// plan is held against, time, people, goods and the rest, as far as they have forms: of the
/// strategy on show.
std::vector<FormSection> form_sections(const workbench::PlanDocument& plan);

/// Whether the strategy on show differs from the base anywhere in a section.
bool differs(const workbench::PlanDocument& plan, const FormSection& section);

/// Whether the form of a record (null: absent) has a field for `parameter`: not where a choice
/// rules it out, unless the document gives it all the same and it must be seen to be taken out.
bool is_shown(const scenario::ParameterInfo& parameter, const scenario::Node* record);

/// The JSON text of a value as `parameter` wants it, from what a person typed ("25" per cent is
/// 0.25, "2万" is 20000, "3月8日" the first from `since` on); what cannot be read goes in as a
/// string, for the validation to refuse in its own words.
std::string json_of(const scenario::ParameterInfo& parameter, const std::string& typed,
                    engine::Date since);

/// The parts of a list as a person types it: commas of either width, spaces and 、 separate.
std::vector<std::string> parts_of_list(const std::string& text);

/// What the field shows: the value under `node`, or the default; of a localized text what it says
/// in `language`.
std::string shown_value(const scenario::ParameterInfo& parameter, const scenario::Node* node,
                        Language language);

/// A file's text for a number as the page shows it: rates in per cent.
std::string shown_number(const scenario::ParameterInfo& parameter, const std::string& text);

} // namespace pondlab::app
