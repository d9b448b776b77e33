#include "support/commands.hpp"
#include "support/failing_allocation.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>

#include <filesystem>
#include <random>

namespace pondlab::tests::allocation_test {

namespace {

/// Runs the command with the nth allocation failing; whether so many were needed.
bool ran_short(const std::vector<std::string>& command, std::int64_t nth, Ran& result) {
  const FailingAllocation failing(nth);
  result = ran(command);
  return failing.failed();
}

/// Some of the allocations of a command, few at first and then ever farther apart, until it needs
/// no more.
template <typename Check>
void at_many_allocations(Check check) {
  std::mt19937 random(1);
  for (std::int64_t nth = 1; check(nth);
       nth += 1 + static_cast<std::int64_t>(random() % (1 + nth / 8))) {
  }
}

} // namespace

TEST_CASE("Whatever allocation fails, the report before is whole and the journal is gone on with") {
  if (!FailingAllocation::possible()) SKIP("this build has an allocator of its own");
  const Folder folder;
  const std::string journal = folder.path("journal"), out = folder.file("out.json", "before");
  const std::vector<std::string> command = {
      "run", small_file(), "--replications", "2",     "--format", "json", "--jobs",
      "1",   "--quiet",    "--journal",      journal, "--out",    out};
  REQUIRE(ran(command).status == 0);
  const std::string whole = content_of_file(out);
  int refused = 0, files = 2;
  at_many_allocations([&](std::int64_t nth) {
    INFO("allocation " << nth);
    std::filesystem::remove(journal);
    folder.file("out.json", "before");
    Ran result;
    const bool short_of_memory = ran_short(command, nth, result);
    if (result.status != 0) {
      ++refused;
      CHECK(!result.err.empty());
      CHECK(content_of_file(out) == "before");
    }
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path("")), {}) <= files);
    CHECK(ran(command).status == 0);
    CHECK(content_of_file(out) == whole);
    return short_of_memory;
  });
  CHECK(refused > 50);
}

TEST_CASE("Whatever allocation fails while a file is read, it is no crash") {
  if (!FailingAllocation::possible()) SKIP("this build has an allocator of its own");
  for (const std::vector<std::string>& command :
       {std::vector<std::string>{"validate", small_file()},
        {"describe", "sms"},
        {"compare", small_file(), "--replications", "2", "--quiet", "--jobs", "2"}}) {
    const Ran whole = ran(command);
    at_many_allocations([&](std::int64_t nth) {
      INFO(command[0] << ", allocation " << nth);
      Ran result;
      const bool short_of_memory = ran_short(command, nth, result);
      CHECK((result.status != 0 || result.out == whole.out));
      return short_of_memory;
    });
  }
}

} // namespace pondlab::tests::allocation_test
