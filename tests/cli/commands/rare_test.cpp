// What reports say of events that have not happened yet.
#include "support/commands.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <nlohmann/json.hpp>

namespace pondlab::tests::rare_test {

using Catch::Matchers::ContainsSubstring;
using nlohmann::json;

namespace {

/// An SMS after which one in ten thousand opts out, to 100 people, and what is expected of that.
std::string pond(const Folder& folder, const std::string& at_most) {
  return folder.file("rare.json", R"({"format_version": 1, "run": {"replications": 20},
    "horizon": {"start": "2021-03-01", "days": 5},
    "segments": [{"id": "m", "members": 100, "reach": {"phone": 1}}],
    "campaign": {"sms": {"schedule": {"dates": ["2021-03-02"]}, "opt_out": 0.0001}},
    "expectations": [{"measure": "opted_out", "at_most": )" +
                                      at_most + "}]}");
}

json expectation(const std::string& file) {
  return json::parse(ran({"run", file, "--quiet", "--format", "json"}).out)["expectations"][0];
}

} // namespace

TEST_CASE("twenty seasons without an event do not show that it never happens") {
  const Folder folder;
  const json never = expectation(pond(folder, "0"));
  CHECK(never["verdict"] == "inconclusive");
  CHECK(never["needed"].is_null());
  CHECK(never["mean"] == 0.0);
  CHECK(never["low"] == 0.0);
  CHECK(never["high"].get<double>() > .149);
  CHECK(never["high"].get<double>() < .151);
  const json seldom = expectation(pond(folder, "0.05"));
  CHECK(seldom["verdict"] == "inconclusive");
  CHECK(seldom["needed"] == 60);
  CHECK(expectation(pond(folder, "0.2"))["verdict"] == "pass");

  const std::string file = pond(folder, "0");
  const Ran words = ran({"run", file, "--quiet"});
  CHECK(words.status == 2);
  CHECK_THAT(words.out, ContainsSubstring("mean 0 (at most 0.15); none came up"));
  CHECK_THAT(ran({"run", file, "--quiet"}, {.language = Language::zh}).out,
             ContainsSubstring("均值 0（不超过 0.15）；一次也没出现"));
  CHECK_THAT(ran({"describe", "comparison"}).out, ContainsSubstring("automatic"));
}

} // namespace pondlab::tests::rare_test
