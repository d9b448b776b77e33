// compare stops when the choice is settled, and comes to the same bytes however it got there.
#include "support/commands.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <sstream>

namespace pondlab::tests::sequential_test {

using Catch::Matchers::ContainsSubstring;
using nlohmann::json;

namespace {

/// The small pond, where doing nothing is best, with so many yuan for δ. With 6 yuan and 20 days
/// the choice is settled at 60 replications.
std::string pond(const Folder& folder, const std::string& worthwhile) {
  return folder.file("pond.json",
                     replaced(small_scenario(), R"("replications": 4})",
                              R"("replications": 200}, "comparison": {"worthwhile_difference": )" +
                                  worthwhile + "}"));
}

std::vector<std::string> compare_of(const std::string& file, std::vector<std::string> more = {}) {
  std::vector<std::string> arguments = {"compare", file, "--days", "20", "--quiet"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  if (std::ranges::find(more, "--format") == more.end())
    arguments.insert(arguments.end(), {"--format", "json"});
  return arguments;
}

} // namespace

TEST_CASE("compare stops when the choice is settled, and says so") {
  const Folder folder;
  const std::string file = pond(folder, "6");
  const Ran result = ran(compare_of(file));
  CHECK(result.status == 1); // no campaign is best: none may go
  const json report = json::parse(result.out);
  CHECK(report["status"]["status"] == "stop");
  CHECK(report["replications"] == 60);
  CHECK(report["replications_planned"] == 200);
  CHECK(report["finished"] == true);
  CHECK(report["manifest"]["replications"] == 60);
  const json& decision = report["decision"];
  CHECK(decision["procedure"] == "kim_nelson");
  CHECK(decision["stopped"] == "settled");
  CHECK(decision["settled"] == true);
  CHECK(decision["leader"] == "none");
  CHECK(decision["advice"] == "choose");
  CHECK(decision["advised"] == json::array({"none"}));
  CHECK(decision["no_better_than"].is_null());
  CHECK(decision["contenders"] == json::array({"none"}));
  CHECK(decision["needed"].is_null());
  CHECK(decision["worthwhile_difference"] == 6.0);
  for (const json& difference : report["differences"]) {
    CHECK(difference["n"] == 60);
    if (difference["sd"] == 0.0) continue; // two of them are alike in these days
    CHECK(difference["anytime_low"] < difference["low"]);
    CHECK(difference["anytime_high"] > difference["high"]);
  }
  const std::string words = ran(compare_of(file, {"--format", "text"})).out;
  CHECK_THAT(words,
             ContainsSubstring("Choose “no campaign”: its lead over every other is above zero"));
  CHECK_THAT(words, ContainsSubstring("Stopped after 60 of at most 200 replications"));
  CHECK_THAT(ran(compare_of(file, {"--format", "html"}), {.language = Language::zh}).out,
             ContainsSubstring("模拟 60 次就停了（上限 200 次）"));
}

TEST_CASE("an early stop depends on neither threads nor journals nor shares") {
  const Folder folder;
  const std::string file = pond(folder, "6"), expected = ran(compare_of(file)).out;
  CHECK(ran(compare_of(file, {"--jobs", "1"})).out == expected);
  CHECK(ran(compare_of(file, {"--jobs", "5"})).out == expected);

  const std::string journal = folder.path("journal");
  ran(compare_of(file, {"--journal", journal}), {.signal = 2, .with_results = true});
  CHECK(ran(compare_of(file, {"--journal", journal, "--jobs", "3"})).out == expected);
  CHECK(ran(compare_of(file, {"--journal", journal})).out == expected);
  const Ran merged = ran({"merge", journal, "--format", "json"});
  CHECK(merged.status == 1);
  CHECK(merged.out == expected);

  // A share does all of its replications; what is beyond the stop does not count.
  const std::string one = folder.path("one"), two = folder.path("two");
  ran(compare_of(file, {"--shard", "1/2", "--journal", one, "--replications", "90"}));
  ran(compare_of(file, {"--shard", "2/2", "--journal", two, "--replications", "90"}));
  const Ran of_shares = ran({"merge", two, one, "--format", "json"});
  CHECK(of_shares.status == 1);
  CHECK(json::parse(of_shares.out)["differences"] == json::parse(expected)["differences"]);
  CHECK(json::parse(of_shares.out)["manifest"] == json::parse(expected)["manifest"]);
  const Ran half = ran({"merge", one, "--format", "json"});
  CHECK(half.status == 75);
  CHECK(json::parse(half.out)["decision"]["stopped"] == "interrupted");
}

TEST_CASE("an early stop can be reproduced") {
  const Folder folder;
  const std::string file = pond(folder, "6");
  const std::string result = folder.file("result.json", ran(compare_of(file)).out);
  CHECK(ran({"reproduce", result}).status == 0);
}

TEST_CASE("compare without enough budget says how many more replications would do") {
  const Folder folder;
  const std::string file = pond(folder, "6");
  const Ran result = ran(compare_of(file, {"--replications", "40"}));
  CHECK(result.status == 2);
  const json report = json::parse(result.out);
  CHECK(report["replications"] == 40);
  CHECK(report["decision"]["stopped"] == "budget");
  CHECK(report["decision"]["settled"] == false);
  CHECK(report["decision"]["contenders"].size() == 3);
  const int needed = report["decision"]["needed"];
  CHECK(needed == 60); // the unbroken run's own stop
  const std::string words = ran(compare_of(file, {"--replications", "40", "--format", "text"})).out;
  CHECK_THAT(words,
             ContainsSubstring("Not separable yet: “no campaign” leads, but “the campaign” and "
                               "“thrifty” cannot be ruled out."));
  CHECK_THAT(words, ContainsSubstring("Stopped at the end of the budget of 40"));
}

TEST_CASE("compare is interrupted between looks without a settled choice") {
  const Folder folder;
  const std::string file = pond(folder, "6");
  const Ran result = ran(compare_of(file, {"--jobs", "1"}), {.signal = 2, .with_results = true});
  CHECK(result.status == 130);
  const json report = json::parse(result.out);
  CHECK(report["finished"] == false);
  CHECK(report["decision"]["stopped"] == "interrupted");
  CHECK(report["decision"]["settled"] == false);
  CHECK(report["decision"]["needed"] == 20);
  CHECK(report["differences"][0]["anytime_low"].is_null());
}

TEST_CASE("without a worthwhile difference compare decides once, and says why") {
  const Folder folder;
  const std::string file = pond(folder, "0");
  const json report = json::parse(ran(compare_of(file, {"--replications", "25"})).out);
  CHECK(report["replications"] == 25);
  CHECK(report["decision"]["procedure"] == "no_worthwhile_difference");
  CHECK(report["decision"]["stopped"] == "budget");
  CHECK_THAT(ran(compare_of(file, {"--replications", "25", "--format", "text"})).out,
             ContainsSubstring("Decided once, after 25 replications: "
                               "comparison.worthwhile_difference is 0"));
}

TEST_CASE("a worthwhile difference that the file does not name is made of what campaigns cost") {
  const Folder folder;
  const std::string file = folder.file(
      "pond.json", replaced(small_scenario(), R"("replications": 4})", R"("replications": 200})"));
  const std::string expected = ran(compare_of(file)).out;
  const json report = json::parse(expected);
  const json& decision = report["decision"];
  CHECK(decision["procedure"] == "kim_nelson");
  CHECK(decision["worthwhile_from"] == "campaign_cost");

  // Of the first batch alone, however long it went on: the same as of 20 replications.
  const json batch = json::parse(ran(compare_of(file, {"--replications", "20"})).out);
  double dearest = 0;
  for (const json& strategy : batch["strategies"])
    for (const json& measure : strategy["measures"])
      if (measure["measure"] == "campaign_cost")
        dearest = std::max(dearest, measure["mean"].get<double>());
  CHECK(dearest > 100);
  const double cost = decision["dearest_campaign_cost"],
               worthwhile = decision["worthwhile_difference"];
  CHECK(std::abs(cost - dearest) < .01);
  CHECK(std::abs(worthwhile - .05 * dearest) <= .05 * .05 * dearest); // two digits
  CHECK(batch["decision"]["worthwhile_difference"] == worthwhile);

  // Neither threads nor journals nor shares change it.
  CHECK(ran(compare_of(file, {"--jobs", "3"})).out == expected);
  const std::string journal = folder.path("journal");
  ran(compare_of(file, {"--journal", journal}), {.signal = 2, .with_results = true});
  CHECK(ran(compare_of(file, {"--journal", journal})).out == expected);
  const std::string one = folder.path("one"), two = folder.path("two");
  ran(compare_of(file, {"--shard", "1/2", "--journal", one}));
  ran(compare_of(file, {"--shard", "2/2", "--journal", two}));
  CHECK(json::parse(ran({"merge", two, one, "--format", "json"}).out)["decision"] == decision);

  CHECK_THAT(ran(compare_of(file, {"--format", "text"})).out,
             ContainsSubstring("The file names no worthwhile difference: ¥"));
  CHECK_THAT(ran(compare_of(file, {"--format", "text"}), {.language = Language::zh}).out,
             ContainsSubstring("这里按活动费用最高的策略取：¥"));
  CHECK_THAT(ran(compare_of(pond(folder, "6"), {"--format", "text"})).out,
             !ContainsSubstring("The file names no worthwhile difference"));
}

TEST_CASE("where no campaign costs anything, and the file says nothing, compare decides once") {
  const Folder folder;
  const std::string file = folder.file("free.json", R"({"format_version": 1,
    "run": {"replications": 25}, "horizon": {"start": "2021-03-01", "days": 5},
    "segments": [{"id": "m", "members": 50, "reach": {"phone": 1}}],
    "campaign": {"sms": {"schedule": {"dates": ["2021-03-02"]}, "cost": 0}}})");
  const json decision =
      json::parse(ran({"compare", file, "--quiet", "--format", "json"}).out)["decision"];
  CHECK(decision["worthwhile_difference"] == 0);
  CHECK(decision["worthwhile_from"] == "free_of_cost");
  CHECK(decision["dearest_campaign_cost"].is_null());
  CHECK(decision["procedure"] == "no_worthwhile_difference");
  CHECK_THAT(ran({"compare", file, "--quiet"}).out,
             ContainsSubstring("Decided once, after 25 replications: no campaign here costs"));
}

TEST_CASE("fewer replications than a first stage, and one strategy, are decided once") {
  const auto decision = [](std::vector<std::string> more) {
    return json::parse(ran(compare_of(small_file(), std::move(more))).out)["decision"];
  };
  CHECK(decision({})["procedure"] == "few_replications");
  CHECK(decision({"--strategies", "none"})["procedure"] == "one_strategy");
}

namespace {

/// One SMS to people whose baskets have this person_shape.
std::string of_baskets(const Folder& folder, const std::string& shape) {
  return folder.file("baskets.json", R"({"format_version": 1, "run": {"replications": 20},
    "horizon": {"start": "2021-03-01", "days": 30},
    "segments": [{"id": "m", "members": 100, "reach": {"phone": 1},
      "basket": {"order_shape": 4, "person_shape": )" +
                                         shape +
                                         R"(, "person_scale": 50}}],
    "campaign": {"sms": {"schedule": {"dates": ["2021-03-08"]}, "stimulus": 2,
      "coupon": {"face": 40}}}})");
}

} // namespace

TEST_CASE("compare warns where a few large baskets decide") {
  const Folder folder;
  const std::string heavy = of_baskets(folder, "1.2");
  const json decision =
      json::parse(ran({"compare", heavy, "--quiet", "--format", "json"}).out)["decision"];
  CHECK(std::abs(decision["skewness"].get<double>()) > 2);
  CHECK(decision["warnings"] == json::array({"skewed_differences"}));
  CHECK_THAT(ran({"compare", heavy, "--quiet"}).out,
             ContainsSubstring("A few large baskets decide here"));
  CHECK_THAT(ran({"compare", heavy, "--quiet", "--format", "html"}, {.language = Language::zh}).out,
             ContainsSubstring("少数几张大单左右着结果"));
  // Of few replications too, which may look calm.
  for (const char* seed : {"1", "2", "3", "4"})
    CHECK_THAT(ran({"compare", heavy, "--quiet", "--replications", "5", "--seed", seed}).out,
               ContainsSubstring("A few large baskets decide here") ||
                   ContainsSubstring("a few people's baskets decide a season"));
  for (const char* command : {"validate", "run", "compare"}) {
    const Ran told = ran({command, heavy});
    CHECK_THAT(told.out + told.err, ContainsSubstring("warning: baskets have no finite variance"));
  }

  CHECK_THAT(ran({"compare", of_baskets(folder, "2.4"), "--quiet", "--replications", "5"}).out,
             ContainsSubstring("large baskets"));
  const std::string light = of_baskets(folder, "30");
  const json calm =
      json::parse(ran({"compare", light, "--quiet", "--format", "json"}).out)["decision"];
  CHECK(std::abs(calm["skewness"].get<double>()) < 2);
  CHECK(calm["warnings"] == json::array());
  const Ran quiet = ran({"compare", light});
  CHECK_THAT(quiet.out + quiet.err,
             !ContainsSubstring("large baskets") && !ContainsSubstring("no finite variance"));
}

TEST_CASE("ndjson tells of each look at whole batches") {
  const Folder folder;
  const std::string file = pond(folder, "6");
  std::istringstream lines(ran(compare_of(file, {"--format", "ndjson", "--jobs", "3"})).out);
  std::vector<json> looks;
  json report;
  for (std::string line; std::getline(lines, line);) {
    const json event = json::parse(line);
    if (event["event"] == "look") looks.push_back(event);
    if (event["event"] == "report") report = event["report"];
  }
  REQUIRE(looks.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(looks[i]["replications"] == 20 * (i + 1));
    CHECK(looks[i]["settled"] == (i == 2));
    CHECK(looks[i]["leader"] == "none");
    CHECK(looks[i]["leads"].size() == 2);
  }
  for (const json& lead : looks[2]["leads"])
    for (const json& difference : report["differences"])
      if (difference["strategy"] == "none" && difference["less"] == lead["over"]) {
        CHECK(lead["mean"] == difference["mean"]);
        CHECK(lead["anytime_low"] == difference["anytime_low"]);
        CHECK(lead["anytime_high"] == difference["anytime_high"]);
      }
}

namespace {

/// Two strategies that do the same with other draws, and no campaign.
/// A pond in which a mailing pays, and two strategies that are one and the same mailing.
std::string of_two_alike(const Folder& folder, int seed, int worthwhile) {
  return folder.file("alike.json", R"({"format_version": 1,
    "run": {"seed": )" + std::to_string(seed) +
                                       R"(, "replications": 1000},
    "comparison": {"worthwhile_difference": )" +
                                       std::to_string(worthwhile) + R"(},
    "horizon": {"start": "2021-03-01", "days": 6},
    "economics": {"goods_cost": 0.1},
    "segments": [{"id": "m", "members": 50, "reach": {"phone": 1}}],
    "campaign": {
      "sms": {"schedule": {"dates": ["2021-03-02"]}, "stimulus": 3, "seen": 0.5, "cost": 0},
      "sms#2": {"schedule": {"dates": ["2021-03-02"]}, "stimulus": 3, "seen": 0.5, "cost": 0}},
    "strategies": {
      "one": {"campaign": {"sms#2": null}},
      "other": {"campaign": {"sms": null}}}})");
}

/// Whether "choose either" is what `compare` says of the two.
bool says_either(const Folder& folder, int seed, int worthwhile) {
  const json decision =
      json::parse(ran({"compare", of_two_alike(folder, seed, worthwhile), "--quiet", "--format",
                       "json", "--strategies", "one,other"})
                      .out)["decision"];
  const auto advised = decision["advised"].get<std::vector<std::string>>();
  return decision["advice"] == "either" && decision["no_better_than"].get<double>() > 0 &&
         std::ranges::count(advised, "one") == 1 && std::ranges::count(advised, "other") == 1;
}

} // namespace

TEST_CASE("Of two campaigns that are alike, either is advised, whatever difference is worthwhile",
          "[full][statistical]") {
  // 95 % of studies have intervals that hold at all replications at once. The smallest δ takes some
  // 50 replications, the largest the first 20.
  const Folder folder;
  for (const int worthwhile : {30, 60, 400}) {
    int either = 0;
    for (int seed = 1; seed <= 200; ++seed) either += says_either(folder, seed, worthwhile);
    CAPTURE(worthwhile);
    CHECK(either >= 190);
  }
}

} // namespace pondlab::tests::sequential_test
