#pragma once

#include "experiment/study/search.hpp"
#include "experiment/study/study.hpp"
#include "workbench/work/remote_work.hpp"

#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pondlab::workbench {

/// Plans that can be tried in the page, where more would take too long.
inline constexpr int most_page_plans = 120;

/// Better plans looked for by workers, as `pondlab search` does, stage by stage. What was found
/// stays when the plan changes: it is then out of date until somebody searches again. A search that
/// was stopped goes on where it was, for as long as what it was asked is the same.
class Searching : public RemoteWork {
public:
  Searching(WorkerPool& pool, Clock clock) : RemoteWork(pool, std::move(clock)) {}

  /// The plan that the next search is of; null where there is none that runs from the start. A
  /// search that asks another question ends there.
  void about(std::shared_ptr<const experiment::Study> study);
  /// Another scenario is open: nothing is known of it.
  void forget();

  // --- what is searched next -----------------------------------------------------------------

  /// Whether there is a campaign, and a lever that is moved.
  bool possible() const;
  /// All that the plan has.
  const std::vector<scenario::DecisionVariable>& levers() const;
  /// Whether the next search moves a lever of the plan.
  bool moves(std::string_view parameter) const { return !held_.contains(parameter); }
  void move(const std::string& parameter, bool moved);
  /// How many plans are tried before the best are simulated anew.
  int plans() const { return plans_; }
  void choose_plans(int count);
  /// Replications of each finalist.
  int replications() const;
  /// Whose plans are moved.
  std::vector<std::string> strategies() const;

  /// Has workers search from the beginning, or go on where they were stopped.
  void start();
  /// Has what such a search came to, as `specification` and `results` once gave it, without
  /// simulating anything: as many plans are then chosen. Throws Error (bad data) where the results
  /// are not its own, or not all of them, and knows nothing then.
  void take(const experiment::JobSpecification& specification,
            std::span<const experiment::Bytes> results);

  void worker_result(int worker, std::span<const std::byte> bytes);

  /// Replications of the stage under way, and how many it takes.
  int done() const { return replication_set_ ? replication_set_->done() : 0; }
  int wanted() const { return replication_set_ ? replication_set_->asked() : 0; }
  /// Of all days of the stage.
  double share() const;
  /// Milliseconds that the rest of the stage will take; negative while nobody can tell.
  double left() const { return dispatcher_.left(); }

  // --- what is known -------------------------------------------------------------------------

  /// The search under way or done; null before the first.
  const experiment::Search* search() const { return search_ ? &*search_ : nullptr; }
  /// The same where it is done.
  const experiment::Search* found() const {
    return search_ && search_->done() ? &*search_ : nullptr;
  }
  /// Whether what was found answers another question than the plan on show asks.
  bool out_of_date() const { return search_ && question_ != asked_; }
  /// All that the next search's answer hangs on, but for how many plans are tried; empty where
  /// nothing can be searched.
  std::string question() const;
  /// The same of what was found.
  const std::string& answered() const { return answered_; }
  /// What is in of the search under way or done, as workers handed it in.
  const std::vector<experiment::Bytes>& results() const { return results_; }
  /// Whether the next search goes on with one that was stopped.
  bool goes_on() const;

private:
  experiment::JobSpecification specification() const;
  void begin();
  void work_on_stage();
  void end_stage();

  std::shared_ptr<const experiment::Study> study_; ///< of the plan on show
  std::string question_;                           ///< that it asks; empty: none
  std::set<std::string, std::less<>> held_;        ///< levers that are not moved
  int plans_ = experiment::usual_plans;
  std::string asked_;          ///< the question of the search
  std::string asked_scenario_; ///< with the levers that it moves
  std::string answered_;       ///< `question` when it began
  std::optional<experiment::Search> search_;
  std::optional<experiment::ReplicationSet> replication_set_; ///< of its stage
  std::vector<experiment::Bytes> results_;                    ///< of all its stages
};

} // namespace pondlab::workbench
