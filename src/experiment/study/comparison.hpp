#pragma once

#include "experiment/run/experiment.hpp"
#include "experiment/run/replication_set.hpp"
#include "experiment/statistics/decision.hpp"
#include "experiment/study/job_specification.hpp"
#include "experiment/study/limit.hpp"
#include "experiment/study/support.hpp"
#include "experiment/study/worthwhile_difference.hpp"
#include "scenario/file/scenario.hpp"

#include <optional>
#include <string>
#include <vector>

namespace pondlab::experiment {

/// Strategies of a scenario on the same draws: in each replication they share people, friends and
/// luck, so that their difference is the strategies' own.
struct Comparison {
  JobSpecification specification;               ///< with what the file says where nothing was
  scenario::Scenario scenario;                  ///< as it is run
  std::vector<std::string> strategies;          ///< no campaign always among them
  std::vector<const engine::Measure*> measures; ///< the first is what is decided by
  /// δ, where it is known before anything is simulated (see `worthwhile_difference`).
  std::optional<WorthwhileDifference> known_difference;
  std::uint64_t seed = 0;
  int replications = 0; ///< at most: the choice may be settled earlier
  int draws = 0;        ///< of doubtful parameters; 0 where the file has none in doubt
  bool screen = false;  ///< whether doubts are screened
  bool brief = false;   ///< and then in brief: by fewer walks, without their ends
  std::vector<Arm> arms;
  std::vector<Question> questions; ///< strategy by strategy, the measures in their order
  /// Of each strategy, where its limits are asked: the scenario's, in their order.
  std::vector<std::vector<LimitPlace>> limit_places;
  std::vector<std::vector<OutsideSupport>> outside; ///< of each strategy: beyond what data support

  /// Whether it may stop early where δ is so much.
  bool is_sequential(double worthwhile) const {
    return procedure(worthwhile) == Procedure::kim_nelson;
  }
  /// Place of a measure in `measures`, which has it.
  std::size_t place_of(const engine::Measure& measure) const;
  const std::vector<scenario::Limit>& limits() const { return scenario.header.limits; }
  /// How a strategy keeps limit i of the scenario on what is in. Where the comparison may stop
  /// early, by an interval that may be looked at at any time, so that with probability `confidence`
  /// no verdict on any limit of any campaign is ever wrong; else by the ordinary 95 % interval.
  Kept keeps(std::size_t i, std::size_t strategy, const Experiment& experiment) const;
  /// The same by the first `replications` alone, as a look on while it runs has it.
  Kept keeps_anytime(std::size_t i, std::size_t strategy, const Experiment& experiment,
                     int replications) const;
  /// Place of no campaign among the strategies.
  std::size_t none() const;
  std::size_t question(std::size_t strategy, std::size_t measure) const {
    return strategy * measures.size() + measure;
  }
  /// Whether a strategy is not to be advised, whatever its figures.
  bool withholds(std::size_t strategy) const { return withholds_advice(outside[strategy]); }
  /// How the choice is come to where δ is so much.
  Procedure procedure(double worthwhile) const;
  /// The replications at the file's values, and those at other points.
  ReplicationSet replication_set() const;
  /// Makes a replication_set of these strategies ask what is in doubt now, be that more or less
  /// than before. No work may be under way.
  void ask_of_doubts(ReplicationSet& replication_set) const;
  Experiment experiment() const { return {arms, questions, {}, seed, replications}; }
  /// Values of what is in doubt; nullptr where nothing is asked of them.
  std::shared_ptr<const ParameterPoints> parameters() const;
};

/// A comparison, or the scenario's diagnostics (which may hold warnings beside one).
struct ComparisonResult {
  std::optional<Comparison> comparison;
  Diagnostics diagnostics;
};

/// What strategies are compared by: the file's measure, or else contribution.
const engine::Measure& criterion(const scenario::ComparisonSettings& comparison);

/// Reads a scenario and works out what to run. Decided is by the file's `comparison.measure`, of
/// which more must be better, or else by contribution. Throws UnknownName for a strategy that does
/// not exist.
ComparisonResult plan_comparison(JobSpecification specification);

/// Strategy a less strategy b in a measure, replication by replication, over those that are in.
Estimate paired_difference(const Comparison& comparison, const Experiment& experiment,
                           std::size_t measure, std::size_t a, std::size_t b);

/// Its first `replications` alone, with an interval that may be looked at while more come in: with
/// probability `confidence` none of the intervals of any two strategies ever misses.
Estimate anytime_difference(const Comparison& comparison, const Experiment& experiment,
                            std::size_t a, std::size_t b, int replications);

} // namespace pondlab::experiment
