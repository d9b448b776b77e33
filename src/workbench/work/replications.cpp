#include "workbench/work/replications.hpp"

#include <algorithm>

namespace pondlab::workbench {

void Replications::about(std::shared_ptr<const experiment::Study> study) {
  dispatcher_.cancel();
  forget();
  study_ = std::move(study);
}

void Replications::forget() {
  forget_findings();
  experiment_.reset();
  results_.clear();
}

void Replications::take(std::span<const experiment::Bytes> results) {
  cancel();
  forget();
  experiment_ = experiment_with(*study_, results);
  results_.assign(results.begin(), results.end());
}

experiment::Experiment experiment_with(const experiment::Study& study,
                                       std::span<const experiment::Bytes> results) {
  experiment::Experiment experiment = study.experiment();
  for (const experiment::Bytes& bytes : results) {
    const experiment::WorkResult result = experiment::work_result_from(bytes);
    if (result.item.replication < most_page_replications)
      experiment.resize(
          std::max(experiment.replications(), static_cast<int>(result.item.replication) + 1));
    experiment.accept(result);
  }
  return experiment;
}

void Replications::start(int count) {
  if (!study_ || running()) return;
  if (!experiment_) experiment_.emplace(study_->experiment());
  experiment_->resize(std::clamp(count, 1, most_page_replications));
  dispatcher_.start(*experiment_, study_->specification);
}

void Replications::worker_result(int worker, std::span<const std::byte> bytes) {
  if (!dispatcher_.worker_result(worker, bytes)) return;
  results_.emplace_back(bytes.begin(), bytes.end());
  forget_findings();
}

void Replications::forget_findings() {
  bands_.clear();
  assessments_.clear();
}

const experiment::SeriesBand& Replications::series(std::size_t i, bool cumulative) const {
  const std::pair key(i, cumulative);
  const auto found = bands_.find(key);
  if (found != bands_.end()) return found->second;
  return bands_.emplace(key, experiment_->series(i, cumulative)).first->second;
}

const experiment::ExpectationOutcome& Replications::outcome(std::size_t i) const {
  const auto found = assessments_.find(i);
  if (found != assessments_.end()) return found->second;
  return assessments_.emplace(i, experiment::assess(*study_, *experiment_, i)).first->second;
}

} // namespace pondlab::workbench
