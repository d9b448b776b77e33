#pragma once

#include "base/text.hpp"
#include "experiment/study/search.hpp"
#include "report/model/report_document.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pondlab::report {

/// What is said of a search, whatever it is written in. But for names and settings it must be done.
class SearchText {
public:
  SearchText(const experiment::Search& search, Language language)
      : search_(search), language_(language) {}

  /// Plans are numbered as they were tried; those of the file have their strategies' names.
  std::string plan_name(const experiment::TriedPlan& plan) const;
  /// The finalist that leads, or no campaign.
  std::string leader() const;
  std::string name_of(const engine::Measure& measure) const;
  std::string against_name() const { return name_of(search_.against()); }
  /// "–" where the plan does not have the variable.
  std::string setting(const experiment::TriedPlan& plan, std::size_t variable) const;
  std::string value(const engine::Measure& measure, double amount) const;
  std::string with_interval(const engine::Measure& measure,
                            const experiment::Estimate& estimate) const;
  /// Which limits a finalist breaks or may break.
  std::string limits_text(const experiment::Finalist& finalist) const;

  /// In which ways a finalist lies outside what data support; empty where it lies within.
  std::string outside(const experiment::Finalist& finalist) const;
  /// One sentence that can be acted on: whether anything is better than the plan as it stands.
  Notice finding() const;

  // What else is to be known of it; empty where there is nothing to tell.

  /// By how much the finalists fall short of what they promised while they were chosen.
  std::string lost_by_choosing() const;
  /// Along which variables the leader could go no further.
  std::vector<std::size_t> variables_at_their_end() const;
  /// That some cut prices deeper than data support.
  std::string untrusted() const;
  std::string none_allowed() const;

  /// The text under `search.<key>`.
  std::string t(std::string_view key, const std::vector<TextArgument>& arguments = {}) const;

private:
  std::string gained_over_today(const experiment::Finalist& finalist) const;
  const experiment::Finalist* leading() const;

  const experiment::Search& search_;
  Language language_;
};

} // namespace pondlab::report
