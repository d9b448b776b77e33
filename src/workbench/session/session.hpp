#pragma once

#include "base/diagnostic.hpp"
#include "experiment/study/study.hpp"
#include "scenario/json/document.hpp"
#include "workbench/people/following.hpp"
#include "workbench/people/people_list.hpp"
#include "workbench/pond/pond_scene.hpp"
#include "workbench/session/figures.hpp"
#include "workbench/session/simulation.hpp"
#include "workbench/work/clock.hpp"
#include "workbench/work/comparing.hpp"
#include "workbench/work/replications.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pondlab::workbench {

/// What came of asking for a change of the plan.
enum class Edited : std::uint8_t {
  done,
  unreadable, ///< no JSON, or it leads nowhere
  invalid,    ///< would not run from a day on: see `refusal()`
  settled,    ///< is settled before day 0 and can only run from the start
  full,       ///< as many futures are kept as can be
};

/// What a person works on: one scenario as a document, the strategy on show, its run and that run's
/// twin without a campaign, and the replications. Beside the future on show others may be kept,
/// each with a plan of its own. Panels read it; Application changes it. It knows neither ImGui nor
/// the browser.
class Session {
public:
  /// `clock` tells how long a slice of work has taken.
  explicit Session(WorkerPool& pool, Clock clock = steady_milliseconds)
      : clock_(std::move(clock)), replications_(pool, clock_), comparing_(pool, clock_) {}
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  // --- the document -----------------------------------------------------------------------------

  /// Takes a scenario file. False when its syntax is broken: the session is then as before, and
  /// `refusal()` says why.
  bool open(std::string_view text, std::string file, std::string shipped_id = {});
  bool is_open() const { return open_; }
  const Diagnostics& refusal() const { return refusal_; }

  const scenario::Document& document() const { return shown_.document; }
  const std::string& file() const { return shown_.document.file(); }
  /// Which shipped scenario this is; empty for a person's own file.
  const std::string& shipped_id() const { return shipped_id_; }
  /// What the file says of itself; empty where it says nothing.
  const scenario::LocalizedText& name() const { return name_; }
  const scenario::LocalizedText& question() const { return question_; }
  const scenario::LocalizedText& summary() const { return summary_; }

  /// Sets the value at `path` to JSON text, and what is at `path` free. The plan is compiled anew
  /// and runs from the start, or, where changes branch, makes another future from the day on show.
  Edited edit(const std::string& path, const std::string& json);
  Edited remove(const std::string& path);
  void undo();
  void redo();
  bool modified() const { return shown_.document.modified(); }
  void mark_saved() { shown_.document.mark_saved(); }

  /// What is wrong with the document as it stands; a run is possible when nothing is.
  const Diagnostics& diagnostics() const { return diagnostics_; }

  /// Ids, `none` first.
  std::vector<std::string> strategies() const;
  std::string strategy_name(const std::string& id, Language language) const;
  const std::string& strategy() const { return shown_.strategy; }
  Edited choose_strategy(const std::string& id);

  // --- futures ----------------------------------------------------------------------------------

  static constexpr std::size_t most_futures = 4;

  /// Whether changes of the plan act from the day on show on, beside the future as it was, instead
  /// of from the start.
  bool branching() const { return branching_; }
  void set_branching(bool on) { branching_ = on; }
  /// Whether the next change makes another future, or changes one that begins here.
  bool branches_here() const { return branching_ && can_run() && day_ > 0 && !at_end(); }
  /// All that are kept, by number.
  std::vector<FutureView> futures() const;
  void show_future(int number);
  /// The last one stays.
  void drop_future(int number);

  // --- the run ----------------------------------------------------------------------------------

  bool can_run() const { return shown_.simulation.has_value(); }
  int days() const { return shown_.simulation ? shown_.simulation->days() : 0; }
  /// The day on show, at the end of which all figures stand; 0: before the first.
  int day() const { return day_; }
  bool at_end() const { return can_run() && day() >= days(); }
  bool playing() const { return playing_; }
  int speed() const { return days_per_second_; }
  /// 0: as fast as it goes.
  void set_speed(int days_per_second, double now);
  /// Begins to play, from the start again when at the end. `now` is in milliseconds.
  void play(double now);
  void pause();
  void step_day() { jump_to(day() + 1); }
  /// Goes to the end of any day: at once where it has been simulated, else by simulating.
  void jump_to(int day);

  /// After an edit the days up to the one on show have to be simulated again; that waits until
  /// somebody looks.
  void look() { waiting_ = false; }
  /// Whether `advance` has anything to do, now or later.
  bool busy() const;
  /// Milliseconds from `now` until it has: 0 while there is something to compute, the time to the
  /// next day while playing slowly; negative: never.
  double due_in(double now) const;
  /// Does what is due at `now`, for at most about ten milliseconds (drawing a large pond's people
  /// takes longer). True when what is on show has changed.
  bool advance(double now);
  /// What is being computed, for a person.
  WorkInProgress work() const;

  /// Hash of the day on show as the command line's `--replications 1` prints it; empty on day 0.
  std::string hash_text() const;
  /// Hash of the last day over all replications that are in, likewise.
  std::string replications_hash_text() const;

  // --- what there is to see ---------------------------------------------------------------------

