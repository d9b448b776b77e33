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

void RemoteDispatcher::start(experiment::WorkSource& work, const experiment::Design& design) {
  if (running() || work.finished()) return;
  work_ = &work;
  done_before_ = work.done();
  began_ = -1;
  pool_.start(std::min(workers(), wanted() - done_before_), to_bytes(design));
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
  for (const auto& [worker, under_way] : under_way_) work_->give_back(under_way.item);
  under_way_.clear();
  work_ = nullptr;
}

void RemoteDispatcher::worker_ready(int worker) {
  if (!running()) return;
  if (began_ < 0) began_ = clock_();
  give_work(worker);
}

void RemoteDispatcher::give_work(int worker) {
  const auto item = work_->next_work();
  if (!item) return;
  under_way_[worker] = {*item};
  pool_.give(worker, to_bytes(*item));
}

void RemoteDispatcher::worker_progress(int worker, double share) {
  const auto found = under_way_.find(worker);
  if (found != under_way_.end()) found->second.share = share;
}

bool RemoteDispatcher::worker_result(int worker, std::span<const std::byte> bytes) {
  if (!running()) return false;
  const bool accepted = work_->accept(experiment::work_result_from(bytes));
  under_way_.erase(worker);
  if (work_->finished())
    cancel();
  else
    give_work(worker);
  return accepted;
}

double RemoteDispatcher::done() const {
  double done = work_->done();
  for (const auto& [worker, under_way] : under_way_) done += under_way.share;
  return std::min(done, static_cast<double>(wanted())); // some of it may be needed no more
}

double RemoteDispatcher::share() const { return running() ? done() / wanted() : 0; }

double RemoteDispatcher::left() const {
  if (!running() || began_ < 0) return -1;
  const double share = (done() - done_before_) / (wanted() - done_before_);
  const double elapsed = clock_() - began_;
  if (share < least_share || elapsed < least_milliseconds) return -1;
  return elapsed * (1 - share) / share;
}

} // namespace pondlab::workbench
