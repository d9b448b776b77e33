#pragma once

#include "app/state/pond_look.hpp"
#include "app/state/theme.hpp"
#include "base/text.hpp"
#include "workbench/people/people_asked.hpp"
#include "workbench/people/phone.hpp"
#include "workbench/work/analysis_level.hpp"

#include <string>
#include <variant>

namespace pondlab::app {

/// The places of the page, in the order of the rail.
enum class Place : unsigned char { gallery, plan, pond, phone, results, compare };
inline constexpr int place_count = 6;

/// What a panel may ask for. Panels read; the application carries these out after the frame, so
/// that no panel changes what another is drawing.
namespace command {
struct GoTo {
  Place place;
};
struct OpenShipped {
  std::string id;
  bool run = false; ///< begin to run at once
};
struct OpenText {
  std::string name;
  std::string text;
};
struct PickFile {};
struct SaveFile {};
struct ChooseStrategy {
  std::string name;
};
struct Run {};
struct Pause {};
struct StepDay {};
struct JumpTo {
  int day;
};
struct SetSpeed {
  int days_per_second; ///< 0: as fast as it goes
};
struct Replicate {
  int count;
};
struct CancelReplications {};
struct Compare {
  int replications; ///< in all
};
struct StopComparing {};
struct TakeStrategy {
  std::string id;
  bool taken; ///< into the next comparison
};
struct ChooseReplications {
  int count; ///< of the next comparison
};
struct ChooseAnalysisLevel {
  workbench::AnalysisLevel analysis_level; ///< of the next comparison
};
struct CompareWith {
  bool leader; ///< differences are from the leader, else from no campaign
};
struct SaveComparison {
  bool html; ///< the report to read, else the one for programs
};
struct Edit {
  std::string path;  ///< JSON path in the document
  std::string value; ///< JSON text
};
struct Remove {
  std::string path;
};
struct Undo {};
struct Redo {};
struct SetBranching {
  bool on; ///< whether changes act from the day on show on
};
struct ShowFuture {
  int number;
};
struct DropFuture {
  int number;
};
struct ShowKeys {
  bool on;
};
struct ChooseMeasure {
  std::string measure;
};
struct ChooseCampaign {
  std::string id;
};
struct ChooseSection {
  std::string path; ///< of the document: "$.campaign.sms"
};
struct Inspect {
  std::string subject; ///< key of what the inspector shows; "" for the place's own
};
struct LookAtPond {
  PondLook look;
};
/// A moment of the followed customer's life, in phone and pond.
struct ShowMoment {
  int day;    ///< at the end of which the phone stands
  int minute; ///< of that day, at which the pond stands; −1: its end
};
struct ChoosePerson {
  std::string name; ///< "segment/number" as the engine names people; empty: nobody
};
struct ShowPeople {
  workbench::PeopleAsked asked;
};
struct ClosePeople {};
struct SortPeople {
  workbench::PeopleColumn by;
};
struct LookForPeople {
  std::string letters; ///< of a name
};
struct SavePeople {}; ///< the list as a table for spreadsheets
struct CancelFollowing {};
struct ShowScreen {
  workbench::PhoneScreen screen; ///< of the phone
};
struct ShowTwin {
  bool twin; ///< the phone shows the life without a campaign
};
struct SetLanguage {
  Language language;
};
struct SetTheme {
  ThemeName theme;
};
struct ToggleInspector {};
struct SetScale {
  float scale; ///< of the interface, 1…2.5
};
} // namespace command

using Command = std::variant<
    command::GoTo, command::OpenShipped, command::OpenText, command::PickFile, command::SaveFile,
    command::ChooseStrategy, command::Run, command::Pause, command::StepDay, command::JumpTo,
    command::SetSpeed, command::Replicate, command::CancelReplications, command::Edit,
    command::Remove, command::Undo, command::Redo, command::ChooseMeasure, command::ChooseCampaign,
    command::ChooseSection, command::Inspect, command::ChoosePerson, command::LookAtPond,
    command::ShowPeople, command::ClosePeople, command::SortPeople, command::LookForPeople,
    command::SavePeople, command::ShowMoment, command::CancelFollowing, command::ShowScreen,
    command::ShowTwin, command::SetLanguage, command::SetTheme, command::ToggleInspector,
    command::SetScale, command::SetBranching, command::ShowFuture, command::DropFuture,
    command::ShowKeys, command::Compare, command::StopComparing, command::TakeStrategy,
    command::ChooseReplications, command::ChooseAnalysisLevel, command::CompareWith,
    command::SaveComparison>;

} // namespace pondlab::app
