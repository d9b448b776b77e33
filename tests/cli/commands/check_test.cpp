// pondlab check, and compare's advice where data do not support it.
#include "support/commands.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <nlohmann/json.hpp>

#include <cmath>

namespace pondlab::tests::check_test {

using Catch::Matchers::ContainsSubstring;
using nlohmann::json;

namespace {

/// A mailing that pays by far, with a coupon of `face` yuan from 400 on; `plain` is without it.
std::string pond(const Folder& folder, const std::string& face, const std::string& more = "") {
  return folder.file("pond-" + face + ".json", R"({"format_version": 1,
    "run": {"seed": 3, "replications": 40},
    "comparison": {"worthwhile_difference": 100},
    "horizon": {"start": "2020-01-01", "days": 20},
    "economics": {"goods_cost": 0.1},
    "segments": [{"id": "m", "members": 700}],)" + more +
                                                   R"(
    "campaign": {"sms": {"schedule": {"every_days": 10}, "cost": 0, "seen": 0.5, "stimulus": 3,
      "opt_out": 0, "coupon": {"face": )" + face + R"(, "threshold": 400}}}})");
}

std::vector<std::string> of(const std::string& command, const std::string& file,
                            std::vector<std::string> more = {}) {
  more.insert(more.begin(), {command, file, "--quiet"});
  return more;
}

json checked(const std::string& file, std::vector<std::string> more = {}) {
  more.insert(more.end(), {"--format", "json"});
  return json::parse(ran(of("check", file, more)).out);
}

} // namespace

TEST_CASE("a deep cut is not advised although it leads") {
  const Folder folder;
  const std::string deep = pond(folder, "200"), shallow = pond(folder, "100");
  const Ran refused = ran(of("compare", deep, {"--format", "json"}));
  CHECK(refused.status == 2);
  const json report = json::parse(refused.out), &decision = report["decision"];
  CHECK(decision["leader"] == "base");
  CHECK(decision["settled"] == true);
  CHECK(decision["advice"] == "withheld");
  CHECK(decision["advised"].empty());
  REQUIRE(decision["withheld"].size() == 1);
  CHECK(decision["withheld"][0]["rule"] == "deep_cut");
  CHECK(decision["withheld"][0]["subject"] == "sms");
  CHECK(decision["withheld"][0]["value"] == 0.5);
  CHECK(decision["withheld"][0]["high"] == 0.3);
  for (const json& strategy : report["strategies"])
    CHECK(strategy["outside"].size() == (strategy["strategy"] == "base" ? 1U : 0U));
  CHECK(ran(of("compare", deep, {"--strict"})).status == 1);
  CHECK_THAT(ran(of("compare", deep)).out,
             ContainsSubstring("Not advised: “the campaign” leads by the figures, but “SMS” takes "
                               "50% off the price"));
  CHECK_THAT(ran(of("compare", deep, {"--format", "html"}), {.language = Language::zh}).out,
             ContainsSubstring("暂不建议：按数字"));
  // The page that is handed on tells what the check finds, for who does not run it.
  const std::string page = ran(of("compare", deep, {"--format", "html"})).out;
  CHECK_THAT(page, ContainsSubstring("Before acting on it: what the check finds"));
  CHECK_THAT(page, ContainsSubstring("takes 50% off the price"));
  CHECK_THAT(page, ContainsSubstring("To mend before acting on"));

  const Ran advised = ran(of("compare", shallow, {"--format", "json"}));
  CHECK(advised.status == 0);
  CHECK(json::parse(advised.out)["decision"]["advice"] == "choose");
  CHECK(json::parse(advised.out)["decision"]["withheld"].empty());
}

TEST_CASE("of several that are alike, those outside what data support are marked") {
  const Folder folder;
  // A coupon from so much on that nobody uses it: both strategies do the same.
  const std::string file = folder.file(
      "alike.json",
      replaced(replaced(content_of_file(pond(folder, "200")), R"("face": 200)", R"("face": 99000)"),
               R"("threshold": 400}}}})", R"("threshold": 300000}}},
    "strategies": {"other": {"campaign": {"sms": {"coupon": {"face": 60000}}}}}})"));
  const Ran result = ran(of("compare", file, {"--format", "json"}));
  const json decision = json::parse(result.out)["decision"];
  CHECK(decision["advice"] == "either");
  CHECK(decision["advised"].size() == 2);
  CHECK(result.status == 0);
  CHECK_THAT(ran(of("compare", file)).out,
             ContainsSubstring("“the campaign (outside what data support)” and “other”"));
}

