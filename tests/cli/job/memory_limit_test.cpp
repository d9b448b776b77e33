#include "support/commands.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

namespace pondlab::tests::memory_limit_test {

using Catch::Matchers::ContainsSubstring;

namespace {

/// 20 million people with 64 friends each: some 35 GB.
const char* const crowded = R"({"format_version": 1, "horizon": {"start": "2020-02-01", "days": 2},
 "run": {"replications": 1}, "network": {"degree": 64},
 "segments": [{"id": "a", "members": 20000000}], "campaign": {"sms": {}}})";

} // namespace

TEST_CASE("what takes too much memory is refused before any is taken, and says what to do") {
  const Folder folder;
  const std::string file = folder.file("crowded.json", crowded);
  for (const char* command : {"run", "compare"}) {
    const Ran run = ran({command, file, "--max-memory", "8000"});
    CHECK(run.status == 64);
    CHECK_THAT(run.err,
               ContainsSubstring("the limit is 8000 MB") && ContainsSubstring("network.degree"));
  }
  const Ran validated = ran({"validate", file, "--max-memory", "8000"});
  CHECK(validated.status == 65);
  CHECK_THAT(validated.out,
             ContainsSubstring("crowded.json:3:14: error") && ContainsSubstring("$.segments"));
  CHECK(ran({"validate", file, "--max-memory", "100000"}).status == 0);
}

TEST_CASE("too many jobs for the memory are refused with the number that fits") {
  const Ran run = ran({"run", small_file(), "--jobs", "200", "--max-memory", "20"});
  CHECK(run.status == 64);
  CHECK_THAT(run.err, ContainsSubstring("--jobs"));
  CHECK(ran({"run", small_file(), "--max-memory", "20", "--quiet"}).status != 64);
}

} // namespace pondlab::tests::memory_limit_test
