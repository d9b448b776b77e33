// R1 alone, for benchmarks/run-r1: one line of JSON with member-days per second (median of the
// rounds), visits and buys per agent, and a hash that must be the same on every compiler and
// instruction set.
//
//   benchmark-r1 [agents [days [rounds [instruction set]]]]

#include "r1/r1.hpp"
#include "engine/thinning/thinning_filter.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

using pondlab::benchmark::R1;

int main(int count, char** arguments) {
  const auto number = [&](int i, long otherwise) {
    return count > i ? std::strtol(arguments[i], nullptr, 10) : otherwise;
  };
  const auto agents = static_cast<std::uint32_t>(number(1, 1000000));
  const int days = static_cast<int>(number(2, 90));
  const long rounds = number(3, 5);
  if (count > 4 && !pondlab::engine::set_instruction_set(arguments[4])) {
    std::fprintf(stderr, "This machine or build has no instruction set %s.\n", arguments[4]);
    return 64;
  }
  std::vector<double> seconds;
  R1::Totals totals;
  for (long round = 0; round < rounds; ++round) {
    R1 r1(agents);
    const auto begin = std::chrono::steady_clock::now();
    totals = r1.run(days);
    seconds.push_back(
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
  }
  std::sort(seconds.begin(), seconds.end());
  std::printf(
      "{\"name\": \"pondlab %s\", \"rate\": %.1f, \"visits\": %.4f, \"buys\": %.4f, "
      "\"hash\": \"%016llx\"}\n",
      pondlab::engine::instruction_set(), agents * 1e-6 * days / seconds[seconds.size() / 2],
      static_cast<double>(totals.visits) / agents, static_cast<double>(totals.buys) / agents,
      static_cast<unsigned long long>(totals.hash));
}
