#pragma once

#include "experiment/people/people_search.hpp"
#include "experiment/run/arm.hpp"
#include "experiment/run/assignment.hpp"
#include "experiment/statistics/statistics.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pondlab::experiment {

/// The two-sided level at which a pilot's difference counts as shown.
inline constexpr double pilot_level = .05;

/// How large a pilot must be that assigns at random, half and half, and compares the halves'
/// figures a person (a ratio of sums, so that communities of unequal size may be assigned). The
/// normal approximation: with S² the variance between units (`TrialSide::variance`), z the level's
/// and the power's quantiles added and Δ the effect, z² (S² with + S² without) / Δ² units a half.
struct PilotSize {
  Assigned by = Assigned::person;
  std::int64_t units = 0;  ///< that there are
  std::int64_t people = 0; ///< in them
  Estimate effect;         ///< Δ, a person of these, over replications
  double spread = 0;       ///< √((S² with + S² without) / 2), a person
  double needed = 0;       ///< units a half; infinite where there is no effect
  double detectable = 0;   ///< the smallest |Δ| that all units, half and half, show with the power

  bool possible() const { return 2 * needed <= static_cast<double>(units); }
};

struct PilotFigure {
  std::string name; ///< as `composition_of` takes it
  bool money = false;
  std::vector<PilotSize> sizes; ///< of the ways to assign that have at least four units
};

/// Works out pilot sizes from simulated seasons: each figure's sums by person, with and without
/// what is tried, of everybody who is in the pool as the season begins.
class Pilot {
public:
  /// `with` and `without` have the same set-up. A figure must be one that people stand behind, and
  /// not itself a comparison; else throws Error (usage).
  Pilot(Arm with, Arm without, const std::vector<std::string>& figures, std::uint64_t seed,
        int replications, double power);

  bool done() const { return round_ == rounds(); }
  /// Of the work (0…1).
  double share() const;
  /// Goes through one more day of one figure's season.
  void advance();

  const std::vector<PilotFigure>& figures() const { return figures_; }
  int replications() const { return replications_; }
  double power() const { return power_; }

private:
  /// Of one figure and way to assign, in one replication.
  struct Moments {
    double effect = 0, variance = 0; ///< Δ and S² with + S² without
  };
  int rounds() const { return replications_ * static_cast<int>(figures_.size()); }
  void begin_round();
  void end_round();
  void finish();
  static Moments moments(const AssignableUnits& units, const std::vector<double>& with,
                         const std::vector<double>& without);

  Arm with_, without_;
  std::vector<MeasureComposition> makeups_; ///< of each figure
  std::uint64_t seed_;
  int replications_;
  double power_;
  std::vector<PilotFigure> figures_;
  int round_ = 0; ///< replication by replication, figure by figure
  std::shared_ptr<const engine::Population> population_;
  std::array<AssignableUnits, ways_to_assign.size()> units_; ///< of the replication
  std::optional<PeopleSearch> here_, there_;
  std::vector<std::array<std::vector<Moments>, ways_to_assign.size()>> moments_; ///< by figure
};

} // namespace pondlab::experiment
