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
                  const Overseer& overseer, const std::function<void(WorkQueue&)>& assistance) {
  WorkQueue queue(source, worker, overseer);
  std::vector<std::thread> threads;
#ifndef __EMSCRIPTEN__
  const int items = source.asked() - source.done();
  for (int job = assistance ? 0 : 1; job < std::min(jobs, items); ++job)
    threads.emplace_back([&] { queue.work(); });
#endif
  if (assistance)
    assistance(queue);
  else
    queue.work();
  for (std::thread& thread : threads) thread.join();
  queue.rethrow();
}

} // namespace pondlab::experiment
