#include "experiment/run/parallel.hpp"

#include <algorithm>
#include <thread>
#include <vector>

namespace pondlab::experiment {

int usable_jobs() {
#ifdef __EMSCRIPTEN__
  return 1;
#else
  return static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
#endif
}

void run_parallel(WorkSource& source, const Worker& worker, [[maybe_unused]] int jobs,
                  const Overseer& overseer, const std::function<void(Foreman&)>& assistance) {
  Foreman foreman(source, worker, overseer);
  std::vector<std::thread> threads;
#ifndef __EMSCRIPTEN__
  const int units = source.asked() - source.done();
  for (int job = assistance ? 0 : 1; job < std::min(jobs, units); ++job)
    threads.emplace_back([&] { foreman.work(); });
#endif
  if (assistance)
    assistance(foreman);
  else
    foreman.work();
  for (std::thread& thread : threads) thread.join();
  foreman.rethrow();
}

} // namespace pondlab::experiment
