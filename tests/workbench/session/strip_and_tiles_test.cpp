#include "support/files.hpp"
#include "support/repository.hpp"
#include "support/studies.hpp"
#include "workbench/session/calendar_bars.hpp"
#include "workbench/session/tiles.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace pondlab::tests::strip_and_tiles_test {

TEST_CASE(
    "A campaign's bars are the days on which it acts, and what a strategy takes out stays named") {
  const experiment::Study study = tests::study_of(tests::small_scenario());
  const auto bars = workbench::campaign_bars(study.scenario, "base");
  REQUIRE(bars.size() == 1);
  CHECK(bars[0].id == "sms");
  REQUIRE(bars[0].spans.size() == 2);
  CHECK((bars[0].spans[0].from == 9 && bars[0].spans[0].to == 10));
  CHECK(bars[0].spans[1].from == 23);
  CHECK(workbench::campaign_bars(study.scenario, "thrifty")[0].spans.size() == 1);
  CHECK(workbench::campaign_bars(study.scenario, "none")[0].removed);
}

TEST_CASE("The calendar's days go by their names, shocks among them") {
  const experiment::Study study =
      tests::study_of(tests::replaced(tests::small_scenario(), "\"campaign\":", R"("calendar": [
        {"id": "cny", "name": {"zh": "春节", "en": "Spring Festival"}, "from": "2020-01-24", "to": "2020-01-30"}],
      "shocks": [{"id": "shut", "from": "2020-02-01", "to": "2020-02-05"}],
      "campaign":)"));
  const auto events = workbench::event_bars(study.scenario.setup);
  REQUIRE(events.size() == 2);
  CHECK(engine::name_of(events[0], Language::zh) == "春节");
  CHECK(engine::name_of(events[0], Language::en) == "Spring Festival");
  CHECK(engine::name_of(events[1], Language::zh) == "shut");
  CHECK(events[1].shock);
}

TEST_CASE("Tiles lead with what the campaign earns, or with the contribution where there is none") {
  const experiment::Study with = tests::study_of(tests::small_scenario());
  const experiment::Study without = tests::study_of(tests::small_scenario(), {.strategy = "none"});
  CHECK(workbench::tile_measures(*with.arms.front().plan).front() == "incremental_contribution");
  CHECK(workbench::tile_measures(*without.arms.front().plan).front() == "contribution");
  for (const std::string& key : workbench::tile_measures(*with.arms.front().plan))
    CHECK(engine::find_measure(key) != nullptr);
}

TEST_CASE("Tiles tell of guides' friends only where guides have any") {
  const auto has = [](const std::string& example, const std::string& measure) {
    const experiment::Study study = tests::study_of(
        tests::content_of_file(tests::repository_file("scenarios/example-" + example + ".json")));
    const auto tiles = workbench::tile_measures(*study.arms.front().plan);
    return std::ranges::find(tiles, measure) != tiles.end();
  };
  for (const char* const with : {"guide-chat", "add-friend", "wecom-broadcast"})
    CHECK(has(with, "reachable"));
  for (const char* const without : {"sms", "coupon", "community-post"})
    CHECK_FALSE(has(without, "reachable"));
  CHECK(has("community-post", "in_community"));
  CHECK(has("sms", "opted_out"));
}

} // namespace pondlab::tests::strip_and_tiles_test
