#pragma once

#include "scenario/adapt/adapt.hpp"
#include "scenario/edit/loose_ends.hpp"
#include "scenario/edit/strategy_edit.hpp"
#include "scenario/edit/strategy_list.hpp"
#include "workbench/people/following.hpp"
#include "workbench/people/people_list.hpp"
#include "workbench/session/background_work.hpp"
#include "workbench/session/entry_period.hpp"
#include "workbench/session/playback.hpp"
#include "workbench/session/pond_watch.hpp"
#include "workbench/session/run_figures.hpp"
#include "workbench/session/run_memory.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace pondlab::workbench {

/// What a session works with beside its workers; tests hand in their own.
struct SessionOptions {
  Clock clock = steady_milliseconds; ///< tells how long a slice of work has taken
  PlanReading::Reader read = [](const scenario::Document& document) {
    return scenario::read(document);
  };
  double memory = page_memory; ///< bytes that a run may take
};

/// What a person works on: one scenario, the future on show and those beside it, the day on show,
/// and what follows from them. Panels read the part they need; Application changes it. It knows
/// neither ImGui nor the browser.
class Session {
public:
  explicit Session(WorkerPool& pool, SessionOptions options = {});
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  // --- the parts ----------------------------------------------------------------------------

  bool is_open() const { return open_; }
  /// Which shipped scenario is open; empty for a person's own file.
  const std::string& shipped_id() const { return shipped_id_; }
  /// The plan on show, which is empty until a file is open.
  const PlanDocument& plan() const { return futures_.shown().plan; }
  const Futures& futures() const { return futures_; }
  Playback& playback() { return playback_; }
  const Playback& playback() const { return playback_; }
  RunFigures figures() const { return {futures_, playback_.day(), work_.replications()}; }
  BackgroundWork& background() { return work_; }
  const BackgroundWork& background() const { return work_; }
  PondWatch& pond() { return pond_; }
  const PondWatch& pond() const { return pond_; }
  PeopleList& people_list() { return people_list_; }
  const PeopleList& people_list() const { return people_list_; }
  /// The customer being followed through the run on show.
  Following& following() { return following_; }
  const Following& following() const { return following_; }

  // --- the plan -----------------------------------------------------------------------------

  /// Takes a scenario file. False when its syntax is broken: the session is then as before, and
  /// `refusal()` says why.
  bool open(std::string_view text, std::string file, std::string shipped_id = {});
  /// Takes a document as it was kept, with the history of its edits.
  void open(scenario::Document document, std::string shipped_id);
  /// What was wrong with the last file or change that was not taken.
  const Diagnostics& refusal() const { return refusal_; }

  /// Sets the value at `path` to JSON text, or takes it out: of the strategy on show, or of all
  /// (scenario/edit). The plan is read anew and runs from the start, or, where changes branch,
  /// makes another future from the day on show.
  Edited edit(const std::string& path, const std::string& json,
              scenario::ChangeFor whom = scenario::ChangeFor::strategy);
  Edited remove(const std::string& path, scenario::ChangeFor whom = scenario::ChangeFor::strategy);
  /// The strategy on show takes what is at `path` from the base again.
  Edited take_base_value(const std::string& path);

  /// Another strategy like the one on show, and shows it.
  Edited copy_strategy(const std::string& name);
  /// A strategy that is `patch` (RFC 7396) of the base, as a search finds one, and shows it.
  Edited add_strategy(const scenario::Node& patch, const std::string& name);
  Edited rename_strategy(const std::string& id, const std::string& name, Language language);
  /// With what refers to it; `loose_ends` says what that was.
  Edited delete_strategy(const std::string& id);
  /// Another mechanism in the campaign of the strategy on show, where that has one: `entry` as its
  /// kind's example has it (starter.hpp). Leaves its key in `added`.
  Edited add_mechanism(const std::string& kind, const scenario::NodePtr& entry);
  /// A copy of an entry of the campaign, beside it.
  Edited copy_mechanism(const std::string& key);
  Edited remove_mechanism(const std::string& key);
  /// Moves or stretches the days of an entry, within the run (entry_period.hpp).
  Edited shift_period(const std::string& key, PeriodShift shift, scenario::ChangeFor whom);
  const std::string& added() const { return added_; }
  /// Other levers, limits or weights of a search (levers.hpp makes them); it acts from the start.
  Edited change_search(scenario::NodePtr search);
  /// What went with the last strategy or mechanism that was taken out.
  const scenario::Tidied& loose_ends() const { return loose_ends_; }

  /// Makes the plan one of another pool, other days or a budget: one change, that undo takes back
  /// whole. It acts from the start.
  Edited adapt(const scenario::Answers& asked);
  /// What the plan on show was changed in by `adapt`; nothing where it was changed since.
  const std::vector<scenario::AdaptNotice>& adaptation() const;
  Edited choose_strategy(const std::string& id);
  void undo();
  void redo();
  void mark_saved() { futures_.shown().plan.mark_saved(); }

  /// Whether changes of the plan act from the day on show on, beside the future as it was, instead
  /// of from the start.
  bool branching() const { return branching_; }
  void set_branching(bool on) { branching_ = on; }
  /// Whether the next change makes another future, or changes one that begins here.
  bool branches_here() const;
  void show_future(int number);
  void drop_future(int number);

  // --- the run ------------------------------------------------------------------------------

  /// Whether `advance` has anything to do, now or later.
  bool busy() const;
  /// Milliseconds from `now` until it has; negative: never.
  double due_in(double now) const;
  /// Does what is due at `now`, for at most about ten milliseconds (drawing a large pond takes
  /// longer). True when what is on show has changed.
  bool advance(double now);
  /// Does a slice of following; true when something was found.
  bool follow();

  /// Opens the list of the people behind a figure; it is found between frames.
  void ask_people(PeopleAsked asked);
  /// The list on show as a table for spreadsheets, with heads in `language`.
  std::string people_table(Language language) const;

  /// Replications are of runs from the start.
  bool can_replicate() const { return work_.possible(); }
  /// Computes replications of the strategy on show until `count` are there, and goes to the end.
  void replicate(int count);

private:
  Edited change(const std::function<bool(scenario::Document&)>& how);
  Edited change(scenario::ChangedDocument changed);
  Edited take_out(scenario::ChangedDocument changed);
  Edited take_added(scenario::AddedStrategy added);
  Edited take(PlanDocument plan);
  void begin_anew();
  void present();
  bool work_on_people(double end);

  Clock clock_;
  std::string shipped_id_;
  Diagnostics refusal_;
  bool open_ = false;
  bool branching_ = false;
  std::vector<scenario::AdaptNotice> notices_; ///< of the last adaptation
  scenario::NodePtr adapted_;                  ///< what that came to
  scenario::Tidied loose_ends_{};
  std::string added_; ///< key of the mechanism that was added last
  Futures futures_;
  Playback playback_;
  BackgroundWork work_;
  PondWatch pond_;
  PeopleList people_list_;
  Following following_;
};

} // namespace pondlab::workbench
