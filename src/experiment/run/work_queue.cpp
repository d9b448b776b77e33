#include "experiment/run/work_queue.hpp"

#include <algorithm>

namespace pondlab::experiment {

WorkQueue::WorkQueue(WorkSource& source, const Worker& worker, const Overseer& overseer)
    : source_(source), worker_(worker), overseer_(overseer) {
  for (const Arm& arm : source.arms()) days_ += arm.plan->day_count();
  days_done_ = days_ * source.done();
}

std::optional<WorkItem> WorkQueue::next() {
  const std::lock_guard lock(mutex_);
  return stop_ ? std::nullopt : source_.next_work();
}

void WorkQueue::hand_in(const WorkItem& item, const std::optional<WorkResult>& result) {
  const std::lock_guard lock(mutex_);
  if (!result)
    source_.give_back(item);
  else if (source_.accept(*result) && overseer_.accepted)
    overseer_.accepted(*result);
  report();
}

bool WorkQueue::go_on(std::int64_t days) {
  days_done_ += days;
  if (overseer_.cancelled && overseer_.cancelled()) stop_ = true;
  const std::lock_guard lock(mutex_);
  if (!stop_) report();
  return !stop_;
}

void WorkQueue::fail(std::exception_ptr failure) {
  const std::lock_guard lock(mutex_);
  if (!failure_) failure_ = std::move(failure);
  stop_ = true;
}

void WorkQueue::work() {
  try {
    while (const auto item = next()) hand_in(*item, worker_.run(*item, [&] { return go_on(1); }));
  } catch (...) {
    fail(std::current_exception());
  }
}

void WorkQueue::rethrow() const {
  if (failure_) std::rethrow_exception(failure_);
}

void WorkQueue::report() const {
  if (!overseer_.progress) return;
  const double days = static_cast<double>(days_) * source_.asked();
  overseer_.progress({source_.done(), source_.asked(),
                      days == 0 ? 1 : std::min(1., static_cast<double>(days_done_) / days)});
}

} // namespace pondlab::experiment
