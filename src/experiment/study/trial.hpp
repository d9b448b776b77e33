#pragma once

#include "experiment/people/measure_composition.hpp"
#include "experiment/run/assignment.hpp"
#include "experiment/run/protocol.hpp"
#include "experiment/run/replication_set.hpp"
#include "experiment/statistics/statistics.hpp"
#include "experiment/study/job_specification.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pondlab::experiment {

/// What one trial in the field would say of a mechanism, and what is true, in one figure.
struct TrialAnswer {
  Assigned by = Assigned::person;
  std::int64_t units = 0;  ///< that there are
  std::int64_t people = 0; ///< in them
  /// What the trial says on average over its own assignments: what a person of the side that is
  /// addressed gains, less what one held out gains. Both gains are against the same season without
  /// the mechanism, so that the luck of who is assigned where is taken out.
  Estimate answer;
  /// What a person held out gains all the same, through friends.
  Estimate leaked;
  /// What a person of these gains when nobody is held out.
  Estimate truth;
  /// The standard error of one such trial, with the luck of the assignment.
  double error = 0;
};

/// One figure of a mechanism: as a dashboard counts it, as trials find it, as it is.
struct TrialFigure {
  std::string name; ///< of the measure that it is, of the whole
  bool money = false;
  std::optional<Estimate> reported; ///< of the season; contribution is in no dashboard
  Estimate truth;                   ///< of the season, all people and costs
  std::vector<TrialAnswer> answers; ///< by the ways to assign that have units enough
};

/// What a trial of one mechanism comes to.
struct TrialFindings {
  std::string mechanism;
  Estimate addressed; ///< a season, once a person and day
  std::vector<TrialFigure> figures;
};

/// A replication of a trial that a brand could run: part of the people, of the communities or of
/// the stores is held out of one mechanism, in seasons without it, with it, and with units held out
/// in each way that has units enough.
class TrialProtocol final : public Protocol {
public:
  /// `holdout` in basis points. Throws UnknownName for a mechanism that the strategy has not.
  TrialProtocol(const scenario::Scenario& scenario, const std::string& strategy,
                std::string mechanism, std::int32_t holdout);

  const std::vector<Arm>& arms() const override { return arms_; }
  std::int64_t days() const override;
  std::size_t readings() const override;
  std::optional<std::vector<double>> read(std::uint64_t seed, std::uint32_t replication,
                                          const Watch& watch) const override;

  const std::string& mechanism() const { return mechanism_; }
  /// On the replications that are in.
  TrialFindings findings(const Experiment& experiment) const;

  static constexpr std::size_t figure_count = 3;

private:
  class Season;
  TrialFigure figure(const Experiment& experiment, std::size_t figure) const;

  std::string mechanism_;
  std::int32_t holdout_;
  std::vector<Arm> arms_; ///< without the mechanism, with it, with units held out in each way
  std::array<MeasureComposition, figure_count> makeups_;
};

/// Trials of some of a strategy's mechanisms: what is reported, what a brand's own trial would say,
/// and what is true.
struct Trial {
  JobSpecification specification; ///< with what the file or use says where nothing was
  scenario::Scenario scenario;    ///< as it is run
  std::string strategy;
  std::uint64_t seed = 0;
  int replications = 0;
  std::vector<std::shared_ptr<const TrialProtocol>> protocols; ///< of each mechanism

  /// A part a mechanism.
  ReplicationSet replication_set() const;
  /// Of the mechanisms of which a replication is in.
  std::vector<TrialFindings> findings(const ReplicationSet& replication_set) const;
};

/// A trial, or the scenario's diagnostics (which may hold warnings beside one).
struct TrialResult {
  std::optional<Trial> trial;
  Diagnostics diagnostics;
};

/// Reads a scenario and works out what to run: the specification's mechanisms, or else all of the
/// strategy's. Throws UnknownName for a strategy or mechanism that does not exist, Error (usage)
/// for a strategy that has none.
TrialResult plan_trial(JobSpecification specification);

} // namespace pondlab::experiment
