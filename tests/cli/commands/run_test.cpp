#include "support/commands.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <nlohmann/json.hpp>

namespace pondlab::tests::run_test {

using Catch::Matchers::ContainsSubstring;
using nlohmann::json;

namespace {

/// The small scenario whose first expectation is this one.
std::string expecting(const Folder& folder, const std::string& band) {
  return folder.file("scenario.json", replaced(small_scenario(), R"("at_least": 100, "source")",
                                               band + R"(, "source")"));
}

json json_of(const Ran& result) {
  REQUIRE(result.status < 64);
  return json::parse(result.out);
}

} // namespace

TEST_CASE("run prints a report on standard output and nothing else") {
  const Ran result = ran({"run", small_file()});
  CHECK(result.status == 0);
  CHECK(result.err.empty());
  CHECK_THAT(result.out, ContainsSubstring("A small pond"));
  CHECK_THAT(result.out, ContainsSubstring("✓ holds"));
  CHECK(result.out.find('\x1b') == result.out.npos);
}

TEST_CASE("run speaks Chinese by the environment or the option") {
  CHECK_THAT(ran({"run", small_file()}, {.language = Language::zh}).out,
             ContainsSubstring("✓ 达成"));
  CHECK_THAT(ran({"run", small_file(), "--language", "zh"}).out, ContainsSubstring("✓ 达成"));
  CHECK_THAT(ran({"--language=en", "run", small_file()}, {.language = Language::zh}).out,
             ContainsSubstring("✓ holds"));
}

TEST_CASE("run reads standard input") {
  const Ran result = ran({"run", "-", "--format", "json"}, {.input = small_scenario()});
  CHECK(json_of(result)["manifest"]["scenario"] == "-");
}

TEST_CASE("run's status is the verdict") {
  const Folder folder;
  CHECK(ran({"run", small_file()}).status == 0);
  CHECK(ran({"run", expecting(folder, R"("at_most": 1)")}).status == 1);
  CHECK(ran({"run", small_file(), "--replications", "1"}).status == 2);
}

TEST_CASE("--strict makes what is not settled a failure") {
  CHECK(ran({"run", small_file(), "--strict"}).status == 0);
  const Ran result = ran({"run", small_file(), "--replications", "1", "--strict"});
  CHECK(result.status == 1);
  CHECK_THAT(result.out, ContainsSubstring("? not settled"));
}

TEST_CASE("run writes every format") {
  const json result = json_of(ran({"run", small_file(), "--format", "json"}));
  CHECK(result["verdict"] == "pass");
  CHECK(result["manifest"]["arms"][0]["day_hashes"].size() == 40);
  CHECK(result["replications"] == 4);
  CHECK(result["replications_planned"] == 4);
  CHECK(result["finished"] == true);

  const Ran csv = ran({"run", small_file(), "--format", "csv"});
  CHECK(csv.status == 0);
  const std::size_t end = csv.out.find('\n');
  CHECK_THAT(csv.out.substr(0, end), ContainsSubstring("measure"));

  const Ran junit = ran({"run", small_file(), "--format", "junit"});
  CHECK_THAT(junit.out, ContainsSubstring("<testsuite"));
  CHECK_THAT(junit.out, ContainsSubstring("tests=\"3\""));
  CHECK_THAT(junit.out, ContainsSubstring("failures=\"0\""));
}

TEST_CASE("a failed expectation is a failure in JUnit, an unsettled one an error") {
  const Folder folder;
  const Ran failed = ran({"run", expecting(folder, R"("at_most": 1)"), "--format", "junit"});
  CHECK(failed.status == 1);
  CHECK_THAT(failed.out, ContainsSubstring("<failure"));
  const Ran unsettled = ran({"run", small_file(), "--replications", "1", "--format", "junit"});
  CHECK(unsettled.status == 2);
  CHECK_THAT(unsettled.out, ContainsSubstring("<error"));
}

TEST_CASE("run's options override the scenario") {
  const json result = json_of(
      ran({"run", small_file(), "--strategy", "thrifty", "--seed", "5", "--replications", "3",
           "--days", "20", "--jobs", "2", "--measure", "orders,audience:sms", "--format", "json"}));
  CHECK(result["strategy"] == "thrifty");
  CHECK(result["replications"] == 3);
  CHECK(result["scenario"]["days"] == 20);
  CHECK(result["manifest"]["seed"] == 5);
  CHECK(result["measures"].size() == 2);
}

TEST_CASE("the number of threads changes nothing") {
  const std::vector<std::string> once = {"run", small_file(), "--format", "json", "--jobs", "1"};
  std::vector<std::string> thrice = once;
  thrice.back() = "3";
  CHECK(ran(once).out == ran(thrice).out);
}

TEST_CASE("measures can stand behind one another, before the file and after it") {
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"run", small_file(), "--measure", "orders", "contribution"},
        std::vector<std::string>{"run", "--measure", "orders", "contribution", small_file()}}) {
    auto with_format = arguments;
    with_format.insert(with_format.begin() + 1, {"--format", "csv"});
    const Ran result = ran(with_format);
    INFO(result.err);
    CHECK(result.status == 0);
    CHECK_THAT(result.out, ContainsSubstring("orders"));
    CHECK_THAT(result.out, ContainsSubstring("contribution"));
  }
}

