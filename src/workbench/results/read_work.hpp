#pragma once

#include "engine/world/measure.hpp"
#include "experiment/study/comparison.hpp"
#include "experiment/study/study.hpp"
#include "workbench/results/finished_work.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace pondlab::workbench {

/// Finished work with its results read in, so that it can be asked again.
class ReadWork {
public:
  /// Throws Error: where the plan can no longer be read, or the results are not its own, as those
  /// of another version of Pondlab.
  explicit ReadWork(const WorkRecord& record);

  const scenario::Scenario& scenario() const;
  /// The run's, or those that were compared.
  std::vector<std::string> strategies() const;
  /// The run's; of a comparison, the one that led.
  const std::string& strategy() const { return strategy_; }
  std::string strategy_name(const std::string& id, Language language) const;
  std::uint64_t seed() const;
  /// Replications asked for; some may not be in.
  int replications() const;
  /// Whether the measure was asked of the whole run.
  bool has(const engine::Measure& measure) const;
  /// Of a strategy in one replication; nothing where that is not in or has no value.
  std::optional<double> value(const engine::Measure& measure, std::string_view strategy,
                              int replication) const;

private:
  struct OfRun {
    experiment::Study study;
    experiment::Experiment experiment;
  };
  struct OfComparison {
    experiment::Comparison comparison;
    experiment::ReplicationSet replication_set;
  };

  static std::variant<OfRun, OfComparison> read(const WorkRecord& record);
  const experiment::Experiment& experiment() const;

  std::variant<OfRun, OfComparison> work_;
  std::string strategy_;
};

/// A strategy of finished work, as it stands beside another.
struct WorkedStrategy {
  const ReadWork& work;
  std::string strategy;
  std::string plan; ///< what its plan was called
};

} // namespace pondlab::workbench
