#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace pondlab::engine {

/// Threads that share out the pieces of one task after another. What a piece does must not depend
/// on who does it, nor on which pieces are done before: then the number of workers is of no
/// consequence.
class ThreadPool {
public:
  /// `workers` ≥ 1 with the caller among them: one starts no thread. In WebAssembly there is always
  /// one: a page's engine has a web worker to itself.
  explicit ThreadPool(int workers = 1);
  ~ThreadPool();
  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  int workers() const { return workers_; }

  /// Calls `work(piece, worker)` for every piece of [0, pieces), with workers counted from 0, and
  /// returns when all are done. What the first to fail throws is thrown here; then the rest of the
  /// pieces may be left out.
  void parallel_for(std::size_t pieces, const std::function<void(std::size_t, int)>& work);

private:
  struct Threads;

  int workers_;
  std::unique_ptr<Threads> threads_; ///< none for one worker
};

} // namespace pondlab::engine
