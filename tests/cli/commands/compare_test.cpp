#include "support/commands.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <nlohmann/json.hpp>

#include <cmath>

namespace pondlab::tests::compare_test {

using Catch::Matchers::ContainsSubstring;
using nlohmann::json;

namespace {

json compared(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"compare", small_file(), "--quiet", "--format", "json"});
  const Ran result = ran(arguments);
  CHECK((result.status == 0 || result.status == 2));
  return json::parse(result.out);
}

} // namespace

TEST_CASE("compare runs all strategies of a file, no campaign among them") {
  const json result = compared({"--replications", "5"});
  CHECK(result["pondlab_comparison"] == 3);
  CHECK(result["decision"]["measure"] == "contribution");
  bool none = false;
  double best = 0;
  for (const json& strategy : result["strategies"]) {
    none = none || strategy["strategy"] == "none";
    best += strategy["best"].get<double>();
    CHECK(strategy["measures"][0]["n"] == 5);
    CHECK(strategy["near_best"].get<double>() >= strategy["best"].get<double>() - 1e-9);
  }
  CHECK(none);
  CHECK(std::abs(best - 1) < 1e-6);
  const auto k = result["strategies"].size();
  CHECK(result["differences"].size() == k * (k - 1) / 2);
}

TEST_CASE("compare's paired difference to no campaign is run's incremental contribution") {
  const json result = compared({"--replications", "3"});
  const json run = json::parse(
      ran({"run", small_file(), "--quiet", "--format", "json", "--replications", "3"}).out);
  json incremental;
  for (const json& measure : run["measures"])
    if (measure["measure"] == "incremental_contribution" && measure["strategy"] == run["strategy"])
      incremental = measure;
  REQUIRE(!incremental.is_null());
  for (const json& difference : result["differences"]) {
    const bool forward = difference["strategy"] == run["strategy"] && difference["less"] == "none";
    const bool backward = difference["less"] == run["strategy"] && difference["strategy"] == "none";
    if (!forward && !backward) continue;
    const double sign = forward ? 1 : -1;
    CHECK(std::abs(sign * difference["mean"].get<double>() - incremental["mean"].get<double>()) <
          .02);
    CHECK(std::abs(difference["sd"].get<double>() - incremental["sd"].get<double>()) < .02);
  }
}

TEST_CASE("compare takes some strategies, and says which do not exist") {
  CHECK(compared({"--replications", "2", "--strategies", "none"})["strategies"].size() == 1);
  const Ran result = ran({"compare", small_file(), "--strategies", "nobody"});
  CHECK(result.status == 64);
  CHECK_THAT(result.err, ContainsSubstring("there is no strategy \"nobody\""));
}

TEST_CASE("compare's status tells a choice from none, and its words say what to do") {
  const Ran one = ran({"compare", small_file(), "--quiet", "--replications", "1"});
  CHECK(one.status == 2);
  CHECK_THAT(one.out, ContainsSubstring("Too few replications for advice"));
  CHECK_THAT(one.out, ContainsSubstring("20 are needed to begin with"));
  const Ran chinese =
      ran({"compare", small_file(), "--quiet", "--replications", "1", "--language", "zh"});
  CHECK_THAT(chinese.out, ContainsSubstring("次数太少，还下不了结论"));
  CHECK_THAT(chinese.out, ContainsSubstring("决策卡"));
}

TEST_CASE("compare advises nothing before its intervals say something") {
  const json report = compared({"--replications", "6"});
  CHECK(report["decision"]["advice"] == "few");
  CHECK(report["decision"]["settled"] == false);
  CHECK(report["decision"]["needed"] == 20);
  CHECK(report["decision"]["advised"].empty());
  CHECK(report["strategies"][0]["best"].is_number());
}

TEST_CASE("compare takes no choice for a failure when it is strict") {
  CHECK(ran({"compare", small_file(), "--replications", "1", "--strict"}).status == 1);
}

TEST_CASE("a signal leaves compare with the replications that are done") {
  const Ran result = ran({"compare", small_file(), "--jobs", "1", "--format", "json"},
                         {.signal = 15, .with_results = true});
  CHECK(result.status == 143);
  const json report = json::parse(result.out);
  CHECK(report["finished"] == false);
  CHECK(report["replications"] == 1);
  CHECK(report["replications_planned"] == 4);
  CHECK(report["decision"]["settled"] == false);
}

TEST_CASE("compare's numbers do not depend on threads") {
  CHECK(compared({"--replications", "4", "--jobs", "1"}) ==
        compared({"--replications", "4", "--jobs", "3"}));
}

TEST_CASE("compare refuses a broken file with its findings") {
  const Ran result = ran({"compare", repository_file("tests/scenario/broken/unknown_key.json")});
  CHECK(result.status == 65);
  CHECK_THAT(result.err, ContainsSubstring("unknown_key.json:"));
  CHECK(result.out.empty());
}

