#pragma once

#include "report/check/health_report.hpp"
#include "workbench/work/comparing.hpp"
#include "workbench/work/field_test.hpp"
#include "workbench/work/replications.hpp"
#include "workbench/work/searching.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>

namespace pondlab::workbench {

/// What workers compute: replications of the strategy on show, a comparison of strategies, a search
/// for a better plan, or a test of the strategy on show. Workers do one thing at a time: each ends
/// what another had them do.
class BackgroundWork {
public:
  BackgroundWork(WorkerPool& pool, const Clock& clock)
      : replications_(pool, clock), cost_(pool, clock), comparing_(pool, clock),
        searching_(pool, clock), trial_(FieldTest::Kind::trial, pool, clock),
        pilot_(FieldTest::Kind::pilot, pool, clock) {}

  /// The plan on show; null where there is none that runs from the start.
  void about(const std::shared_ptr<const experiment::Study>& study);
  /// Another scenario is open: nothing is known of it.
  void forget();

  /// Whether there is a plan that can be replicated.
  bool possible() const { return replications_.possible(); }
  /// Computes replications of the strategy on show until `count` are there.
  void replicate(int count);
  /// Compares strategies until `count` replications are in.
  void compare(int count);
  /// Looks for a better plan.
  void search();
  /// Tests the strategy on show as a brand could.
  void try_out();
  /// Works out how many people such a test takes.
  void size_pilot();
  /// While workers have nothing else to do, has them run the strategy on show a few times for what
  /// its campaign costs; not where the pool is so large that this would take long.
  void estimate_cost();
  bool estimates_cost() const { return cost_.running(); }
  void cancel();
  /// Whether workers are at what a person asked for.
  bool running() const;

  Replications& replications() { return replications_; }
  const Replications& replications() const { return replications_; }
  /// What the campaign of the strategy on show costs, in fen, on what is known of it so far, be
  /// that a comparison, replications or `estimate_cost`; nothing where nothing is.
  std::optional<experiment::Estimate> expected_cost() const;
  Comparing& comparing() { return comparing_; }
  const Comparing& comparing() const { return comparing_; }
  Searching& searching() { return searching_; }
  const Searching& searching() const { return searching_; }
  FieldTest& trial() { return trial_; }
  const FieldTest& trial() const { return trial_; }
  FieldTest& pilot() { return pilot_; }
  const FieldTest& pilot() const { return pilot_; }

  /// The health card of the comparison, which must have a card, with its evidence where
  /// replications of the same plan are there to judge expectations on.
  report::HealthReport health() const;
  /// Whether the evidence of that card comes of `replications()`.
  bool judges_evidence() const;

  // What workers tell goes to whoever has them at work.
  void worker_ready(int worker);
  void worker_progress(int worker, double share);
  void worker_result(int worker, std::span<const std::byte> bytes);

private:
  void end_all_but(const void* one);
  /// Has workers do this instead of anything else.
  template <class Work, class... Asked>
  void begin(Work& work, Asked... asked) {
    if (!work.possible()) return;
    end_all_but(&work);
    work.start(asked...);
  }
  /// Everything that workers may be at.
  template <class Does>
  void each(const Does& does) {
    does(replications_);
    does(cost_);
    does(comparing_);
    does(searching_);
    does(trial_);
    does(pilot_);
  }

  Replications replications_;
  Replications cost_; ///< a few of the same, for what the campaign costs
  Comparing comparing_;
  Searching searching_;
  FieldTest trial_, pilot_;
};

} // namespace pondlab::workbench
