#include "cli/commands/topics.hpp"
#include "engine/world/measure.hpp"
#include "support/builds.hpp"
#include "support/commands.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <nlohmann/json.hpp>

#include <regex>

namespace pondlab::tests::describe_test {

using Catch::Matchers::ContainsSubstring;
using nlohmann::json;

namespace {

std::string described(std::vector<std::string> arguments, Language language = Language::en) {
  arguments.insert(arguments.begin(), "describe");
  const Ran result = ran(arguments, {.language = language});
  INFO(result.err);
  CHECK(result.status == 0);
  CHECK(result.err.empty());
  return result.out;
}

} // namespace

TEST_CASE("describe lists every mechanism, record and measure") {
  const cli::Topics topics;
  const std::string all = described({});
  const json as_json = json::parse(described({"--format", "json"}));
  for (const std::string& mechanism : topics.mechanisms())
    CHECK_THAT(all, ContainsSubstring("\n  " + mechanism + " "));
  CHECK(as_json["mechanisms"].size() == topics.mechanisms().size());
  CHECK(as_json["mechanisms"][0]["group"] == "contact");
  CHECK_THAT(all, ContainsSubstring("Coupons"));
  CHECK(as_json["measures"].size() == engine::measures().size());
}

TEST_CASE("describe tells of a mechanism with its parameters") {
  CHECK_THAT(described({"sms"}), ContainsSubstring("coupon.face"));
  const json sms = json::parse(described({"sms#2", "--format", "json"}));
  CHECK(sms["mechanism"] == "sms");
  CHECK(sms["parameters"].size() > 10);
}

TEST_CASE("describe tells of one parameter, however its path is written") {
  for (const char* const path :
       {"sms.coupon.face", "campaign.sms#2.coupon.face", "$.campaign.sms.coupon.face"})
    CHECK(json::parse(described({path, "--format", "json"}))["type"] == "money");
  CHECK_THAT(described({"response.price_elasticity"}), ContainsSubstring("●"));
  CHECK_THAT(described({"$.segments[0].members"}), ContainsSubstring("0 to 20000000"));
  CHECK_THAT(described({"segment.purchase.rate_shape"}, Language::zh),
             ContainsSubstring("购买频次差异"));
}

TEST_CASE("describe says where 0 is no limit") {
  for (const char* const path : {"sms.target.idle_max", "sms.coupon.issue_limit",
                                 "coupon.person_limit", "coupon.issue_limit"}) {
    CHECK_THAT(described({path}), ContainsSubstring("; 0: no limit"));
    CHECK_THAT(described({path}, Language::zh), ContainsSubstring("，0 表示不限"));
  }
  CHECK_THAT(described({"sms.target.idle_min"}), !ContainsSubstring("no limit"));
}

TEST_CASE("describe tells a mechanism's own defaults of what is nested in it") {
  const auto initial = [](const std::string& name) -> std::string {
    return json::parse(described({name, "--format", "json"}))["default"];
  };
  CHECK(initial("promotion.schedule.hour_to") == "24");
  CHECK(initial("sms.schedule.hour_to") == "22");
}

TEST_CASE("describe tells of a measure, and of all of them") {
  CHECK_THAT(described({"incremental_contribution"}), ContainsSubstring("contribution −"));
  const json all = json::parse(described({"--measures", "--format", "json"}))["measures"];
  CHECK(all.size() == engine::measures().size());
  CHECK_THAT(described({"--measures"}, Language::zh), ContainsSubstring("增量"));
}

TEST_CASE("describe prints the schema") {
  const json schema = json::parse(described({"--schema"}));
  CHECK(schema["$schema"] == "https://json-schema.org/draft/2020-12/schema");
  CHECK(schema["properties"].contains("campaign"));
}

TEST_CASE("every name that can be described is, in both languages, without keys of texts") {
  const std::regex key("(parameter|record|manual|measure|mechanism|unit|source|grade|cli)\\.[a-z]");
  for (const Language language : {Language::zh, Language::en}) {
    CHECK_FALSE(std::regex_search(described({}, language), key));
    std::size_t number = 0;
    for (const std::string& name : cli::Topics().names()) {
      if (is_slow_build() && ++number % 8 != 0) continue;
      INFO(name);
      const std::string text = described({name}, language);
      CHECK(text.size() > 10);
      CHECK_FALSE(std::regex_search(text, key));
    }
  }
}

TEST_CASE("describe guesses what was meant, and does one thing at a time") {
  const Ran typo = ran({"describe", "sms.coupon.fase"});
  CHECK(typo.status == 64);
  CHECK_THAT(typo.err, ContainsSubstring("did you mean \"sms.coupon.face\""));
  CHECK(ran({"describe", "sms.coupon.face.more"}).status == 64);
  CHECK(ran({"describe", "."}).status == 64);
  CHECK(ran({"describe", "sms", "--schema"}).status == 64);
}

} // namespace pondlab::tests::describe_test
