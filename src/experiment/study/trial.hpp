#pragma once

#include "experiment/people/season_amounts.hpp"
#include "experiment/run/arm.hpp"
#include "experiment/run/assignment.hpp"
#include "experiment/statistics/statistics.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pondlab::scenario {
struct Scenario;
}

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

/// The plans of a trial.
struct TrialArms {
  std::string mechanism;
  std::int32_t holdout = 0; ///< bp
  Arm with, without;        ///< the strategy with nobody held out, and without the mechanism
  std::array<Arm, ways_to_assign.size()> held_out; ///< with part of the people held out
};

/// Throws UnknownName for a mechanism that the strategy has not.
TrialArms compile_trial(const scenario::Scenario& scenario, const std::string& strategy,
                        const std::string& mechanism, std::int32_t holdout);

/// Carries out in simulated seasons the trials that a brand could run: part of the people, of the
/// communities or of the stores is held out of one mechanism. Beside their answer stand what is
/// reported and what is true.
class Trial {
public:
  Trial(TrialArms arms, std::uint64_t seed, int replications);

  bool done() const { return round_ == rounds(); }
  /// Of the work (0…1).
  double share() const;
  /// Goes through one more day of one season.
  void advance();

  const std::string& mechanism() const { return arms_.mechanism; }
  std::int32_t holdout() const { return arms_.holdout; }
  int replications() const { return replications_; }
  /// Once done.
  const Estimate& addressed() const { return addressed_; } ///< a season, once a person and day
  const std::vector<TrialFigure>& figures() const { return figures_; }

  static constexpr std::size_t figure_count = 3;

private:
  /// Which season a round goes through: without the mechanism, with it, or with units held out.
  static constexpr std::size_t seasons = 2 + ways_to_assign.size();
  /// Of one figure in one replication.
  struct Sample {
    std::optional<double> reported, truth;
    struct Way {
      std::optional<double> answer, leaked, truth, error_squared;
    };
    std::array<Way, ways_to_assign.size()> ways;
  };

  int rounds() const { return replications_ * static_cast<int>(seasons); }
  std::size_t season() const { return static_cast<std::size_t>(round_) % seasons; }
  std::uint32_t replication() const {
    return static_cast<std::uint32_t>(static_cast<std::size_t>(round_) / seasons);
  }
  const Arm& arm() const;
  /// Whether there is nothing to assign so, and the season is left out.
  bool is_idle() const;
  void begin_round();
  void assign();
  void end_round();
  void end_with();
  void end_without();
  void end_held_out(std::size_t way);
  void finish();
  TrialFigure finished(std::size_t figure) const;

  TrialArms arms_;
  std::uint64_t seed_;
  int replications_;
  std::array<MeasureComposition, figure_count> makeups_;
  int round_ = 0; ///< replication by replication, season by season
  std::optional<SeasonAmounts> amounts_;
  // Of the replication.
  std::shared_ptr<const engine::Population> population_;
  std::array<AssignableUnits, ways_to_assign.size()> units_;
  std::array<std::vector<bool>, ways_to_assign.size()> is_held_out_; ///< by unit
  std::array<std::vector<double>, figure_count> without_;            ///< by person
  std::array<std::vector<double>, figure_count> gained_; ///< by person, nobody being held out
  std::vector<std::array<Sample, figure_count>> samples_;
  std::vector<std::optional<double>> addressed_samples_;
  Estimate addressed_;
  std::vector<TrialFigure> figures_;
};

} // namespace pondlab::experiment