TEST_CASE("a check says what the answer rests on") {
  const Folder folder;
  const json report = checked(pond(folder, "100"));
  CHECK(report["pondlab_check"] == 1);
  CHECK(report["replications"] == 8);
  CHECK(report["finished"] == true);
  CHECK(report["leader"] == "base");
  CHECK(report["sound"] == true);
  CHECK(report["concerns"].empty());
  const json& inputs = report["inputs"];
  CHECK(inputs["given"] == 5); // goods' cost; the mailing's, its readers, stimulus, opt-outs
  CHECK(inputs["assumed"].get<int>() > inputs["measured"].get<int>());
  CHECK(inputs["measured"].get<int>() > 0);
  const json& rests = report["rests_on"];
  CHECK(rests["runner_up"] == "none");
  REQUIRE(rests["parameters"].size() == 4);
  double shares = 0, strength = rests["parameters"][0]["strength"];
  for (const json& parameter : rests["parameters"]) {
    CHECK(parameter["basis"] == "assumed");
    CHECK(parameter["usual"] == true);
    CHECK(parameter["strength"].get<double>() <= strength);
    strength = parameter["strength"];
    shares += parameter["share"].get<double>();
  }
  CHECK(std::abs(shares - 1) < 1e-9);
  CHECK(std::abs(rests["shares"]["assumed"].get<double>() - 1) < 1e-9);
  CHECK(report["measure_first"]["command"] == "pilot");
  REQUIRE(report["strategies"].size() == 2);
  const json& base = report["strategies"][report["strategies"][0]["strategy"] == "base" ? 0 : 1];
  CHECK(base["fatigue"]["mean"].get<double>() > 0);
  CHECK(base["incremental_contribution"]["mean"].get<double>() > 0);
  CHECK(base["incremental_lifetime_contribution"]["n"] == 8);
}

TEST_CASE("a check tells what is to be mended", "[full]") {
  const Folder folder;
  const Ran deep = ran(of("check", pond(folder, "200")));
  CHECK(deep.status == 2);
  CHECK_THAT(deep.out,
             ContainsSubstring("To mend before acting on “the campaign”, which leads: 1."));
  CHECK_THAT(deep.out,
             ContainsSubstring("Not to be advised: “the campaign”, as “SMS” takes 50% off"));
  CHECK(checked(pond(folder, "200"))["concerns"] == json::array({"outside_support"}));
  const std::string wrong = pond(folder, "100", R"(
    "expectations": [{"measure": "orders", "at_least": 900000, "role": "held_out"},
                     {"measure": "audience", "of": ["sms"], "at_least": 1, "role": "fitted"}],)");
  const json report = checked(wrong);
  CHECK(report["concerns"] == json::array({"evidence"}));
  CHECK(report["evidence"]["held_out"] == json({{"failed", 1}, {"judged", 1}, {"met", 0}}));
  CHECK(report["evidence"]["fitted"] == json({{"failed", 0}, {"judged", 1}, {"met", 1}}));
  CHECK(ran(of("check", wrong, {"--strict"})).status == 1);
}

TEST_CASE("what a mechanism does to people is measured by a trial of it", "[full]") {
  const Folder folder;
  const std::string held = R"("doubts": [
    {"parameter": "$.response.carry_over", "low": 0.8, "high": 0.8},
    {"parameter": "$.campaign.sms.cost", "low": 0, "high": 5, "source": "two offers"},
    {"parameter": "$.campaign.sms.stimulus", "low": 1, "high": 3, "source": "a guess"}],)";
  const std::string file = pond(folder, "100", held);
  const json report = checked(file);
  // What a message costs moves the lead more, and is in no need of a test.
  CHECK(report["rests_on"]["parameters"][0]["parameter"] == "$.campaign.sms.cost");
  CHECK(report["rests_on"]["parameters"][0]["basis"] == "given");
  CHECK(
      report["measure_first"] ==
      json({{"command", "trial"}, {"mechanism", "sms"}, {"parameter", "$.campaign.sms.stimulus"}}));
  CHECK_THAT(ran(of("check", file)).out,
             ContainsSubstring("pondlab trial " + file + " --mechanism sms"));
  for (const char* const format : {"markdown", "html"})
    CHECK_THAT(ran(of("check", file, {"--format", format}), {.language = Language::zh}).out,
               ContainsSubstring("最该先量的是"));
}

TEST_CASE("a check depends on neither threads nor journals nor shares") {
  const Folder folder;
  const std::string file = pond(folder, "100");
  const auto with = [&](std::vector<std::string> more) {
    more.insert(more.end(), {"--format", "json", "--replications", "3"});
    return of("check", file, more);
  };
  const std::string expected = ran(with({})).out;
  CHECK(ran(with({"--jobs", "3"})).out == expected);
  const std::string journal = folder.path("journal");
  CHECK(ran(with({"--journal", journal, "--jobs", "1"}), {.signal = 2, .with_results = true})
            .status == 130);
  CHECK(ran(with({"--journal", journal})).out == expected);
  const std::string one = folder.path("one"), two = folder.path("two");
  ran(with({"--shard", "1/2", "--journal", one}));
  ran(with({"--shard", "2/2", "--journal", two}));
  CHECK(ran({"merge", two, one, "--format", "json"}).out == expected);
}

TEST_CASE("without a campaign a check has nothing to screen") {
  const Folder folder;
  const std::string file = folder.file("bare.json", R"({"format_version": 1,
    "horizon": {"start": "2020-01-01", "days": 5}, "segments": [{"id": "m", "members": 200}]})");
  const Ran result = ran(of("check", file, {"--format", "json"}));
  CHECK(result.status == 0);
  CHECK(json::parse(result.out)["rests_on"].is_null());
  CHECK_THAT(ran(of("check", file)).out, ContainsSubstring("one strategy alone"));
}

} // namespace pondlab::tests::check_test