TEST_CASE("an option of several words leaves FILE its word, whatever follows") {
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"--measure", "orders", small_file(), "--quiet"},
        {"--measure", "orders", "contribution", small_file(), "--quiet"},
        {"--measure=orders", small_file(), "--seed", "11"},
        {"--quiet", "--measure", "orders", "--measure", "contribution", small_file(), "--seed",
         "11"},
        {"--measure", "orders", "-", "--quiet"}}) {
    auto all = arguments;
    all.insert(all.begin(), {"run", "--format", "csv"});
    const Ran result = ran(all, {.input = small_scenario()});
    INFO(result.err);
    CHECK(result.status == 0);
    CHECK_THAT(result.out, ContainsSubstring("orders"));
  }
  CHECK(ran({"compare", "--strategies", "thrifty", small_file(), "--quiet"}).status <= 2);
  CHECK_THAT(ran({"run", "--measure", "orders", "--quiet"}).err,
             ContainsSubstring("FILE is missing"));
}

TEST_CASE("run paints verdicts on terminals alone, and not against NO_COLOR") {
  const std::vector<std::string> arguments = {"run", small_file()};
  CHECK_THAT(ran(arguments, {.terminals = true}).out, ContainsSubstring("\x1b[32m"));
  CHECK(ran(arguments, {.terminals = true, .colour_welcome = false}).out.find('\x1b') ==
        std::string::npos);
  const Folder folder;
  const std::string file = folder.path("report.txt");
  CHECK(ran({"run", small_file(), "--out", file}, {.terminals = true}).out.empty());
  CHECK(content_of_file(file).find('\x1b') == std::string::npos);
}

TEST_CASE("run writes to a file") {
  const Folder folder;
  const std::string file = folder.path("result.json");
  const Ran result = ran({"run", small_file(), "--format", "json", "--out", file});
  CHECK(result.status == 0);
  CHECK(result.out.empty());
  CHECK(json::parse(content_of_file(file))["verdict"] == "pass");
}

TEST_CASE("a bad scenario's errors go to standard error, and as errors into JUnit") {
  const Folder folder;
  const std::string file =
      folder.file("bad.json", replaced(small_scenario(), R"("members": 3000)", R"("members": -1)"));
  const Ran result = ran({"run", file});
  CHECK(result.status == 65);
  CHECK(result.out.empty());
  CHECK_THAT(result.err, ContainsSubstring("bad.json:6:45: error"));
  const Ran junit = ran({"run", file, "--format", "junit"});
  CHECK(junit.status == 65);
  CHECK_THAT(junit.out, ContainsSubstring("<error"));
  CHECK_THAT(junit.out, ContainsSubstring("errors=\"1\""));
}

TEST_CASE("warnings are talk that --quiet silences") {
  const Folder folder;
  const std::string file = folder.file(
      "warned.json", replaced(small_scenario(), R"("2020-01-24"])", R"("2020-06-24"])"));
  const Ran result = ran({"run", file});
  CHECK(result.status == 0);
  CHECK_THAT(result.err, ContainsSubstring("warning"));
  CHECK(ran({"run", file, "--quiet"}).err.empty());
}

TEST_CASE("run refuses names that do not exist") {
  const Ran strategy = ran({"run", small_file(), "--strategy", "thirfty"});
  CHECK(strategy.status == 64);
  CHECK_THAT(strategy.err, ContainsSubstring("did you mean \"thrifty\""));
  CHECK(ran({"run", small_file(), "--measure", "oders"}).status == 64);
  CHECK(ran({"run", small_file(), "--measure", "audience:email"}).status == 64);
  CHECK_THAT(ran({"run", small_file(), "--strategy", "x", "--language", "zh"}).err,
             ContainsSubstring("没有叫“x”的策略"));
}

TEST_CASE("run refuses more work than anybody waits for, before it takes memory") {
  const Folder folder;
  const std::string file = folder.file(
      "large.json",
      replaced(replaced(small_scenario(), R"("members": 3000)", R"("members": 19000000)"),
               R"("days": 40)", R"("days": 3000)"));
  const Ran result = ran({"run", file, "--replications", "10000"});
  CHECK(result.status == 64);
  CHECK_THAT(result.err, ContainsSubstring("person-days"));
}

TEST_CASE("a signal keeps the replications that are done, and says that others are missing") {
  const Surroundings interrupted{.signal = 2, .with_results = true};
  const std::vector<std::string> run = {"run", small_file(), "--jobs", "1", "--format"};
  const auto as = [&](const std::string& format) {
    auto arguments = run;
    arguments.push_back(format);
    Ran result = ran(arguments, interrupted);
    CHECK(result.status == 130);
    CHECK_THAT(result.err, ContainsSubstring("1 of 4 replications"));
    return result.out;
  };
  CHECK_THAT(as("text"), ContainsSubstring("Interrupted: 1 of 4 replications are done"));
  const json result = json::parse(as("json"));
  CHECK(result["finished"] == false);
  CHECK(result["replications"] == 1);
  CHECK(result["replications_planned"] == 4);
  CHECK(result["measures"][0]["n"] == 1);
  CHECK_THAT(as("csv"), ContainsSubstring("\nunfinished,,,base,,,,1,,,,,,,,,4,,,,,,,\n"));
  CHECK_THAT(as("junit"), ContainsSubstring("type=\"unfinished\""));
}

TEST_CASE("a signal before anything is done: status of the signal, no result") {
  for (const int signal : {2, 15}) {
    const Folder folder;
    const std::string file = folder.path("result.json");
    const Ran result = ran({"run", small_file(), "--out", file}, {.signal = signal});
    CHECK(result.status == 128 + signal);
    CHECK(result.out.empty());
    CHECK_THAT(result.err, ContainsSubstring("stopped"));
    CHECK_FALSE(std::filesystem::exists(file));
  }
}

} // namespace pondlab::tests::run_test
