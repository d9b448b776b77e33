#include "cli/program/output.hpp"
#include "support/commands.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

using namespace pondlab;
using namespace pondlab::tests;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("an output that cannot be made is refused before anything is simulated") {
  const Folder folder;
  const Ran missing = ran({"run", small_file(), "--out", folder.path("no/where.json")});
  CHECK(missing.status == 73);
  CHECK_THAT(missing.err, ContainsSubstring("there is no such file or folder"));
  CHECK(ran({"run", small_file(), "--out", folder.path(".")}).status == 73);
}

TEST_CASE("the scenario is not overwritten by its result") {
  const Folder folder;
  const std::string file = folder.file("scenario.json", small_scenario());
  const Ran result = ran({"run", file, "--out", file});
  CHECK(result.status == 64);
  CHECK_THAT(result.err, ContainsSubstring("overwrite"));
  CHECK(content_of_file(file) == small_scenario());
}

TEST_CASE("a run that comes to nothing leaves an older result as it was") {
  const Folder folder;
  const std::string result = folder.file("result.txt", "older");
  const std::string bad = folder.file("bad.json", "{");
  CHECK(ran({"run", bad, "--out", result}).status == 65);
  CHECK(content_of_file(result) == "older");
}

#ifndef __EMSCRIPTEN__
TEST_CASE("a full disk is status 74") {
  if (!std::filesystem::exists("/dev/full")) SKIP("no /dev/full");
  const Ran result = ran({"run", small_file(), "--out", "/dev/full"});
  CHECK(result.status == 74);
  CHECK_THAT(result.err, ContainsSubstring("the disk is full"));
}
#endif
