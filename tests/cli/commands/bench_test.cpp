#include "cli/commands/workload.hpp"
#include "engine/thinning/thinning_filter.hpp"
#include "r1/r1.hpp"
#include "support/commands.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>
#include <set>
#include <sstream>

namespace pondlab::tests::bench_test {

using Catch::Matchers::ContainsSubstring;
using nlohmann::json;

TEST_CASE("bench reports what it measured, with the hash of the last day") {
  const Ran result = ran({"bench", small_file(), "--rounds", "2", "--format", "json", "--quiet"});
  CHECK(result.status == 0);
  CHECK(result.err.empty());
  const json one = json::parse(result.out)["workloads"][0];
  CHECK(one["people"] == 3000);
  CHECK(one["days"] == 40);
  CHECK(one["million_member_days_per_second"].get<double>() > 0);
  CHECK(one["active_share"].get<double>() > 0);
  CHECK(one["active_share"].get<double>() < 1);
  CHECK(one["state_bytes_per_person"].get<double>() > 40);
  const json again =
      json::parse(ran({"bench", small_file(), "--rounds", "1", "--format", "json"}).out);
  CHECK(again["workloads"][0]["hash"] == one["hash"]);
}

TEST_CASE("bench writes a table for people, and says which round it is in") {
  const Ran result =
      ran({"bench", small_file(), "--rounds", "1", "--days", "3", "--language", "zh"});
  CHECK(result.status == 0);
  CHECK_THAT(result.out, ContainsSubstring("百万会员日/秒"));
  CHECK_THAT(result.err, ContainsSubstring("第 1 遍，共 1 遍"));
}

TEST_CASE("bench refuses what is neither a workload nor a scenario") {
  CHECK(ran({"bench", "seasons"}).status == 66);
  CHECK(ran({"bench", "--rounds", "0"}).status == 64);
}

TEST_CASE("The workloads in the program are the repository's files") {
  for (const cli::WorkloadFile& workload : cli::workload_files()) {
    CHECK(content_of_file(repository_file(std::string(workload.file))) == workload.text);
  }
}

TEST_CASE("R1 gives the yardstick's figures, the same on each instruction set", "[statistical]") {
  constexpr std::uint32_t agents = 20'000;
  const std::string usual = engine::instruction_set();
  std::set<std::uint64_t> hashes;
  for (const char* name : {"base", "v3", "v4"}) {
    if (!engine::set_instruction_set(name)) continue;
    const benchmark::R1::Totals totals = benchmark::R1(agents).run(90);
    hashes.insert(totals.hash);
    // Six standard errors; between agents visits vary by about 3.2 and purchases by .6.
    CHECK(std::abs(static_cast<double>(totals.visits) / agents - 7.24) <
          6 * 3.2 / std::sqrt(agents));
    CHECK(std::abs(static_cast<double>(totals.buys) / agents - .362) < 6 * .61 / std::sqrt(agents));
  }
  engine::set_instruction_set(usual.c_str());
  CHECK(hashes.size() == 1);
}

} // namespace pondlab::tests::bench_test
