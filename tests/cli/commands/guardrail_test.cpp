// Guardrails and statuses on the command line: what is printed first, and what gates a merge.
#include "support/commands.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <nlohmann/json.hpp>

namespace pondlab::tests::guardrail_test {

using Catch::Matchers::ContainsSubstring;
using nlohmann::json;

namespace {

/// A message that pays to all, and one with a coupon that pays too and costs more.
std::string pond(const Folder& folder, const std::string& limits, const std::string& more = "") {
  return folder.file("pond.json", R"({"format_version": 1, "run": {"seed": 3, "replications": 20},
    "horizon": {"start": "2020-01-01", "days": 20},
    "segments": [{"id": "m", "members": 3000, "reach": {"phone": 1}}],
    "campaign": {"sms": {"schedule": {"dates": ["2020-01-03"]}, "seen": 0.3, "stimulus": 3.5, "cost": 0.01}},
    "strategies": {"dear": {"campaign": {"sms": {"seen": 0.5, "stimulus": 4, "cost": 0.1}}}})" +
                                      (limits.empty() ? "" : R"(, "limits": )" + limits) + more +
                                      "}");
}

Ran compare(const std::string& file, std::vector<std::string> more = {},
            Language language = Language::en) {
  std::vector<std::string> arguments = {"compare", file, "--quiet"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return ran(arguments, {.language = language});
}

json as_json(const std::string& file) {
  return json::parse(compare(file, {"--format", "json"}).out);
}

const json& strategy(const json& report, const std::string& id) {
  for (const json& one : report["strategies"])
    if (one["strategy"] == id) return one;
  FAIL("no strategy " + id);
  return report;
}

} // namespace

TEST_CASE("compare prints the status before all else, in both languages") {
  const Folder folder;
  const std::string file = pond(folder, R"([{"measure": "campaign_cost", "at_most": 200}])");
  const Ran english = compare(file);
  CHECK(english.status == 0);
  const std::size_t status = english.out.find("Go: “the campaign” earns at least ¥");
  REQUIRE(status != english.out.npos);
  CHECK(status < english.out.find("Choose “the campaign”"));
  CHECK(status < english.out.find("Decision card"));
  CHECK_THAT(english.out,
             ContainsSubstring("but breaks the guardrail “Campaign cost: at most ¥200”"));
  CHECK_THAT(english.out, ContainsSubstring("Stop: breaks a guardrail"));
  CHECK_THAT(english.out, ContainsSubstring("of the strategies that are told to keep"));
  const std::string chinese = compare(file, {}, Language::zh).out;
  CHECK_THAT(chinese, ContainsSubstring("可上线：“原方案”比不做活动至少多赚 ¥"));
  CHECK_THAT(chinese, ContainsSubstring("但没守住护栏“活动费用：不高于 ¥200”"));
  CHECK_THAT(chinese, ContainsSubstring("结论与护栏"));
}

TEST_CASE("compare's JSON tells each strategy's status, why, and how it keeps each guardrail") {
  const Folder folder;
  const json report = as_json(pond(folder, R"([{"measure": "campaign_cost", "at_most": 200},
      {"measure": "opted_out", "versus": "none", "from": "2020-01-03", "at_most": 900}])"));
  CHECK(report["status"]["status"] == "go");
  CHECK(report["status"]["strategy"] == "base");
  CHECK(report["status"]["reason"] == "worthwhile");
  CHECK(report["status"]["would_win"] == "dear");
  CHECK(report["decision"]["leader"] == "base");
  const json& dear = strategy(report, "dear");
  CHECK(dear["status"]["status"] == "stop");
  CHECK(dear["status"]["reason"] == "limit_broken");
  CHECK(dear["status"]["limit"] == 0);
  CHECK(dear["best"].is_null()); // it may not be chosen
  CHECK(dear["downside"].is_number());
  CHECK(dear["limits"][0]["verdict"] == "fail");
  const json& of_base = strategy(report, "base")["limits"][1];
  CHECK(of_base["verdict"] == "pass");
  CHECK(of_base["versus"] == "none");
  CHECK(of_base["from"] == "2020-01-03");
  CHECK(of_base["to"].is_null());
  CHECK(of_base["needed"].is_null());
  CHECK(strategy(report, "none")["status"].is_null());
  CHECK(strategy(report, "none")["limits"][1]["verdict"] == "skipped");
}

TEST_CASE("a merge is gated on one campaign's guardrails by comparing it alone") {
  const Folder folder;
  const std::string kept = pond(folder, R"([{"measure": "campaign_cost", "at_most": 200}])");
  CHECK(compare(kept, {"--strategies", "base"}).status == 0);
  CHECK(compare(kept, {"--strategies", "dear"}).status == 1);
  const std::string broken = pond(folder, R"([{"measure": "campaign_cost", "at_most": 0}])");
  const Ran stop = compare(broken, {"--strategies", "base"});
  CHECK(stop.status == 1);
  CHECK_THAT(stop.out, ContainsSubstring("Stop: “the campaign” breaks the guardrail"));
  CHECK_THAT(compare(broken, {"--strategies", "base", "--format", "github"}).out,
             ContainsSubstring("::error"));
  const Ran few = compare(kept, {"--replications", "3"});
  CHECK(few.status == 2);
  CHECK_THAT(few.out, ContainsSubstring("Not separable yet: too few replications"));
  CHECK(compare(kept, {"--replications", "3", "--strict"}).status == 1);
  const Ran deep = compare(pond(folder, "", R"(, "response": {"tolerance": 50})"));
  CHECK(deep.status == 2);
  CHECK_THAT(deep.out, ContainsSubstring("Not to be trusted: "));
}

TEST_CASE("a check tells of guardrails that the leader is not told to keep") {
  const Folder folder;
  const auto checked = [&](const std::string& limits) {
    return json::parse(
        ran({"check", pond(folder, limits), "--quiet", "--format", "json"}).out)["concerns"];
  };
  const auto has = [](const json& concerns) {
    return std::ranges::find(concerns, "limits") != concerns.end();
  };
  CHECK_FALSE(has(checked(R"([{"measure": "campaign_cost", "at_most": 10000}])")));
  // About what the leader comes to, while the other costs too much: nothing is told of it.
  CHECK(has(checked(R"([{"measure": "orders", "versus": "none", "at_most": 130},
                        {"measure": "campaign_cost", "at_most": 200}])")));
}

TEST_CASE("a search holds its plans against guardrails beside a strategy") {
  const Folder folder;
  const std::string file =
      pond(folder, R"([{"measure": "campaign_cost", "versus": "dear", "at_most": 0}])",
           R"(, "search": {"levers": [{"parameter": "$.campaign.sms.cost", "low": 0.05, "high": 1}],
              "limits": [{"measure": "opted_out", "at_most": 900}]})");
  const Ran result = ran({"search", file, "--quiet", "--plans", "6", "--trials", "2", "--finalists",
                          "3", "--replications", "5", "--format", "json"});
  REQUIRE((result.status == 0 || result.status == 2));
  const json report = json::parse(result.out);
  REQUIRE(!report["finalists"].empty());
  for (const json& finalist : report["finalists"]) REQUIRE(finalist["limits"].size() == 2);
  CHECK(report["finalists"][0]["limits"][0]["verdict"] == "pass");
}

TEST_CASE("guardrails that cannot be judged are refused with their place") {
  const Folder folder;
  const auto refused = [&](const char* limits) {
    const Ran result = ran({"validate", pond(folder, limits)});
    CHECK(result.status == 65);
    return result.out + result.err;
  };
  CHECK_THAT(refused(R"([{"measure": "opted_out", "versus": "nobody", "at_most": 1}])"),
             ContainsSubstring("$.limits[0].versus"));
  CHECK_THAT(refused(R"([{"measure": "opted_out", "to": "2020-03-01", "at_most": 1}])"),
             ContainsSubstring("outside the run"));
  CHECK_THAT(refused(R"([{"measure": "fatigue", "to": "2020-01-10", "at_most": 0.1}])"),
             ContainsSubstring("end of the run alone"));
  CHECK_THAT(refused(R"([{"measure": "true_orders", "at_most": 1}])"), ContainsSubstring("versus"));
  CHECK_THAT(refused(R"([{"measure": "opted_out", "versus": "none"}])"),
             ContainsSubstring("nothing is expected"));
}

} // namespace pondlab::tests::guardrail_test
