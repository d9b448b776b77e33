#include "experiment/run/work_queue.hpp"

#include <algorithm>
#include <thread>
#include <utility>
#include <vector>

namespace pondlab::experiment {

WorkQueue::WorkQueue(WorkSource& source, Overseer overseer)
    : source_(source), overseer_(std::move(overseer)) {}

std::optional<WorkItem> WorkQueue::give(int worker) {
  const std::lock_guard lock(mutex_);
  if (stop_) return std::nullopt;
  auto item = source_.next_work();
  if (item) under_way_[worker] = {*item};
  return item;
}

bool WorkQueue::take(int worker, const std::optional<WorkResult>& result) {
  const std::lock_guard lock(mutex_);
  const auto found = under_way_.find(worker);
  if (found == under_way_.end()) return false;
  bool accepted = false;
  if (!result) {
    source_.give_back(found->second.item);
  } else {
    accepted = source_.accept(*result);
    if (accepted && overseer_.accepted) overseer_.accepted(*result);
  }
  under_way_.erase(found);
  report();
  return accepted;
}

bool WorkQueue::go_on(int worker, double days) {
  if (!go_on()) return false;
  const std::lock_guard lock(mutex_);
  if (const auto found = under_way_.find(worker); found != under_way_.end())
    found->second.days = days;
  report();
  return true;
}

bool WorkQueue::go_on() {
  if (overseer_.cancelled && overseer_.cancelled()) stop_ = true;
  return !stop_;
}

bool WorkQueue::has_item(int worker) const {
  const std::lock_guard lock(mutex_);
  return under_way_.contains(worker);
}

Progress WorkQueue::progress() const {
  const std::lock_guard lock(mutex_);
  return how_far();
}

/// Some of what is under way may be needed no more.
Progress WorkQueue::how_far() const {
  const auto days = static_cast<double>(source_.days());
  double done = source_.done();
  for (const auto& [worker, under_way] : under_way_)
    if (days > 0) done += std::min(1., under_way.days / days);
  const int asked = source_.asked();
  return {source_.done(), asked, asked == 0 ? 1 : std::min(1., done / asked)};
}

void WorkQueue::report() const {
  if (overseer_.progress) overseer_.progress(how_far());
}

void WorkQueue::fail(std::exception_ptr failure) {
  const std::lock_guard lock(mutex_);
  if (!failure_) failure_ = std::move(failure);
  stop_ = true;
}

void WorkQueue::rethrow() const {
  if (failure_) std::rethrow_exception(failure_);
}

void WorkQueue::work(int worker, const Worker& hands, int threads) {
  try {
    std::shared_ptr<engine::ThreadPool> thread_pool;
    if (threads > 1) thread_pool = std::make_shared<engine::ThreadPool>(threads);
    while (const auto item = give(worker)) {
      double days = 0;
      take(worker, hands.run(*item, [&] { return go_on(worker, ++days); }, thread_pool));
    }
  } catch (...) {
    fail(std::current_exception());
  }
}

int usable_jobs() {
#ifdef __EMSCRIPTEN__
  return 1;
#else
  return static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
#endif
}

void run_parallel(WorkSource& source, [[maybe_unused]] int jobs, const Overseer& overseer,
                  const std::function<void(WorkQueue&)>& assistance) {
  WorkQueue queue(source, overseer);
  const Worker hands = source.worker();
  std::vector<std::thread> threads; // workers −2, −3, …: other processes count from 0 on
  int each = 1;
#ifndef __EMSCRIPTEN__
  const int items = source.asked() - source.done();
  // Where there are fewer items than threads, those left over share the days of worlds.
  if (!assistance) each = std::max(1, jobs / std::max(1, items));
  for (int job = assistance ? 0 : 1; job < std::min(jobs, items); ++job)
    threads.emplace_back([&queue, &hands, job, each] { queue.work(-2 - job, hands, each); });
#endif
  if (assistance)
    assistance(queue);
  else
    queue.work(-1, hands, each);
  for (std::thread& thread : threads) thread.join();
  queue.rethrow();
}

} // namespace pondlab::experiment
