#include "desk/replications.hpp"

#include <algorithm>

namespace pondlab::desk {

void Replications::about(std::shared_ptr<const experiment::Study> study) {
  crew_.cancel();
  bands_.clear();
  experiment_.reset();
  study_ = std::move(study);
}

void Replications::start(int count) {
  if (!study_ || running()) return;
  if (!experiment_)
    experiment_.emplace(study_->arms, study_->questions, study_->series, study_->seed,
                        most_replications);
  crew_.start(*experiment_, study_->design(), std::clamp(count, 1, most_replications));
}

void Replications::cancel() { crew_.cancel(); }

void Replications::worker_result(int worker, std::span<const std::byte> bytes) {
  if (crew_.worker_result(worker, bytes)) bands_.clear();
}

const experiment::SeriesBand& Replications::series(std::size_t i) const {
  const auto found = bands_.find(i);
  if (found != bands_.end()) return found->second;
  return bands_.emplace(i, experiment_->series(i)).first->second;
}

} // namespace pondlab::desk
