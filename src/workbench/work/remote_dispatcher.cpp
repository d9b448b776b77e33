#include "workbench/work/remote_dispatcher.hpp"

#include <algorithm>
#include <utility>

namespace pondlab::workbench {
namespace {

constexpr double memory_for_workers = 2e9;
constexpr double memory_of_a_worker = 64e6;
constexpr double bytes_a_person = 240; ///< columns of two worlds and their population, friends

/// Before so much is done its pace says little.
constexpr double least_share = .02;
constexpr double least_milliseconds = 400;

} // namespace

void RemoteDispatcher::start(experiment::WorkSource& work,
                             const experiment::JobSpecification& specification) {
  if (running() || work.finished()) return;
  work_ = &work;
  queue_.emplace(work);
  done_before_ = work.done();
  began_ = -1;
  pool_.start(std::min(workers(), wanted() - done_before_), to_bytes(specification));
}

/// As many as the machine has cores for, and memory.
int RemoteDispatcher::workers() const {
  const auto people = static_cast<double>(engine::people_of(work_->arms().front().plan->setup));
  const double each = memory_of_a_worker + bytes_a_person * people;
  return std::clamp(static_cast<int>(memory_for_workers / each), 1, pool_.size());
}

void RemoteDispatcher::cancel() {
  if (!running()) return;
  pool_.stop();
  for (int worker = 0; worker < pool_.size(); ++worker) queue_->take(worker, std::nullopt);
  queue_.reset();
  work_ = nullptr;
}

void RemoteDispatcher::worker_ready(int worker) {
  if (!running()) return;
  if (began_ < 0) began_ = clock_();
  give_work(worker);
}

void RemoteDispatcher::give_work(int worker) {
  if (const auto item = queue_->give(worker)) pool_.give(worker, to_bytes(*item));
}

void RemoteDispatcher::worker_progress(int worker, double share) {
  if (running()) queue_->go_on(worker, share * static_cast<double>(work_->days()));
}

bool RemoteDispatcher::worker_result(int worker, std::span<const std::byte> bytes) {
  if (!running()) return false;
  const bool accepted = queue_->take(worker, experiment::work_result_from(bytes));
  if (work_->finished())
    cancel();
  else
    give_work(worker);
  return accepted;
}

double RemoteDispatcher::share() const { return running() ? queue_->progress().share : 0; }

double RemoteDispatcher::left() const {
  if (!running() || began_ < 0) return -1;
  const double done = share() * wanted();
  const double share = (done - done_before_) / (wanted() - done_before_);
  const double elapsed = clock_() - began_;
  if (share < least_share || elapsed < least_milliseconds) return -1;
  return elapsed * (1 - share) / share;
}

} // namespace pondlab::workbench
