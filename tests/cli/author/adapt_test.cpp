#include "support/commands.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <nlohmann/json.hpp>

#include <sstream>

#include <string>
#include <vector>

namespace pondlab::tests::adapt_test {

using Catch::Matchers::ContainsSubstring;
using nlohmann::json;

namespace {

std::string wake_up() { return repository_file("scenarios/template-wake-up.json"); }

Ran adapt(std::vector<std::string> options, const Surroundings& around = {}) {
  options.insert(options.begin(), "adapt");
  return ran(options, around);
}

/// The error line of a use that is refused.
std::string refused(const std::vector<std::string>& options, int status = 64) {
  std::vector<std::string> all = {wake_up()};
  all.insert(all.end(), options.begin(), options.end());
  const Ran result = adapt(all);
  CHECK(result.status == status);
  CHECK(result.out.empty());
  return result.err;
}

/// Lines of `text` that `before` does not have.
int new_lines(const std::string& text, const std::string& before) {
  std::istringstream lines(text);
  int count = 0;
  for (std::string line; std::getline(lines, line);)
    count += before.find("\n" + line + "\n") == before.npos && line != "{";
  return count;
}

} // namespace

TEST_CASE("adapt writes the case of one's own pool and says what it changed") {
  const Ran result =
      adapt({wake_up(), "--members", "5000", "--start", "2026-11-02", "--budget", "20000"});
  CHECK(result.status == 0);
  CHECK_THAT(result.err, ContainsSubstring("Members 20,000 → 5,000."));
  CHECK_THAT(result.err, ContainsSubstring("Stores 20 → 5"));
  CHECK_THAT(result.err, ContainsSubstring("every date is 2,072 days later"));
  CHECK_THAT(result.err, ContainsSubstring("The budget of ¥20,000 is in the plan"));
  const json adapted = json::parse(result.out);
  CHECK(adapted["horizon"]["start"] == "2026-11-02");
  CHECK(adapted["stores"][0]["stores"] == 5);
  CHECK(adapted["limits"][0]["at_most"] == 10); // opt-outs, of a pool a quarter as large
  CHECK(adapted["limits"].back()["measure"] == "campaign_cost");
  CHECK(adapted["limits"].back()["at_most"] == 20000);
  const Ran valid = ran({"validate", "-"}, {.input = result.out});
  CHECK(valid.status == 0);
}

TEST_CASE("adapt keeps the author's text, and changes nothing that is so already") {
  const std::string text = content_of_file(wake_up());
  const Ran same = adapt({wake_up(), "--members", "20000", "--start", "2021-03-01"});
  CHECK(same.status == 0);
  CHECK(same.out == text);
  CHECK_THAT(same.err, ContainsSubstring("nothing was changed"));
  const Ran other = adapt({wake_up(), "--members", "10000", "--quiet"});
  CHECK(other.err.empty());
  CHECK(new_lines(other.out, text) <=
        7); // members, stores, guardrails, and two expectations parked
}

TEST_CASE("adapt writes to a file, never to the one it reads") {
  const Folder folder;
  const std::string copy = folder.file("copy.json", content_of_file(wake_up()));
  const std::string out = folder.path("out.json");
  const Ran own = adapt({copy, "--members", "500", "--out", copy});
  CHECK(own.status == 64);
  CHECK(content_of_file(copy) == content_of_file(wake_up()));
  const Ran other = adapt({copy, "--members", "500", "--out", out});
  CHECK(other.status == 0);
  CHECK(other.out.empty());
  CHECK(ran({"validate", out}).status == 0);
}

TEST_CASE("adapt refuses what cannot be, and says what could") {
  CHECK_THAT(refused({}), ContainsSubstring("at least one of --members"));
  for (const char* members : {"0", "-5", "1000000000000", "1e6", "2万", "20001.5", ""})
    CHECK_THAT(refused({"--members", members}), ContainsSubstring("1 to 20000000"));
  CHECK_THAT(refused({"--start", "2021/3/8"}), ContainsSubstring("did you mean 2021-03-08"));
  CHECK_THAT(refused({"--start", "3月8日"}), ContainsSubstring("takes a date"));
  CHECK_THAT(refused({"--start", "2021-02-29"}), ContainsSubstring("takes a date"));
  CHECK_THAT(refused({"--start", "9999-01-01"}), ContainsSubstring("1900 to 2199"));
  for (const char* budget : {"0", "-1", "1e12", "abc", "1.005", "¥20", ""})
    CHECK_THAT(refused({"--budget", budget}), ContainsSubstring("--budget takes yuan"));
  CHECK_THAT(refused({"--start", "2199-12-30"}, 65), ContainsSubstring("leaves the years"));
  CHECK_THAT(adapt({wake_up(), "--start", "2199-12-30"}, {.language = Language::zh}).err,
             ContainsSubstring("超出 1900 到 2199 年"));
}

TEST_CASE("adapt points at what is wrong with a file") {
  const std::string broken = repository_file("tests/scenario/broken/unknown_key.json");
  const Ran result = adapt({broken, "--members", "500"});
  CHECK(result.status == 65);
  CHECK_THAT(result.err, ContainsSubstring("unknown_key.json:"));
  CHECK(adapt({"nowhere.json", "--members", "500"}).status == 66);
  const Ran cdnow = adapt({repository_file("scenarios/cdnow.json"), "--members", "500"});
  CHECK(cdnow.status == 65);
  CHECK_THAT(cdnow.err, ContainsSubstring("cdnow.json:"));
  CHECK_THAT(cdnow.err, ContainsSubstring("begins without members"));
}

TEST_CASE("run, compare and check hold strategies against a budget") {
  json scenario = json::parse(small_scenario());
  scenario["limits"] = {{{"measure", "campaign_cost"}, {"at_most", 1}},
                        {{"measure", "net_sales"}, {"at_least", 1}}};
  scenario["expectations"] = json::array();
  const Surroundings around{.input = scenario.dump()};
  const Ran text = ran({"run", "-", "--quiet", "--replications", "3"}, around);
  CHECK(text.status == 0);
  CHECK_THAT(text.out, ContainsSubstring("Budget and guardrails"));
  CHECK_THAT(text.out, ContainsSubstring("broken: ¥"));
  CHECK_THAT(text.out, ContainsSubstring("kept: ¥"));
  const json run = json::parse(
      ran({"run", "-", "--quiet", "--replications", "3", "--format", "json"}, around).out);
  CHECK(run["limits"][0]["verdict"] == "fail");
  CHECK(run["limits"][0]["at_most"] == 1);
  CHECK(run["limits"][1]["verdict"] == "pass");
  for (const char* command : {"compare", "check"}) {
    const std::vector<std::string> line = {command, "-", "--quiet", "--replications", "3"};
    CHECK_THAT(ran(line, around).out, ContainsSubstring("uardrails (mean, ±"));
    std::vector<std::string> as_json = line;
    as_json.insert(as_json.end(), {"--format", "json"});
    const json found = json::parse(ran(as_json, around).out);
    for (const json& one : found["strategies"]) {
      REQUIRE(one["limits"].size() == 2);
      CHECK(one["limits"][0]["verdict"] == (one["strategy"] == "none" ? "pass" : "fail"));
    }
  }
}

TEST_CASE("run lists what is parked, with the reason, and does not judge it") {
  json scenario = json::parse(small_scenario());
  scenario["expectations"] = {
      {{"measure", "orders"}, {"at_least", 1e9}, {"parked", "other_size"}},
      {{"measure", "orders"}, {"at_least", 1}, {"from", "1990-01-01"}, {"parked", "other_days"}}};
  const Surroundings around{.input = scenario.dump()};
  const Ran text = ran({"run", "-", "--quiet", "--replications", "2"}, around);
  CHECK(text.status == 0);
  CHECK_THAT(text.out, ContainsSubstring("pool of another size"));
  CHECK_THAT(text.out, ContainsSubstring("of other days than these"));
  const json run = json::parse(
      ran({"run", "-", "--quiet", "--replications", "2", "--format", "json"}, around).out);
  CHECK(run["expectations"][0]["skipped"] == "other_size");
  CHECK(run["expectations"][1]["skipped"] == "other_days");
}

} // namespace pondlab::tests::adapt_test
