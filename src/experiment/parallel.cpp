#include "experiment/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

namespace pondlab::experiment {

namespace {

/// What the threads of one run share.
class Crew {
public:
  Crew(WorkSource& source, const Worker& worker,
       const std::function<void(const Progress&)>& progress, const std::function<bool()>& cancelled,
       const std::function<void(const UnitResult&)>& accepted)
      : source_(source), worker_(worker), progress_(progress), cancelled_(cancelled),
        accepted_(accepted) {
    for (const Arm& arm : source.arms()) days_ += arm.plan->day_count();
    days_done_ = days_ * source.done();
  }

  void work() {
    try {
      while (const auto unit = next()) {
        auto result = worker_.run(*unit, [&] { return go_on(); });
        const std::lock_guard lock(mutex_);
        if (result)
          accept(*result);
        else
          source_.give_back(*unit);
        report();
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      stop_ = true;
    }
  }

  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }

private:
  std::optional<Unit> next() {
    const std::lock_guard lock(mutex_);
    return stop_ ? std::nullopt : source_.next_work();
  }

  void accept(const UnitResult& result) {
    if (source_.accept(result) && accepted_) accepted_(result);
  }

  bool go_on() {
    ++days_done_;
    if (cancelled_ && cancelled_()) stop_ = true;
    const std::lock_guard lock(mutex_);
    if (!stop_) report();
    return !stop_;
  }

  void report() const {
    if (!progress_) return;
    const double days = static_cast<double>(days_) * source_.asked();
    progress_({source_.done(), source_.asked(),
               days == 0 ? 1 : std::min(1., static_cast<double>(days_done_) / days)});
  }

  WorkSource& source_;
  const Worker& worker_;
  const std::function<void(const Progress&)>& progress_;
  const std::function<bool()>& cancelled_;
  const std::function<void(const UnitResult&)>& accepted_;
  std::int64_t days_ = 0; ///< of a replication, all arms together
  std::atomic<std::int64_t> days_done_ = 0;
  std::atomic<bool> stop_ = false;
  std::mutex mutex_;
  std::exception_ptr failure_;
};

} // namespace

int usable_jobs() {
#ifdef __EMSCRIPTEN__
  return 1;
#else
  return static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
#endif
}

void run_parallel(WorkSource& source, const Worker& worker, [[maybe_unused]] int jobs,
                  const std::function<void(const Progress&)>& progress,
                  const std::function<bool()>& cancelled,
                  const std::function<void(const UnitResult&)>& accepted) {
  Crew crew(source, worker, progress, cancelled, accepted);
  std::vector<std::thread> threads;
#ifndef __EMSCRIPTEN__
  const int units = source.asked() - source.done();
  for (int job = 1; job < std::min(jobs, units); ++job) threads.emplace_back([&] { crew.work(); });
#endif
  crew.work();
  for (std::thread& thread : threads) thread.join();
  crew.rethrow();
}

} // namespace pondlab::experiment