  std::int32_t first_date() const; ///< days since 1970-01-01
  long long people() const;
  const std::vector<CampaignBar>& campaign() const { return campaign_; }
  const std::vector<EventBar>& events() const { return events_; }

  /// Requires `can_run()`.
  const engine::Plan& plan_on_show() const { return shown_.simulation->plan(); }
  /// What was counted on the last of so many simulated days; 0 before the first.
  std::int64_t counted(engine::Counter counter, int days) const;

  /// Measures of the tiles, incremental contribution first.
  std::vector<std::string> tiles() const;
  Figure figure(std::string_view measure) const;
  Series series(std::string_view measure) const;
  std::vector<FunnelStep> funnel(std::string_view campaign_id) const;
  LedgerTable ledger() const;
  /// Of the strategy on show.
  std::vector<ExpectationView> expectations(Language language) const;

  /// Whether people stand behind a figure of the run on show.
  bool has_people(std::string_view figure) const;
  /// Opens the list of the people behind a figure; it is found between frames.
  void ask_people(PeopleAsked asked);
  PeopleList& people_list() { return people_list_; }
  const PeopleList& people_list() const { return people_list_; }
  /// The list on show as a table for spreadsheets with heads in `language`, and a name for its
  /// file.
  std::string people_table(Language language) const;
  std::string people_file() const;

  /// Draws the pond from now on, at least so many of its people; 0: no longer.
  void watch_pond(std::size_t people);
  /// The pond as it was last drawn, at the end of `days()` of its own; null before the first time.
  /// While days are being simulated it stays behind the day on show.
  const PondScene* pond() const { return pond_.get(); }
  /// Tells one drawing of the pond from the next.
  long pond_number() const { return pond_number_; }
  /// The world as the pond shows it; null while it is elsewhere.
  const engine::World* pond_world() const;

  /// Replications that the scenario asks for.
  int usual_replications() const;
  /// Replications are of runs from the start.
  bool can_replicate() const { return can_run() && shown_.simulation->begins() == 0; }
  /// Computes replications of the strategy on show until `count` are there, and goes to the end.
  void replicate(int count);
  Replications& replications() { return replications_; }
  const Replications& replications() const { return replications_; }

  /// Compares strategies until `count` replications are in. Workers do one thing at a time: this
  /// and the replications of one strategy end each other.
  void compare(int count);
  Comparing& comparing() { return comparing_; }
  const Comparing& comparing() const { return comparing_; }

  // What workers tell goes to whoever has them at work.
  void worker_ready(int worker);
  void worker_progress(int worker, double share);
  void worker_result(int worker, std::span<const std::byte> bytes);
  void cancel_workers();
  bool workers_at_work() const { return replications_.running() || comparing_.running(); }

  /// The customer being followed through the run on show.
  Following& following() { return following_; }
  const Following& following() const { return following_; }
  /// Does a slice of following; true when something was found.
  bool follow();

private:
  /// A plan and its run.
  struct Future {
    int number = 0;
    int left = -1;               ///< the future it leaves
    scenario::NodePtr root_left; ///< that one's plan then; null for a run from the start
    scenario::Document document;
    std::string strategy;
    std::shared_ptr<const experiment::Study> study; ///< null where the document has errors
    std::optional<Simulation> simulation;
  };

  Edited change(const std::function<bool(scenario::Document&)>& how);
  void start_anew();
  void compile();
  void describe_document();
  std::optional<experiment::Study> plan(const scenario::Document& document,
                                        const std::string& strategy);
  void take_study(experiment::Study study, const Simulation* trunk, int from);
  void present();
  Edited branch(scenario::Document document, const std::string& strategy);
  void keep(Future future);
  bool take_branch_back();
  bool bring_branch_back();
  int free_number(int taken) const;
  const Future* find_other(int number) const;
  const Future* reference() const;
  void share_memory();
  bool others_behind() const;
  bool advance_others(double until);
  void compare(Figure& figure, const engine::Measure& measure) const;
  std::optional<double> value_in_run(const experiment::Question& question) const;
  bool shows_replications() const;
  bool run_busy() const;
  bool work_on_people(double end);
  bool draw_pond();
  bool pond_behind() const;
  void forget_pond();
  void follow_from_here();

  Clock clock_;
  std::string shipped_id_;
  scenario::LocalizedText name_;
  scenario::LocalizedText question_;
  scenario::LocalizedText summary_;
  Diagnostics refusal_;
  Diagnostics diagnostics_;
  Future shown_;
  std::vector<Future> others_;   ///< by number
  std::optional<Future> undone_; ///< a branch that was undone, for redo
  Replications replications_;
  Comparing comparing_;
  PeopleList people_list_;
  Following following_;
  std::vector<CampaignBar> campaign_;
  std::vector<EventBar> events_;
  std::size_t pond_people_ = 0; ///< wanted in the picture; 0: no picture
  std::shared_ptr<const Sample> pond_sample_;
  std::unique_ptr<const PondScene> pond_;
  long pond_number_ = 0;
  bool open_ = false;
  bool branching_ = false;
  bool playing_ = false;
  bool waiting_ = false;
  int day_ = 0;
  int wanted_ = 0; ///< the day that `day_` is on its way to
  int days_per_second_ = 7;
  bool speed_chosen_ = false;
  double played_from_ = 0; ///< milliseconds at which `played_day_` was on show
  int played_day_ = 0;
};

} // namespace pondlab::workbench
