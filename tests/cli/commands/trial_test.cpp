#include "support/commands.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <nlohmann/json.hpp>

namespace pondlab::tests::trial_test {

using Catch::Matchers::ContainsSubstring;
using nlohmann::json;

namespace {

Ran trial(const std::vector<std::string>& options, Language language = Language::en) {
  std::vector<std::string> arguments = {"trial", small_file(), "--replications", "2"};
  arguments.insert(arguments.end(), options.begin(), options.end());
  return ran(arguments, {.language = language});
}

} // namespace

TEST_CASE("trial sets reported, tested and true side by side") {
  const Ran result = trial({"--format", "json"});
  REQUIRE(result.status == 0);
  const json report = json::parse(result.out);
  CHECK(report["pondlab_trial"] == 1);
  CHECK(report["strategy"] == "base");
  CHECK(report["holdout"] == .5);
  CHECK(report["replications"] == 2);
  REQUIRE(report["mechanisms"].size() == 1);
  const json& sms = report["mechanisms"][0];
  CHECK(sms["mechanism"] == "sms");
  CHECK(sms["addressed"]["mean"] > 0);
  REQUIRE(sms["figures"].size() == 3);
  const json& orders = sms["figures"][0];
  CHECK(orders["figure"] == "orders");
  CHECK(orders["unit"] == "count");
  CHECK(orders["reported"]["mean"].is_number());
  CHECK(orders["true"]["low"] <= orders["true"]["mean"]);
  const json& by_person = orders["trials"][0];
  CHECK(by_person["assigned_by"] == "person");
  CHECK(by_person["people"] == 3'000);
  for (const char* const key : {"answer_a_person", "leaked_a_person", "true_a_person"})
    CHECK(by_person[key]["mean"].is_number());
  CHECK(by_person["standard_error"] > 0);
  CHECK(sms["figures"][1]["unit"] == "yuan");
  CHECK(sms["figures"][2]["reported"].is_null());
  CHECK(trial({"--format", "json"}).out == result.out);
}

TEST_CASE("trial reads well in both languages and can be printed") {
  const Ran english = trial({});
  CHECK(english.status == 0);
  CHECK_THAT(english.out, ContainsSubstring("A/B test, 3,000 persons"));
  CHECK_THAT(trial({}, Language::zh).out, ContainsSubstring("真实增量"));
  CHECK_THAT(trial({"--format", "html"}).out, ContainsSubstring("</html>"));
  CHECK_THAT(trial({"--format", "markdown"}).out, ContainsSubstring("| how it is counted |"));
}

TEST_CASE("trial refuses what cannot be tested") {
  CHECK(trial({"--mechanism", "smss"}).status == 64);
  CHECK_THAT(trial({"--mechanism", "smss"}).err, ContainsSubstring("sms"));
  CHECK(trial({"--strategy", "none"}).status == 64);
  CHECK(trial({"--strategy", "thrifti"}).status == 64);
  CHECK(trial({"--holdout", "100"}).status == 64);
  CHECK(ran({"trial", "no-such-file.json"}).status == 66);
  CHECK(ran({"trial", small_file()}, {.signal = 2}).status == 130);
}

} // namespace pondlab::tests::trial_test
