#include "desk/replications.hpp"

#include <algorithm>

namespace pondlab::desk {
namespace {

constexpr double memory_for_workers = 2e9;
constexpr double memory_of_a_worker = 64e6;
constexpr double bytes_a_person = 240; ///< columns of two worlds and their population, friends

} // namespace

void Replications::about(std::shared_ptr<const experiment::Study> study) {
  if (running_) pool_.stop();
  running_ = false;
  wanted_ = 0;
  under_way_.clear();
  bands_.clear();
  experiment_.reset();
  study_ = std::move(study);
}

/// As many as the machine has cores for, and memory.
int Replications::workers() const {
  const auto people = static_cast<double>(engine::people_of(study_->arms.front().plan->setup));
  const double each = memory_of_a_worker + bytes_a_person * people;
  return std::clamp(static_cast<int>(memory_for_workers / each), 1, pool_.size());
}

void Replications::start(int count) {
  if (!study_ || running_) return;
  if (!experiment_)
    experiment_.emplace(study_->arms, study_->questions, study_->series, study_->seed,
                        most_replications);
  wanted_ = std::clamp(count, 1, most_replications);
  if (done() >= wanted_) return;
  running_ = true;
  pool_.start(std::min(workers(), wanted_ - done()), to_bytes(study_->design()));
}

void Replications::cancel() {
  if (!running_) return;
  pool_.stop();
  for (const auto& [worker, work] : under_way_) experiment_->give_back(work.unit);
  wanted_ = done();
  finish();
}

void Replications::finish() {
  running_ = false;
  under_way_.clear();
}

void Replications::worker_ready(int worker) {
  if (running_) give_work(worker);
}

void Replications::give_work(int worker) {
  if (done() + static_cast<int>(under_way_.size()) >= wanted_) return;
  const auto unit = experiment_->next_work();
  if (!unit) return;
  under_way_[worker] = {*unit};
  pool_.give(worker, to_bytes(*unit));
}

void Replications::worker_progress(int worker, double share) {
  const auto found = under_way_.find(worker);
  if (found != under_way_.end()) found->second.share = share;
}

void Replications::worker_result(int worker, std::span<const std::byte> bytes) {
  if (!running_) return; // it came too late
  experiment_->accept(bytes);
  under_way_.erase(worker);
  bands_.clear();
  if (done() < wanted_) return give_work(worker);
  pool_.stop();
  finish();
}

double Replications::share() const {
  double done_in_all = done();
  for (const auto& [worker, work] : under_way_) done_in_all += work.share;
  return wanted_ > 0 ? done_in_all / wanted_ : 0;
}

const experiment::SeriesBand& Replications::series(std::size_t i) const {
  const auto found = bands_.find(i);
  if (found != bands_.end()) return found->second;
  return bands_.emplace(i, experiment_->series(i)).first->second;
}

} // namespace pondlab::desk
