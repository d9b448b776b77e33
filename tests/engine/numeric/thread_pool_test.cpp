#include "engine/numeric/thread_pool.hpp"

#include <catch2/catch_test_macros.hpp>

#include <atomic>
#include <stdexcept>
#include <vector>

namespace pondlab::tests::thread_pool_test {

using engine::ThreadPool;

TEST_CASE("Every piece is done once, by workers that are counted from 0") {
  for (const int workers : {1, 2, 5}) {
    ThreadPool thread_pool(workers);
    for (const std::size_t pieces : {std::size_t{0}, std::size_t{1}, std::size_t{3},
                                     std::size_t{1'000}}) { // one task after another
      std::vector<std::atomic<int>> done(pieces);
      std::atomic<bool> strange = false;
      thread_pool.parallel_for(pieces, [&](std::size_t piece, int worker) {
        ++done[piece];
        if (worker < 0 || worker >= thread_pool.workers()) strange = true;
      });
      INFO(workers << " workers, " << pieces << " pieces");
      CHECK_FALSE(strange);
      for (const std::atomic<int>& times : done) REQUIRE(times == 1);
    }
  }
}

TEST_CASE(
    "What a piece throws is thrown where the work was asked for, and the thread pool goes on") {
  for (const int workers : {1, 3}) {
    ThreadPool thread_pool(workers);
    CHECK_THROWS_AS(thread_pool.parallel_for(100,
                                             [](std::size_t piece, int) {
                                               if (piece == 40) throw std::runtime_error("no");
                                             }),
                    std::runtime_error);
    std::atomic<int> done = 0;
    thread_pool.parallel_for(50, [&](std::size_t, int) { ++done; });
    CHECK(done == 50);
  }
}

TEST_CASE("A thread pool that never worked can be let go") {
  const ThreadPool thread_pool(4);
  CHECK(thread_pool.workers() >= 1);
}

} // namespace pondlab::tests::thread_pool_test
