#include "workbench/session/entry_period.hpp"

#include "engine/numeric/calendar.hpp"
#include "scenario/json/canonical.hpp"
#include "scenario/json/parse.hpp"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <string>

namespace pondlab::tests::entry_period_test {
namespace {

using workbench::EntryPeriod;
using workbench::PeriodShift;
using workbench::shifted_period;

const engine::Horizon march{*engine::parse_date("2021-03-01"), 31};

scenario::NodePtr entry(const char* json) { return *scenario::parse(json, "entry").value; }

/// What a file has to say after a shift, or "nothing".
std::string said(const char* key, const char* json, PeriodShift shift) {
  const auto change = shifted_period(key, entry(json), march, shift);
  if (!change) return "nothing";
  return change->path.text() + " " +
         nlohmann::json::parse(scenario::canonical_text(*change->value)).dump();
}

} // namespace

TEST_CASE("A period without days of its own is the whole run") {
  const auto period = workbench::period_of("sms", *entry("{}"), march);
  REQUIRE(period);
  CHECK((period->first == 0 && period->last == 30 && !period->listed));
}

TEST_CASE("A schedule is moved whole, and stretched at either end") {
  const char* sms = R"({"seen": 0.3, "schedule": {"from": "2021-03-05", "to": "2021-03-09"}})";
  CHECK(said("sms", sms, {3, 3}) ==
        R"($.campaign.sms.schedule {"from":"2021-03-08","to":"2021-03-12"})");
  CHECK(said("sms#2", sms, {0, 5}) ==
        R"($.campaign.sms#2.schedule {"from":"2021-03-05","to":"2021-03-14"})");
  CHECK(said("sms", sms, {-2, 0}) ==
        R"($.campaign.sms.schedule {"from":"2021-03-03","to":"2021-03-09"})");
}

TEST_CASE("A kind that has a first day alone begins on another, and keeps the rest of its entry") {
  const char* ladder = R"({"from": "2021-03-05", "steps": []})";
  for (const PeriodShift shift : {PeriodShift{2, 2}, PeriodShift{2, 0}})
    CHECK(said("coupon_ladder", ladder, shift) ==
          R"($.campaign.coupon_ladder {"from":"2021-03-07","steps":[]})");
  CHECK(said("coupon_ladder", ladder, {0, -3}) == "nothing");
}

TEST_CASE("Days listed one by one are moved together and cannot be stretched") {
  const char* listed = R"({"schedule": {"dates": ["2021-03-20", "2021-03-05"]}})";
  CHECK(said("sms", listed, {2, 2}) ==
        R"($.campaign.sms.schedule {"dates":["2021-03-22","2021-03-07"]})");
  CHECK(said("sms", listed, {0, 2}) == "nothing");
}

TEST_CASE("A shift ends where the run does, and leaves a day") {
  const EntryPeriod week{5, 11};
  const auto kept = [&](PeriodShift shift) { return workbench::shifted(week, shift, 31); };
  CHECK((kept({-100, -100}).first == 0 && kept({-100, -100}).last == 6));
  CHECK((kept({100, 100}).first == 24 && kept({100, 100}).last == 30));
  CHECK((kept({100, 0}).first == 11 && kept({100, 0}).last == 11));
  CHECK((kept({0, -100}).first == 5 && kept({0, -100}).last == 5));
  CHECK((kept({0, 100}).last == 30 && kept({-100, 0}).first == 0));
  CHECK(said("sms", R"({"schedule": {}})", {4, 4}) == "nothing"); // fills the run
}

TEST_CASE("What has no days of its own, or days outside the run, is not moved") {
  CHECK_FALSE(workbench::period_of("no_such_kind", *entry("{}"), march));
  CHECK_FALSE(
      workbench::period_of("sms", *entry(R"({"schedule": {"from": "2022-01-01"}})"), march));
  CHECK_FALSE(workbench::period_of("sms", *entry(R"({"schedule": {"to": 7, "from": "x"}})"), {}));
}

} // namespace pondlab::tests::entry_period_test
