#include "report/model/strategy_text.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace pondlab::tests::strategy_text_test {

using report::strategy_lines;
using Lines = std::vector<std::string>;

namespace {

scenario::Scenario plan_of(const std::string& campaign, const std::string& strategies) {
  const auto read = scenario::read(
      R"({"format_version": 1, "horizon": {"start": "2021-03-01", "days": 30},
          "segments": [{"id": "all", "members": 100}])" +
          campaign + R"(, "strategies": {)" + strategies + "}}",
      "plan.json");
  REQUIRE(read);
  return *read.value;
}

const std::string sms = R"(, "campaign": {"sms": {"stimulus": 0.9,
    "schedule": {"from": "2021-03-08", "every_days": 21},
    "coupon": {"face": 40, "threshold": 199}}})";

Lines lines(const scenario::Scenario& plan, const char* strategy,
            Language language = Language::zh) {
  return strategy_lines(language, plan, *plan.find(strategy));
}

} // namespace

TEST_CASE("A strategy is told by what it has otherwise than the base, in the forms' own names") {
  const scenario::Scenario plan = plan_of(sms, R"("plain": {
      "summary": {"zh": "不花让利", "en": "No subsidy"},
      "campaign": {"sms": {"coupon": {"face": 0}, "target": {"buyers": "bought", "idle_max": 90}}}})");
  CHECK(lines(plan, "plain") == Lines{"不花让利", "短信 · 短信里的券 · 券面额：¥40 → ¥0",
                                      "短信 · 目标人群 · 是否买过：不限 → 买过的",
                                      "短信 · 目标人群 · 最多多少天没买：不限 → 90 天"});
  CHECK(lines(plan, "plain", Language::en)[1] == "SMS · Coupon · Face value: ¥40 → ¥0");
}

TEST_CASE("The base is told as the file has it, a line a record, and none in a sentence") {
  const scenario::Scenario plan = plan_of(sms, "");
  CHECK(lines(plan, "base") == Lines{"短信：打动力 0.9",
                                     "短信 · 执行日程：开始日期 2021-03-08，每隔几天 21 天",
                                     "短信 · 短信里的券：券面额 ¥40，使用门槛 ¥199"});
  CHECK(lines(plan, "none").size() == 1);
}

TEST_CASE("What a strategy adds or leaves out is told whole") {
  const scenario::Scenario plan = plan_of(sms, R"("other": {"campaign": {"sms": null,
      "moments_post": {"seen": 0.3}}}, "same": {"campaign": {"sms": {"stimulus": 0.90}}})");
  Lines other = lines(plan, "other");
  std::ranges::sort(other);
  REQUIRE(other.size() == 2);
  CHECK(other[0].starts_with("不做短信"));
  CHECK(other[1].starts_with("加上"));
  CHECK(other[1].find("30%") != std::string::npos);
}

TEST_CASE("A strategy without a base is told by all that it adds") {
  const scenario::Scenario plan =
      plan_of("", R"("only": {"campaign": {"sms": {"coupon": {"face": 20}}}})");
  CHECK(lines(plan, "only") == Lines{"加上短信", "短信 · 短信里的券：券面额 ¥20"});
}

TEST_CASE("A strategy that changes very much is told in part, and how much more there is") {
  std::string changes;
  for (int i = 0; i < 20; ++i)
    changes += (i ? ", " : "") + ("\"sms#" + std::to_string(i + 2) + "\": {\"stimulus\": 1}");
  const Lines told = lines(plan_of(sms, R"("many": {"campaign": {)" + changes + "}}"), "many");
  CHECK(told.size() == 12);
  CHECK(told.back().find("9") != std::string::npos);
}

} // namespace pondlab::tests::strategy_text_test
