#pragma once

#include "experiment/statistics/assessment.hpp"
#include "experiment/statistics/pareto_front.hpp"
#include "experiment/study/comparison.hpp"
#include "experiment/study/decision_variable_design.hpp"
#include "experiment/study/limit.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace pondlab::experiment {

inline constexpr int usual_plans = 32, most_plans = 400;
inline constexpr int usual_trials = 4;
inline constexpr int usual_finalists = 6, most_finalists = 30;

/// One plan that was tried.
struct TriedPlan {
  std::string id;               ///< of the strategy that stands for it
  std::string strategy;         ///< whose plan it moves
  std::vector<double> settings; ///< of the variables, as files write them
  scenario::NodePtr patch;      ///< the strategy, RFC 7396; null: the scenario's own campaign
  bool as_it_stands = false;
  bool refined = false; ///< found near the first front
  Weighed explored;     ///< money in fen
};

/// The same plan simulated again with draws that had no part in choosing it.
struct Finalist {
  std::size_t plan = 0;     ///< place in the search's plans
  std::size_t strategy = 0; ///< place in the last comparison's strategies
  Estimate gain;            ///< in the measure that decides, less that of no campaign
  Estimate other;
  std::vector<Kept> limits;
  double deepest_cut = 0; ///< off the list price, 0 … 1 (scenario/deepest_cut.hpp)
  bool on_front = false;
};

/// Looks for better plans: variables of the campaign are moved within their ranges; plans are tried
/// on common draws first over the whole space and then near the front that was found; the best of
/// them are simulated anew with fresh draws, because the best of many tries looks better than it
/// is.
///
/// Driven from outside like an experiment: work off `comparison()`, or `replication_set()` where
/// its results are kept, hand the experiment to `take`, until `done()`. What comes out depends on
/// neither workers nor their order.
class Search {
public:
  enum class Stage : std::uint8_t { explore, refine, confirm, done };

  /// The scenario has variables, and was read from the specification's text.
  Search(scenario::Scenario scenario, JobSpecification specification);

  Stage stage() const { return stage_; }
  bool done() const { return stage_ == Stage::done; }
  /// To be worked off now; of the last stage when done.
  const Comparison& comparison() const { return comparison_; }
  /// Its work, which is told apart from that of the other stages; not when done.
  ReplicationSet replication_set() const;
  /// The stage's work, finished. The next stage begins.
  void take(Experiment experiment);
  const scenario::Scenario& scenario() const { return scenario_; }
  const std::vector<scenario::DecisionVariable>& variables() const {
    return scenario_.header.search.variables;
  }
  const std::vector<TriedPlan>& plans() const { return plans_; }
  const engine::Measure& criterion() const { return *comparison_.measures.front(); }
  const engine::Measure& against() const;
  /// What turns a value of the second measure so that more is better (`Weighed::other`): 1 or −1.
  double turn() const { return against().better == engine::Better::less ? -1 : 1; }
  int trials() const { return trials_; }
  /// Replications that the later stages have, at most.
  int replications_to_come() const;
  /// What was asked, with what the file or use says where nothing was.
  const JobSpecification& specification() const { return specification_; }
  std::uint64_t seed() const { return seed_; }

  /// Once done: the finalists, by falling gain, and the last comparison's experiment and decision.
  const std::vector<Finalist>& finalists() const { return finalists_; }
  const Experiment& experiment() const { return *experiment_; }
  const Decision& decision() const { return *decision_; }
  /// The best of the plans as they stand.
  const Finalist& today() const;
  /// What another finalist gains more than that one, with an interval that holds for all of them
  /// together (Bonferroni): whoever picks the best of them claims no more than is shown. It is at
  /// the end of a fixed budget. Of few replications, and of rare counts, as may be looked at at any
  /// time.
  Estimate over_today(const Finalist& finalist) const;

private:
  void add_plans_as_they_stand();
  void add(const std::string& strategy, const std::vector<double>& place, bool refined);
  std::vector<double> place_of(const TriedPlan& plan) const;
  std::vector<std::size_t> plans_of_stage() const;
  void begin(Stage stage, const std::vector<std::size_t>& plans, std::uint64_t seed,
             int replications);
  void refine();
  void confirm();
  void weigh(const Experiment& experiment);
  void finish();
  std::vector<std::size_t> choose_finalists() const;
  std::vector<Weighed> explored() const;

  JobSpecification specification_;
  scenario::Scenario scenario_;
  std::uint64_t seed_;
  int wanted_, trials_, most_finalists_, replications_;
  DecisionVariableDesign design_;
  std::vector<std::string> strategies_; ///< whose plans are moved
  std::vector<TriedPlan> plans_;
  std::set<std::string> known_;      ///< texts of patches
  std::vector<std::size_t> at_work_; ///< plans of the stage
  Comparison comparison_;
  Stage stage_ = Stage::explore;
  std::vector<Finalist> finalists_;
  std::optional<Experiment> experiment_;
  std::optional<Decision> decision_;
};

/// "explore", "refine", "confirm" or "done".
std::string_view key_of(Search::Stage stage);

/// A search, or the scenario's diagnostics (which may hold warnings beside one).
struct SearchResult {
  std::optional<Search> search;
  Diagnostics diagnostics;
};

/// Reads a scenario. Throws Error (usage) where it has no variables.
SearchResult plan_search(JobSpecification specification);

} // namespace pondlab::experiment
