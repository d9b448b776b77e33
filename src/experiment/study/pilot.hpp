#pragma once

#include "experiment/people/measure_composition.hpp"
#include "experiment/run/assignment.hpp"
#include "experiment/run/experiment.hpp"
#include "experiment/run/protocol.hpp"
#include "experiment/statistics/statistics.hpp"
#include "experiment/study/job_specification.hpp"

#include <cstdint>
#include <memory>
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

/// A replication of a pilot: each figure's sums by person over the season, with and without what is
/// tried, of everybody who is in the pool as the season begins. Read off are, for each way to
/// assign, its units and people, and for each figure and way the effect and the variance.
class PilotProtocol final : public Protocol {
public:
  /// `with` and `without` have the same set-up. A figure must be one that people stand behind, and
  /// not itself a comparison; else throws Error (usage).
  PilotProtocol(Arm with, Arm without, std::vector<std::string> figures);

  const std::vector<Arm>& arms() const override { return arms_; }
  std::int64_t days() const override;
  std::size_t readings() const override;
  std::optional<std::vector<double>> read(std::uint64_t seed, std::uint32_t replication,
                                          const Watch& watch) const override;

  /// The sizes, from the replications that are in.
  std::vector<PilotFigure> figures(const Experiment& experiment, double power) const;

private:
  class Season;
  std::optional<PilotSize> size(const Experiment& experiment, double power, std::size_t figure,
                                std::size_t way) const;

  std::vector<Arm> arms_; ///< with, without
  std::vector<std::string> names_;
  std::vector<MeasureComposition> makeups_; ///< of each figure
};

/// How large a pilot must be that sets one strategy against another.
struct Pilot {
  JobSpecification specification; ///< with what the file or use says where nothing was
  scenario::Scenario scenario;    ///< as it is run
  std::string strategy, versus;
  double power = 0; ///< 0 … 1
  std::uint64_t seed = 0;
  int replications = 0;
  std::shared_ptr<const PilotProtocol> protocol;

  Experiment experiment() const { return {protocol, seed, replications}; }
};

/// A pilot, or the scenario's diagnostics (which may hold warnings beside one).
struct PilotResult {
  std::optional<Pilot> pilot;
  Diagnostics diagnostics;
};

/// Reads a scenario and works out what to run. Throws UnknownName for a strategy that does not
/// exist, Error (usage) for one set against itself, too many figures, or one that has no pilot.
PilotResult plan_pilot(JobSpecification specification);

} // namespace pondlab::experiment
