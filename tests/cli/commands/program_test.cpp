#include "base/version.hpp"
#include "cli/commands/program.hpp"
#include "support/commands.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <regex>
#include <sstream>

namespace pondlab::tests::program_test {

using Catch::Matchers::ContainsSubstring;

namespace {

void check_refused(const std::vector<std::string>& arguments, const std::string& sentence) {
  const Ran result = ran(arguments);
  CHECK(result.status == 64);
  CHECK(result.out.empty());
  CHECK_THAT(result.err, ContainsSubstring(sentence));
  CHECK_THAT(result.err, ContainsSubstring("--help"));
}

const std::vector<std::string>& command_names() {
  static const std::vector<std::string> names = {"run",     "validate",  "describe",
                                                 "explain", "reproduce", "bench"};
  return names;
}

} // namespace

TEST_CASE("help is data, in both languages, and names every command") {
  for (const Language language : {Language::zh, Language::en}) {
    const Ran result = ran({"--help"}, {.language = language});
    CHECK(result.status == 0);
    CHECK(result.err.empty());
    for (const std::string& name : command_names())
      CHECK_THAT(result.out, ContainsSubstring("\n  " + name + " "));
  }
}

TEST_CASE("each command's help says nothing in keys of texts") {
  const std::regex key("(cli|option)\\.[a-z_0-9.]+");
  for (const Language language : {Language::zh, Language::en})
    for (const std::string& name : command_names()) {
      const Ran result = ran({name, "--help"}, {.language = language});
      CHECK(result.status == 0);
      CHECK_THAT(result.out, ContainsSubstring("pondlab " + name));
      CHECK_THAT(result.out, ContainsSubstring("--language"));
      CHECK_FALSE(std::regex_search(result.out, key));
    }
}

TEST_CASE("--version prints the version") {
  const Ran result = ran({"--version"});
  CHECK(result.status == 0);
  CHECK(result.out == "pondlab " + std::string(version()) + "\n");
}

TEST_CASE("wrong usage is one sentence and a hint") {
  check_refused({}, "a command is missing");
  check_refused({"rnu"}, "did you mean \"run\"");
  check_refused({"frobnicate"}, "there is no command \"frobnicate\"");
  check_refused({"run"}, "FILE is missing");
  check_refused({"run", "--sed", "3", small_file()}, "did you mean \"--seed\"");
  check_refused({"run", small_file(), "--frobnicate"}, "there is no option \"--frobnicate\"");
  check_refused({"run", small_file(), "--seed"}, "--seed needs a value");
  check_refused({"run", small_file(), "another"}, "\"another\" is one argument too many");
  check_refused({"run", small_file(), "--format", "xml"}, "--format takes one of text, json");
  check_refused({"run", small_file(), "--language", "fr"}, "--language takes one of zh, en");
}

TEST_CASE("numbers out of range are refused with the range") {
  for (const char* const wrong :
       {"0", "-1", "1e9", "1000000000", "2.5", "", "x", "99999999999999999999"})
    check_refused({"run", small_file(), "--replications", wrong},
                  "--replications takes a whole number from 1 to 10000");
  check_refused({"run", small_file(), "--days", "7321"}, "from 1 to 7320");
  check_refused({"run", small_file(), "--jobs", "0"}, "from 1 to 256");
  check_refused({"run", small_file(), "--seed", "-3"}, "from 0 to");
}

TEST_CASE("the environment's language follows the usual order") {
  CHECK(cli::language_of("", "", "") == Language::en);
  CHECK(cli::language_of("", "", "zh_CN.UTF-8") == Language::zh);
  CHECK(cli::language_of("en_US.UTF-8", "", "zh_CN.UTF-8") == Language::en);
  CHECK(cli::language_of("", "zh_TW", "en_US") == Language::zh);
  CHECK(cli::language_of("C", "", "") == Language::en);
}

TEST_CASE("an output that fails is told by its status") {
  std::istringstream in;
  std::ostringstream err;
  std::ostream nowhere(nullptr);
  cli::Console console{.in = in, .out = nowhere, .err = err};
  CHECK(cli::run({"--help"}, console) == 74);
  CHECK_THAT(err.str(), ContainsSubstring("<stdout>"));
}

} // namespace pondlab::tests::program_test
