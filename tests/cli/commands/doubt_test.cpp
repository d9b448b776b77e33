// compare with parameters in doubt: what a mailing costs a message. What a strategy earns is linear
// in it, so that the answers are known.
#include "support/commands.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace pondlab::tests::doubt_test {

using Catch::Matchers::ContainsSubstring;
using nlohmann::json;

namespace {

/// What goes without saying, held at the values of the small pond: its effects are 0.
constexpr const char* held = R"(,
    {"parameter": "$.response.carry_over", "low": 0.8, "high": 0.8},
    {"parameter": "$.response.tolerance", "low": 1.6, "high": 1.6},
    {"parameter": "$.response.opt_out_growth", "low": 0.5, "high": 0.5},
    {"parameter": "$[\"response\"].price_memory", "low": 0.7, "high": 0.7})";

/// The small pond with δ = 10 yuan; a message costs 4 fen in it, somewhere from `low` to `high`.
std::string pond(const Folder& folder, const std::string& low, const std::string& high) {
  return folder.file("pond.json",
                     replaced(small_scenario(), R"("replications": 4},)",
                              R"("replications": 20}, "comparison": {"worthwhile_difference": 10},
  "doubts": [{"parameter": "$.campaign.sms.cost", "low": )" +
                                  low + R"(, "high": )" + high + R"(, "source": "two offers"})" +
                                  held + "],"));
}

std::vector<std::string> compare_of(const std::string& file, std::vector<std::string> more = {}) {
  std::vector<std::string> arguments = {"compare", file, "--quiet"};
  if (std::ranges::find(more, "--format") == more.end())
    arguments.insert(arguments.end(), {"--format", "json"});
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

json compared(const std::string& file, std::vector<std::string> more) {
  const Ran result = ran(compare_of(file, std::move(more)));
  CHECK((result.status == 0 || result.status == 1 || result.status == 2));
  return json::parse(result.out);
}

} // namespace

TEST_CASE("a profit that is linear in what is in doubt has its slope for an effect", "[full]") {
  const Folder folder;
  const json report = compared(pond(folder, "0", "0.06"), {"--screen"});
  CHECK(report["doubt"].is_null());
  const json& screening = report["screening"];
  CHECK(screening["leader"] == "none");
  CHECK(screening["runner_up"] == "thrifty");
  CHECK(screening["walks"] == 8);
  CHECK(screening["replications"] == 4);
  REQUIRE(screening["parameters"].size() == 5);
  const json& cost = screening["parameters"][0];
  CHECK(cost["parameter"] == "$.campaign.sms.cost");
  // The lead of no campaign over the mailing grows with the cost, in a straight line.
  const double effect = cost["mean"];
  CHECK(effect > 50);
  CHECK(std::abs(cost["strength"].get<double>() - effect) < .02);
  CHECK(cost["spread"].get<double>() < .02);
  CHECK(cost["at_low"]["value"] == 0.0);
  CHECK(cost["at_high"]["value"] == 0.06);
}

TEST_CASE("a doubt that flips the choice is named", "[full]") {
  const Folder folder;
  // A message that costs nothing, or 4 fen as in the file: then a mailing pays by its sales.
  const std::string file = pond(folder, "0", "0.04");
  const json report = compared(file, {"--screen"});
  const json& cost = report["screening"]["parameters"][0];
  CHECK(cost["at_low"]["flips"] != "no");
  CHECK(cost["at_low"]["rival"] != "none");
  CHECK(cost["at_low"]["lead"].get<double>() < 0);
  CHECK(cost["at_high"]["flips"] == "no");
  CHECK(cost["at_high"]["lead"].get<double>() > 0);
  CHECK_THAT(ran(compare_of(file, {"--screen", "--format", "text"})).out,
             ContainsSubstring("hangs on “SMS · Cost a message”: at ¥0 "));
  CHECK_THAT(
      ran(compare_of(file, {"--screen", "--format", "html"}), {.language = Language::zh}).out,
      ContainsSubstring("系于“短信 · 每条短信费”：取 ¥0 时"));
  // Between 3 and 4 fen no campaign stays best.
  const std::string narrow = pond(folder, "0.03", "0.04");
  CHECK_THAT(ran(compare_of(narrow, {"--screen", "--format", "markdown"})).out,
             ContainsSubstring("None of the 5 assumptions in doubt"));
}

TEST_CASE("doubt and chance are reported apart", "[full]") {
  const Folder folder;
  const std::string file = pond(folder, "0", "0.08");
  const json chance = compared(file, {}), both = compared(file, {"--draws", "40"});
  CHECK(chance["doubt"].is_null());
  CHECK(chance["screening"].is_null());
  for (const char* const key : {"decision", "strategies", "differences", "replications"})
    CHECK(both[key] == chance[key]);
  const json& doubt = both["doubt"];
  CHECK(doubt["draws"] == 40);
  CHECK(doubt["draws_planned"] == 40);
  CHECK(doubt["replications"] == 4);
  CHECK(doubt["leader"] == "none");
  CHECK(doubt["parameters"][0]["parameter"] == "$.campaign.sms.cost");
  CHECK(doubt["parameters"][0]["low"] == 0.0);
  CHECK(doubt["parameters"][0]["high"] == 0.08);
  CHECK(doubt["parameters"][0]["shape"] == "uniform");
  CHECK(doubt["parameters"][0]["source"] == "two offers");
  CHECK(doubt["parameters"][0]["source_zh"] == "two offers");
  double best = 0, season = 0;
  for (const json& strategy : doubt["strategies"]) {
    CHECK(strategy["n"] == 40);
    best += strategy["best"].get<double>();
    season += strategy["best_in_season"].get<double>();
    CHECK(strategy["near_best"].get<double>() >= strategy["best"].get<double>() - 1e-9);
    CHECK(strategy["opportunity_cost"].get<double>() >= 0);
    // No campaign is best but where messages are nearly free.
    if (strategy["strategy"] == "none") CHECK(strategy["best"].get<double>() > .5);
    if (strategy["strategy"] == "none") CHECK(strategy["best"].get<double>() < .999);
  }
  CHECK(std::abs(best - 1) < 1e-6);
  CHECK(std::abs(season - 1) < 1e-6);
  CHECK_THAT(ran(compare_of(file, {"--draws", "40", "--format", "text"})).out,
             ContainsSubstring("With doubt about 5 parameters · 40 draws, 4 replications each"));
  CHECK_THAT(ran(compare_of(file, {"--format", "text"})).out,
             ContainsSubstring("Parameters in doubt: 5."));
}

TEST_CASE("a doubt of no width is no doubt", "[full]") {
  const Folder folder;
  const json report = compared(pond(folder, "0.04", "0.04"), {"--screen"});
  const json& cost = report["screening"]["parameters"][0];
  CHECK(cost["strength"] == 0.0);
  CHECK(cost["spread"] == 0.0);
  const std::string runner_up = report["screening"]["runner_up"];
  for (const json& difference : report["differences"])
    if (difference["strategy"] == "none" && difference["less"] == runner_up)
      for (const char* const end : {"at_low", "at_high"}) {
        CHECK(cost[end]["lead"] == difference["mean"]);
        CHECK(cost[end]["flips"] == "no");
      }
}

TEST_CASE("draws and screening depend on neither threads nor journals nor shares", "[full]") {
  const Folder folder;
  const std::string file = pond(folder, "0", "0.06");
  const std::vector<std::string> asked = {"--draws", "5", "--screen", "--days", "12"};
  const auto with = [&](std::vector<std::string> more) {
    more.insert(more.end(), asked.begin(), asked.end());
    return compare_of(file, more);
  };
  const std::string expected = ran(with({})).out;
  CHECK(ran(with({"--jobs", "3"})).out == expected);

  const std::string journal = folder.path("journal");
  ran(with({"--journal", journal, "--jobs", "1"}), {.signal = 2, .with_results = true});
  CHECK(ran(with({"--journal", journal})).out == expected);
  CHECK(ran({"merge", journal, "--format", "json"}).out == expected);

  const std::string one = folder.path("one"), two = folder.path("two");
  ran(with({"--shard", "1/2", "--journal", one}));
  ran(with({"--shard", "2/2", "--journal", two}));
  CHECK(ran({"merge", two, one, "--format", "json"}).out == expected);
  const Ran half = ran({"merge", one, "--format", "json"});
  CHECK(half.status == 75);
  CHECK(json::parse(half.out)["finished"] == false);

  // More draws go on from fewer.
  auto more = with({"--journal", journal});
  *std::ranges::find(more, "5") = "7";
  CHECK(json::parse(ran(more).out)["doubt"]["draws"] == 7);
}

TEST_CASE("draws are reproduced with the rest", "[full]") {
  const Folder folder;
  const std::string file = pond(folder, "0", "0.06");
  const std::string result = folder.file(
      "result.json", ran(compare_of(file, {"--draws", "3", "--screen", "--days", "12"})).out);
  CHECK(json::parse(content_of_file(result))["manifest"]["points"].size() == 3 + 2 * 5 + 6 * 8);
  CHECK(ran({"reproduce", result}).status == 0);
  pond(folder, "0", "0.05");
  const Ran changed = ran({"reproduce", result, "--format", "json"});
  CHECK(changed.status == 1);
  CHECK(json::parse(changed.out)["divergence"]["kind"] == "point");
}

TEST_CASE("the file says how often to draw, and the command line overrules it") {
  const Folder folder;
  const std::string text = content_of_file(pond(folder, "0", "0.06"));
  const std::string file =
      folder.file("drawn.json", replaced(text, R"({"worthwhile_difference": 10})",
                                         R"({"worthwhile_difference": 10, "draws": 3})"));
  CHECK(compared(file, {"--days", "12"})["doubt"]["draws"] == 3);
  CHECK(compared(file, {"--days", "12", "--draws", "2"})["doubt"]["draws"] == 2);
  CHECK(compared(file, {"--days", "12", "--draws", "0"})["doubt"].is_null());
  CHECK(ran({"compare", file, "--explain", "base,none", "--draws", "3"}).status == 64);
}

TEST_CASE("what goes without saying is drawn, screened and told of as such", "[full]") {
  const Folder folder;
  const std::vector<std::string> asked = {"--draws", "3", "--screen", "--days", "12"};
  const json report = compared(small_file(), asked);
  REQUIRE(report["doubt"]["parameters"].size() == 4);
  for (const json& parameter : report["doubt"]["parameters"]) {
    CHECK(parameter["usual"] == true);
    CHECK(parameter["source"] == "usual_range");
    CHECK_FALSE(parameter.contains("source_zh"));
  }
  CHECK(report["doubt"]["parameters"][0]["parameter"] == "$.response.carry_over");
  CHECK(report["screening"]["parameters"][0]["usual"] == true);
  const auto text = [&](std::vector<std::string> more, Language language) {
    more.insert(more.end(), {"--format", "text"});
    return ran(compare_of(small_file(), more), {.language = language}).out;
  };
  CHECK_THAT(text(asked, Language::en), ContainsSubstring("Usual ranges, assumed because"));
  CHECK_THAT(text(asked, Language::zh), ContainsSubstring("通用区间（假设）"));
  CHECK_THAT(text({"--days", "12"}, Language::en),
             ContainsSubstring("Parameters in doubt: 4, of which 4 over usual ranges, assumed."));
  const std::string result = folder.file("result.json", ran(compare_of(small_file(), asked)).out);
  CHECK(ran({"reproduce", result}).status == 0);
}

TEST_CASE("an interrupted comparison has no doubt to report yet") {
  const Folder folder;
  const Ran result = ran(compare_of(pond(folder, "0", "0.06"), {"--draws", "5", "--jobs", "1"}),
                         {.signal = 2, .with_results = true});
  CHECK(result.status == 130);
  const json report = json::parse(result.out);
  CHECK(report["finished"] == false);
  CHECK(report["doubt"].is_null());
}

TEST_CASE("what looks gained is called likely, and many hinges are told in one breath", "[full]") {
  const std::vector<std::string> command = {
      "compare",        repository_file("scenarios/example-sms.json"),
      "--replications", "10",
      "--draws",        "2",
      "--screen",       "--quiet"};
  const std::string english = ran(command).out;
  CHECK_THAT(english, ContainsSubstring("is likely to earn at least"));
  CHECK_THAT(english, ContainsSubstring("The choice may change at "));
  CHECK_THAT(english, ContainsSubstring("; the table has them all."));
  CHECK_THAT(english, !ContainsSubstring("The choice may hang on"));
  const std::string chinese = ran(command, {.language = Language::zh}).out;
  CHECK_THAT(chinese, ContainsSubstring("边跑边看要多留余地"));
  CHECK_THAT(chinese, ContainsSubstring("处假设取到范围一头"));
}

} // namespace pondlab::tests::doubt_test
