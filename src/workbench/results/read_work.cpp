#include "workbench/results/read_work.hpp"

#include "base/error.hpp"
#include "experiment/study/sequential_monitor.hpp"
#include "workbench/work/replications.hpp"

#include <algorithm>
#include <utility>

namespace pondlab::workbench {
namespace {

[[noreturn]] void unreadable() {
  throw Error(Failure::bad_data, "the plan that the results are of cannot be read");
}

} // namespace

std::variant<ReadWork::OfRun, ReadWork::OfComparison> ReadWork::read(const WorkRecord& record) {
  const experiment::JobSpecification& asked = record.specification;
  if (asked.kind == experiment::JobSpecification::Kind::study) {
    experiment::StudyResult planned = experiment::plan_study(asked);
    if (!planned.study) unreadable();
    experiment::Experiment experiment = experiment_with(*planned.study, record.results);
    return OfRun{std::move(*planned.study), std::move(experiment)};
  }
  if (asked.kind != experiment::JobSpecification::Kind::comparison) unreadable();
  experiment::ComparisonResult planned = experiment::plan_comparison(asked);
  if (!planned.comparison) unreadable();
  experiment::ReplicationSet replication_set = planned.comparison->replication_set();
  for (const experiment::Bytes& bytes : record.results)
    replication_set.accept(experiment::work_result_from(bytes));
  return OfComparison{std::move(*planned.comparison), std::move(replication_set)};
}

ReadWork::ReadWork(const WorkRecord& record) : work_(read(record)) {
  if (experiment().done() == 0) unreadable();
  if (const OfRun* run = std::get_if<OfRun>(&work_)) {
    strategy_ = run->study.strategy;
    return;
  }
  const auto& [comparison, replication_set] = std::get<OfComparison>(work_);
  strategy_ = comparison.strategies[decide(comparison, replication_set.file()).leader];
}

const experiment::Experiment& ReadWork::experiment() const {
  if (const OfRun* run = std::get_if<OfRun>(&work_)) return run->experiment;
  return std::get<OfComparison>(work_).replication_set.file();
}

const scenario::Scenario& ReadWork::scenario() const {
  if (const OfRun* run = std::get_if<OfRun>(&work_)) return run->study.scenario;
  return std::get<OfComparison>(work_).comparison.scenario;
}

std::vector<std::string> ReadWork::strategies() const {
  if (const OfRun* run = std::get_if<OfRun>(&work_)) return {run->study.strategy};
  return std::get<OfComparison>(work_).comparison.strategies;
}

std::string ReadWork::strategy_name(const std::string& id, Language language) const {
  return scenario().name_of(*scenario().find(id), language);
}

std::uint64_t ReadWork::seed() const { return experiment().seed(); }
int ReadWork::replications() const { return experiment().replications(); }

bool ReadWork::has(const engine::Measure& measure) const {
  if (const OfRun* run = std::get_if<OfRun>(&work_))
    return run->study.place_of(measure.key).has_value();
  const experiment::Comparison& comparison = std::get<OfComparison>(work_).comparison;
  return std::ranges::find(comparison.measures, &measure) != comparison.measures.end();
}

std::optional<double> ReadWork::value(const engine::Measure& measure, std::string_view strategy,
                                      int replication) const {
  if (!experiment().is_in(replication)) return std::nullopt;
  if (const OfRun* run = std::get_if<OfRun>(&work_))
    return run->experiment.answer(*run->study.place_of(measure.key), replication);
  const auto& [comparison, replication_set] = std::get<OfComparison>(work_);
  const auto place = static_cast<std::size_t>(std::ranges::find(comparison.strategies, strategy) -
                                              comparison.strategies.begin());
  return replication_set.file().answer(comparison.question(place, comparison.place_of(measure)),
                                       replication);
}

} // namespace pondlab::workbench
