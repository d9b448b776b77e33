#include "support/commands.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <nlohmann/json.hpp>

using namespace pondlab::tests;
using Catch::Matchers::ContainsSubstring;
using nlohmann::json;

namespace {

std::string searched() {
  json scenario = json::parse(small_scenario());
  scenario["segments"][0]["members"] = 300;
  scenario["search"] = {
      {"levers",
       {{{"parameter", "$.campaign.sms.coupon.face"}, {"low", 10}, {"high", 90}, {"step", 10}}}},
      {"limits", {{{"measure", "campaign_cost"}, {"at_most", 100000}}}}};
  return scenario.dump();
}

Ran search(std::vector<std::string> options, pondlab::Language language = pondlab::Language::en) {
  options.insert(options.begin(), {"search", "-", "--quiet", "--plans", "6", "--trials", "2",
                                   "--finalists", "2", "--replications", "3"});
  return ran(options, {.input = searched(), .language = language});
}

} // namespace

TEST_CASE("search writes the finalists and every plan with its patch, field by field") {
  const Ran result = search({"--format", "json"});
  INFO(result.err);
  CHECK((result.status == 0 || result.status == 2));
  const json told = json::parse(result.out);
  CHECK(told["pondlab_search"] == 1);
  CHECK(told["measure"] == "contribution");
  CHECK(told["against"] == "opted_out");
  CHECK(told["replications"] == 3);
  CHECK(told["levers"][0]["parameter"] == "$.campaign.sms.coupon.face");
  REQUIRE(told["finalists"].size() >= 2);
  for (const json& finalist : told["finalists"]) {
    CHECK(finalist["gain"]["n"] == 3);
    CHECK(finalist["limits"][0]["verdict"] == "pass");
    CHECK(finalist["on_front"].is_boolean());
    CHECK(finalist["best"].is_number());
  }
  for (const json& plan : told["plans"]) {
    CHECK(plan["settings"].size() == 1);
    if (!plan["as_it_stands"])
      CHECK(plan["patch"]["campaign"]["sms"]["coupon"]["face"] == plan["settings"][0]);
  }
}

TEST_CASE("search writes text, Markdown and HTML, in both languages") {
  for (const char* format : {"text", "markdown", "html"})
    for (const auto language : {pondlab::Language::zh, pondlab::Language::en}) {
      const Ran result = search({"--format", format}, language);
      INFO(format << ' ' << result.err);
      CHECK((result.status == 0 || result.status == 2));
      CHECK_THAT(result.out, ContainsSubstring("sms.coupon.face"));
    }
}

TEST_CASE("search says what is missing where there is nothing to move") {
  const Ran result = ran({"search", "-"}, {.input = small_scenario()});
  CHECK(result.status == 64);
  CHECK_THAT(result.err, ContainsSubstring("declares no levers"));
}