namespace {

/// Four mechanisms that meet the same people: two texts with a coupon each, a post, a live room.
/// Keys of the campaign, and of the strategy that adds two of them, in this order or turned round.
std::string busy_file(const Folder& folder, bool turned) {
  const char* const base[] = {R"("sms": {"seen": 0.5, "coupon": {"face": 20}})",
                              R"("moments_post": {"seen": 0.5, "stimulus": 1})"};
  const char* const added[] = {R"("sms#2": {"seen": 0.5, "coupon": {"face": 20}})",
                               R"("live_stream": {"schedule": {"every_days": 3}, "attend": 0.5})"};
  const auto both = [turned](const char* const(&pair)[2]) {
    return std::string("{") + pair[turned ? 1 : 0] + ", " + pair[turned ? 0 : 1] + "}";
  };
  const std::string text = std::string(R"({"format_version": 1,
    "horizon": {"start": "2020-01-01", "days": 30},
    "segments": [{"id": "buyers", "members": 1500}],
    "stores": [{"id": "stores", "stores": 3}],
    "run": {"seed": 5, "replications": 3},
    "campaign": )") + both(base) +
                           R"(, "strategies": {"more": {"campaign": )" + both(added) + "}}}";
  return folder.file("busy.json", text);
}

} // namespace

TEST_CASE("The order of a campaign's keys changes nothing that is run, measured or compared") {
  const Folder folder;
  for (const std::vector<std::string>& command :
       {std::vector<std::string>{"run", "--strategy", "more"},
        {"compare"},
        {"compare", "--explain", "base,more"}}) {
    const auto out = [&](bool turned) {
      std::vector<std::string> arguments = command;
      arguments.insert(arguments.begin() + 1,
                       {busy_file(folder, turned), "--quiet", "--format", "json"});
      const Ran result = ran(arguments);
      INFO(result.err);
      REQUIRE((result.status == 0 || result.status == 2));
      return result.out;
    };
    INFO(command.front() << ", " << command.size() << " words");
    CHECK(out(false) == out(true));
  }
}

TEST_CASE("compare --explain names segments in words, and by their ids in JSON") {
  const Folder folder;
  const std::string file = folder.file(
      "named.json", replaced(small_scenario(), R"({"id": "members",)",
                             R"({"id": "members", "name": {"zh": "会员", "en": "Regulars"},)"));
  const auto explained = [&](const std::string& format, Language language) {
    return ran({"compare", file, "--explain", "base,thrifty", "--replications", "2", "--format",
                format, "--quiet"},
               {.language = language})
        .out;
  };
  for (const char* const format : {"text", "markdown", "html"}) {
    CHECK_THAT(explained(format, Language::en), ContainsSubstring("Regulars"));
    CHECK_THAT(explained(format, Language::zh), ContainsSubstring("会员"));
  }
  CHECK_THAT(explained("json", Language::zh), ContainsSubstring("\"segment\": \"members\""));
}

TEST_CASE("compare --explain writes every format of compare, and JSON that adds up") {
  const auto as = [](const std::string& format, Language language = Language::en) {
    return ran({"compare", small_file(), "--explain", "base,thrifty", "--replications", "3",
                "--quiet", "--format", format},
               {.language = language});
  };
  for (const char* const format : {"text", "markdown", "html"}) {
    INFO(format);
    CHECK(as(format).status == 0);
    CHECK(as(format).out.find("accounting, not cause") != std::string::npos);
    CHECK(as(format).out.find("interaction") != std::string::npos);
    CHECK(as(format, Language::zh).out.find("不是因果") != std::string::npos);
  }
  CHECK(as("github").out.starts_with("::notice "));
  const auto json = nlohmann::json::parse(as("json").out);
  CHECK(json["pondlab_explanation"] == 1);
  CHECK(json["less"] == "thrifty");
  const auto fen = [](const nlohmann::json& amount, const char* key) {
    return std::llround(amount[key].get<double>() * 100);
  };
  for (const char* const key : {"sum", "mean"}) {
    long long factors = 0, shares = 0;
    for (const auto& factor : json["accounting"]["factors"]) factors += fen(factor, key);
    for (const auto& share : json["accounting"]["shares"]) shares += fen(share, key);
    CHECK(factors == fen(json["accounting"]["difference"], key));
    CHECK(shares == factors);
  }
  CHECK(json["causes"].size() == 2);
  CHECK(ran({"compare", small_file(), "--explain", "base,none", "--strategies", "base"}).status ==
        64);
  CHECK(ran({"compare", small_file(), "--explain", "base"}).status == 64);
}

TEST_CASE("An explanation goes on from its journal to the same bytes") {
  const Folder folder;
  const std::string journal = folder.path("e.journal");
  const std::vector<std::string> command = {
      "compare", small_file(), "--explain", "base,none", "--replications", "3", "--quiet"};
  const std::string unbroken = ran(command).out;
  auto kept = command;
  kept.insert(kept.end(), {"--journal", journal});
  CHECK(ran(kept, {.signal = 2, .with_results = true}).status == 130);
  CHECK(ran(kept).out == unbroken);
  CHECK(ran({"merge", journal, "--quiet"}).out == unbroken);
}

} // namespace pondlab::tests::compare_test
