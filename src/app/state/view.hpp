#pragma once

#include "app/state/place.hpp"
#include "app/state/pond_look.hpp"
#include "scenario/json/node.hpp"
#include "workbench/people/phone.hpp"

#include <array>
#include <optional>
#include <string>

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

/// What is on show: the page's own state, apart from the session's.
struct View {
  Place place = Place::gallery;
  bool inspector_open = true;
  bool keys_open = false;
  std::string measure;  ///< whose series is on show
  bool daily = false;   ///< series show each day by itself, not sums up to it
  std::string campaign; ///< the campaign entry whose funnel is on show
  std::string section;  ///< path of the part of the plan being edited
  TypedAnswers answers;
  PondLook pond;
  std::string person; ///< the customer being followed, as the engine names people; empty: nobody
  workbench::PhoneScreen screen = workbench::PhoneScreen::guide; ///< of the phone
  bool twin = false;           ///< the phone shows the life without a campaign
  bool how_open = false;       ///< how figures were come to is unfolded
  bool health_open = false;    ///< the health card of a comparison tells all, not a line alone
  bool against_leader = false; ///< differences of a comparison are from the leader
};

} // namespace pondlab::app
