#include "experiment/run/worker.hpp"
#include "report/run/run_report.hpp"
#include "support/commands.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <nlohmann/json.hpp>

namespace pondlab::tests::reproduce_test {

using Catch::Matchers::ContainsSubstring;
using nlohmann::json;

namespace {

/// A folder with a scenario and the result of running it.
struct Recorded {
  Folder folder;
  std::string scenario = folder.file("scenario.json", small_scenario());
  std::string result = folder.path("result.json");

  explicit Recorded(const std::vector<std::string>& options = {}) {
    std::vector<std::string> arguments = {"run", scenario, "--format", "json", "--out", result};
    arguments.insert(arguments.end(), options.begin(), options.end());
    REQUIRE(ran(arguments).status <= 2);
  }

  json manifest() const { return json::parse(content_of_file(result))["manifest"]; }
  Ran reproduced(const json& manifest) const {
    return ran({"reproduce", folder.file("manifest.json", manifest.dump())});
  }
};

} // namespace

TEST_CASE("a run is reproduced from its result") {
  const Recorded recorded;
  const Ran again = ran({"reproduce", recorded.result});
  CHECK(again.status == 0);
  CHECK(again.err.empty());
  CHECK_THAT(again.out, ContainsSubstring("identical"));
  const Ran as_json = ran({"reproduce", recorded.result, "--format", "json", "--jobs", "2"});
  CHECK(json::parse(as_json.out)["identical"] == true);
}

TEST_CASE("options that a run had are part of what is reproduced") {
  const Recorded recorded({"--days", "17", "--seed", "99", "--replications", "2", "--strategy",
                           "thrifty", "--measure", "true_orders:sms"});
  CHECK(ran({"reproduce", recorded.result}).status == 0);
}

TEST_CASE("what an interrupted run did is reproduced, whichever replications those are") {
  const Recorded recorded;
  const experiment::Study study = study_of(small_scenario());
  experiment::Experiment experiment = study.experiment();
  const experiment::Worker worker(study.arms, study.seed);
  std::vector<experiment::WorkItem> units;
  while (const auto unit = experiment.next_work()) units.push_back(*unit);
  for (const std::size_t done : {0, 3}) experiment.accept(*worker.run(units[done]));
  const std::string result =
      report::run_json({study, experiment, manifest_of(experiment, "scenario.json", "base")});
  CHECK(json::parse(result)["manifest"]["numbers"] == json::array({0, 3}));
  CHECK(recorded.reproduced(json::parse(result)).status == 0);

  json wrong = json::parse(result);
  for (const json& numbers :
       {json::array({0}), json::array({3, 0}), json::array({0, 10'000}), json::array({-1, 2})}) {
    wrong["manifest"]["numbers"] = numbers;
    CHECK(recorded.reproduced(wrong).status == 65);
  }
  wrong["manifest"]["numbers"] = {0, 2};
  CHECK(recorded.reproduced(wrong).status == 1);
}

TEST_CASE("the scenario is looked for beside the manifest, and where --scenario says") {
  const Recorded recorded;
  json manifest = recorded.manifest();
  manifest["scenario"] = "scenario.json";
  CHECK(recorded.reproduced(manifest).status == 0);
  manifest["scenario"] = "-";
  const Ran lost = recorded.reproduced(manifest);
  CHECK(lost.status == 66);
  CHECK_THAT(lost.err, ContainsSubstring("--scenario"));
  CHECK(ran({"reproduce", recorded.folder.path("manifest.json"), "--scenario", recorded.scenario})
            .status == 0);
}

TEST_CASE("a result that differs is told with its day") {
  const Recorded recorded;
  json manifest = recorded.manifest();
  manifest["arms"][0]["day_hashes"][7] = "0123456789abcdef";
  const Ran day = recorded.reproduced(manifest);
  CHECK(day.status == 1);
  CHECK_THAT(day.out, ContainsSubstring("from day 7 on"));

  manifest = recorded.manifest();
  manifest["arms"][0]["state_hashes"][0] = "0123456789abcdef";
  CHECK_THAT(recorded.reproduced(manifest).out, ContainsSubstring("another final state"));
}

TEST_CASE("a scenario that has changed is told as such") {
  const Recorded recorded;
  recorded.folder.file("scenario.json", replaced(small_scenario(), "2020-01-24", "2020-01-25"));
  const Ran result = ran({"reproduce", recorded.result});
  CHECK(result.status == 1);
  CHECK_THAT(result.out, ContainsSubstring("the scenario has changed"));
  CHECK_THAT(result.out, ContainsSubstring("from day 23 on"));

  recorded.folder.file("scenario.json",
                       replaced(small_scenario(), "\"thrifty\": {", "\"frugal\": {"));
  const Ran renamed = ran({"reproduce", recorded.result});
  CHECK(renamed.status == 65); // its expectation names the strategy
}

TEST_CASE("a strategy is told by its name, and names may be given another time") {
  const Recorded recorded;
  const std::string named = replaced(
      replaced(small_scenario(), "\"thrifty\": {",
               R"("thrifty": {"name": {"zh": "省着发", "en": "Sparing"}, )"),
      R"({"id": "members",)", R"({"id": "members", "name": {"zh": "会员", "en": "Members"},)");
  recorded.folder.file("scenario.json", named);
  CHECK(ran({"reproduce", recorded.result}).status == 0);

  json manifest = recorded.manifest();
  for (json& arm : manifest["arms"])
    if (arm["strategy"] == "thrifty") arm["day_hashes"][7] = "0123456789abcdef";
  const std::string file = recorded.folder.file("manifest.json", manifest.dump());
  CHECK_THAT(ran({"reproduce", file}).out, ContainsSubstring("strategy “Sparing”"));
  CHECK_THAT(ran({"reproduce", file}, {.language = Language::zh}).out,
             ContainsSubstring("策略“省着发”"));
  CHECK(json::parse(ran({"reproduce", file, "--format", "json"}).out)["divergence"]["strategy"] ==
        "thrifty");
}

TEST_CASE("what is no manifest is status 65, with its place") {
  const Folder folder;
  for (const auto& [content, sentence] :
       {std::pair("{", "bad.json:1:"), std::pair("{}", "\"pondlab_manifest\" is missing"),
        std::pair("[1]", "is missing"), std::pair(R"({"pondlab_manifest": 7})", "another version"),
        std::pair("", "bad.json")}) {
    const Ran result = ran({"reproduce", folder.file("bad.json", content)});
    INFO(content);
    CHECK(result.status == 65);
    CHECK_THAT(result.err, ContainsSubstring(sentence));
  }
  CHECK(ran({"reproduce", folder.path("none.json")}).status == 66);
  CHECK_THAT(ran({"reproduce", folder.file("bad.json", "{}")}, {.language = Language::zh}).err,
             ContainsSubstring("缺少"));
}

TEST_CASE("a mechanism that the scenario has lost is a divergence") {
  const Recorded recorded;
  json manifest = recorded.manifest();
  manifest["arms"][0]["without"] = {"live_stream"};
  const Ran result = recorded.reproduced(manifest);
  CHECK(result.status == 1);
  CHECK_THAT(result.out, ContainsSubstring("the scenario has changed"));
}

TEST_CASE("a report on a file whose name is not UTF-8 is JSON, and finds its file") {
  const Folder folder;
  const std::string file = folder.file("\xb7\xbd\xb0\xb8\x1b.json", small_scenario());
  const std::string report = folder.path("report.json");
  REQUIRE(ran({"run", file, "--days", "5", "--format", "json", "--out", report}).status <= 2);
  CHECK(json::accept(content_of_file(report)));
  CHECK(ran({"reproduce", report}).status == 0);
}

TEST_CASE("a report is read back however large it is") {
  const Folder folder;
  const std::string report = folder.path("report.json");
  ran({"run", small_file(), "--days", "4", "--replications", "1", "--format", "json", "--out",
       report});
  json whole = json::parse(content_of_file(report));
  json& arms = whole["manifest"]["arms"];
  arms = json::array({arms[0]});
  for (int copy = 0; copy < 100; ++copy) { // a hundred worlds of ten years: more than 8 MiB
    json arm = arms[0];
    arm["strategy"] = "strategy-" + std::to_string(copy);
    arm["day_hashes"] = std::vector<std::string>(3660, "0123456789abcdef");
    arms.push_back(std::move(arm));
  }
  const std::string text = whole.dump(2);
  REQUIRE(text.size() > (8u << 20));
  const Ran result =
      ran({"reproduce", folder.file("large.json", text), "--scenario", small_file()});
  CHECK(result.status == 1); // it is read: the strategies are not the scenario's
  CHECK_THAT(result.out, ContainsSubstring("the scenario has changed"));
}

} // namespace pondlab::tests::reproduce_test
