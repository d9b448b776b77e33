#include "desk/crew.hpp"

#include <algorithm>
#include <utility>

namespace pondlab::desk {
namespace {

constexpr double memory_for_workers = 2e9;
constexpr double memory_of_a_worker = 64e6;
constexpr double bytes_a_person = 240; ///< columns of two worlds and their population, friends

/// Before so much is done its pace says little.
constexpr double least_share = .02;
constexpr double least_milliseconds = 400;

} // namespace

void Crew::start(experiment::Experiment& experiment, const experiment::Design& design, int wanted) {
  if (running() || experiment.done() >= wanted) return;
  experiment_ = &experiment;
  wanted_ = wanted;
  done_before_ = experiment.done();
  began_ = -1;
  pool_.start(std::min(workers(), wanted_ - done_before_), to_bytes(design));
}

/// As many as the machine has cores for, and memory.
int Crew::workers() const {
  const auto people =
      static_cast<double>(engine::people_of(experiment_->arms().front().plan->setup));
  const double each = memory_of_a_worker + bytes_a_person * people;
  return std::clamp(static_cast<int>(memory_for_workers / each), 1, pool_.size());
}

void Crew::cancel() {
  if (!running()) return;
  pool_.stop();
  for (const auto& [worker, work] : under_way_) experiment_->give_back(work.unit);
  under_way_.clear();
  experiment_ = nullptr;
}

void Crew::worker_ready(int worker) {
  if (!running()) return;
  if (began_ < 0) began_ = clock_();
  give_work(worker);
}

void Crew::give_work(int worker) {
  if (experiment_->done() + static_cast<int>(under_way_.size()) >= wanted_) return;
  const auto unit = experiment_->next_work();
  if (!unit) return;
  under_way_[worker] = {*unit};
  pool_.give(worker, to_bytes(*unit));
}

void Crew::worker_progress(int worker, double share) {
  const auto found = under_way_.find(worker);
  if (found != under_way_.end()) found->second.share = share;
}

bool Crew::worker_result(int worker, std::span<const std::byte> bytes) {
  if (!running()) return false;
  experiment_->accept(bytes);
  under_way_.erase(worker);
  if (experiment_->done() >= wanted_)
    cancel();
  else
    give_work(worker);
  return true;
}

double Crew::done() const {
  double done = experiment_->done();
  for (const auto& [worker, work] : under_way_) done += work.share;
  return done;
}

double Crew::share() const { return running() ? done() / wanted_ : 0; }

double Crew::left() const {
  if (!running() || began_ < 0) return -1;
  const double share = (done() - done_before_) / (wanted_ - done_before_);
  const double elapsed = clock_() - began_;
  if (share < least_share || elapsed < least_milliseconds) return -1;
  return elapsed * (1 - share) / share;
}

} // namespace pondlab::desk
