#pragma once

#include "app/state/place.hpp"
#include "app/state/pond_look.hpp"
#include "scenario/edit/strategy_edit.hpp"
#include "workbench/people/phone.hpp"
#include "workbench/session/typed_plan.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pondlab::app {

/// What a person has typed in answer to the three questions of a plan (`scenario::Answers`), until
/// it is asked for.
struct TypedAnswers {
  enum Question : unsigned char { members, start, budget };
  std::array<std::optional<std::string>, 3> typed;
  scenario::NodePtr about;  ///< the document when it was typed: of another one nothing is typed
  scenario::NodePtr closed; ///< the document whose notices have been read

  /// What is typed about the document on show.
  const std::string* of(Question question, const scenario::NodePtr& document) const {
    const auto& text = typed[question];
    return about == document && text ? &*text : nullptr;
  }
};

/// What a person does in the gallery with plans of their own.
struct MyPlansLook {
  bool is_open = false;            ///< they are on show, else the cases
  std::string renaming;            ///< id of the one whose name is being typed; empty: none
  std::int64_t wanted_version = 0; ///< the state that the plan asked for is to go back to; 0: none
};

/// The questions of a new plan in the gallery, and what was answered.
struct NewPlanLook {
  bool is_open = false;
  workbench::TypedPlan typed;
};

/// What is on show: the page's own state, apart from the session's.
struct View {
  Place place = Place::gallery;
  bool inspector_open = true;
  bool keys_open = false;
  std::string measure;             ///< whose series is on show
  bool daily = false;              ///< series show each day by itself, not sums up to it
  std::string campaign;            ///< the campaign entry whose funnel is on show
  std::string section;             ///< path of the part of the plan being edited
  std::string wanted_field;        ///< path of a field to be brought into view; empty: none
  bool only_differences = false;   ///< forms show what differs from the base alone
  bool choosing_mechanism = false; ///< the form's place shows what a campaign can have
  std::string mechanism_words;     ///< that those are looked for by
  /// For whom changes of the campaign and of the rest of the plan are: people, goods and stores are
  /// the same for all strategies, unless asked otherwise.
  scenario::ChangeFor campaign_change = scenario::ChangeFor::strategy;
  scenario::ChangeFor world_change = scenario::ChangeFor::all;
  TypedAnswers answers;
  MyPlansLook my_plans;
  NewPlanLook new_plan;
  std::string_view
      kept; ///< key of the words for whether what was edited is kept; empty: nothing was
  PondLook pond;
  std::string person; ///< the customer being followed, as the engine names people; empty: nobody
  workbench::PhoneScreen screen = workbench::PhoneScreen::guide; ///< of the phone
  bool twin = false;           ///< the phone shows the life without a campaign
  std::string wanted_work;     ///< id of finished work that is to be opened; empty: none
  bool how_open = false;       ///< how figures were come to is unfolded
  bool health_open = false;    ///< the health card of a comparison tells all, not a line alone
  bool against_leader = false; ///< differences of a comparison are from the leader
  bool searching = false;      ///< Compare's place shows the search for a better plan
  bool trial_open = false;     ///< all figures of a trial are on show, not orders alone

  /// For whom a change at a JSON path is.
  scenario::ChangeFor change_for(std::string_view path) const {
    return is_campaign(path) ? campaign_change : world_change;
  }
  void set_change_for(std::string_view path, scenario::ChangeFor whom) {
    (is_campaign(path) ? campaign_change : world_change) = whom;
  }

private:
  static bool is_campaign(std::string_view path) { return path.starts_with("$.campaign"); }
};

} // namespace pondlab::app
