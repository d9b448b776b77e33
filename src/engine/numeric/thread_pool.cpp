#include "engine/numeric/thread_pool.hpp"

#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace pondlab::engine {

struct ThreadPool::Threads {
  explicit Threads(int others) {
    for (int i = 1; i <= others; ++i) threads.emplace_back([this, i] { wait_for_tasks(i); });
  }
  ~Threads() {
    {
      const std::lock_guard lock(mutex);
      leaving = true;
    }
    begun.notify_all();
    for (std::thread& thread : threads) thread.join();
  }

  void wait_for_tasks(int worker) {
    std::uint64_t seen = 0;
    for (;;) {
      {
        std::unique_lock lock(mutex);
        begun.wait(lock, [&] { return leaving || task != seen; });
        if (leaving) return;
        seen = task;
      }
      take_pieces(worker);
      const std::lock_guard lock(mutex);
      if (--busy == 0) finished.notify_one();
    }
  }

  void take_pieces(int worker) {
    try {
      for (std::size_t piece = next++; piece < pieces; piece = next++) (*work)(piece, worker);
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!failure) failure = std::current_exception();
      next = pieces;
    }
  }

  void parallel_for(std::size_t count, const std::function<void(std::size_t, int)>& what) {
    {
      const std::lock_guard lock(mutex);
      work = &what;
      pieces = count;
      next = 0;
      busy = static_cast<int>(threads.size());
      failure = nullptr;
      ++task;
    }
    begun.notify_all();
    take_pieces(0);
    std::unique_lock lock(mutex);
    finished.wait(lock, [&] { return busy == 0; });
    if (failure) std::rethrow_exception(failure);
  }

  std::mutex mutex;
  std::condition_variable begun, finished;
  std::uint64_t task = 0; ///< how many there were
  bool leaving = false;
  int busy = 0; ///< threads that still work on the task
  std::exception_ptr failure;
  const std::function<void(std::size_t, int)>* work = nullptr;
  std::size_t pieces = 0;
  std::atomic<std::size_t> next = 0;
  std::vector<std::thread> threads; ///< last, so that all else is there when they start
};

#ifdef __EMSCRIPTEN__
ThreadPool::ThreadPool(int) : workers_(1) {}
#else
ThreadPool::ThreadPool(int workers) : workers_(workers) {
  if (workers > 1) threads_ = std::make_unique<Threads>(workers - 1);
}
#endif

ThreadPool::~ThreadPool() = default;

void ThreadPool::parallel_for(std::size_t pieces,
                              const std::function<void(std::size_t, int)>& work) {
  if (threads_) return threads_->parallel_for(pieces, work);
  for (std::size_t piece = 0; piece < pieces; ++piece) work(piece, 0);
}

} // namespace pondlab::engine
