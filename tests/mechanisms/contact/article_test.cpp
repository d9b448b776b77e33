#include "mechanisms/contact/article.hpp"

#include "support/ponds.hpp"
#include "support/set_parameter.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pondlab::tests::article_test {

using namespace pondlab::engine;
using tests::WitnessedRun;

namespace {

Setup followed_setup(Day days) {
  Setup setup = tests::lively_setup(days, 3'000);
  setup.segments[0].reach.follower = 4'000;
  return setup;
}

} // namespace

TEST_CASE("Articles go to followers, four times a month and no more") {
  WitnessedRun run(followed_setup(60), {tests::entry("article")}); // January and February
  const std::int64_t followers = run.state().stocks.followers;
  CHECK(tests::fits(followers, 3'000, .4));
  run.world.run_to(60);
  std::int64_t sent = 0;
  for (Day day = 0; day < 60; ++day)
    sent += run.state().counts.at(day, 0, TouchCounter::delivered) > 0;
  CHECK(sent == 8);
  CHECK(run.state().counts.at(0, 0, TouchCounter::audience) == followers);
  CHECK(run.total(Account::production) == 8 * 500'00);
}

TEST_CASE("All articles of the campaign are sent by one account, the first of a month first") {
  CampaignEntry weekly = tests::entry("article"), launch = tests::entry("article", 2);
  const Date start = *make_date(2020, 1, 1);
  const auto on = [&](const std::vector<Day>& days) {
    std::vector<Date> dates;
    for (const Day day : days) dates.push_back({start.days + day});
    return dates;
  };
  tests::set(weekly, "schedule.dates", on({2, 9, 16, 23, 40}));
  tests::set(launch, "schedule.dates", on({1, 9, 23, 24, 41}));
  WitnessedRun run(followed_setup(60), {launch, weekly}); // in whatever order they are listed
  run.world.run_to(60);
  const auto sent = [&](const char* id) {
    const int mechanism = run.world.plan().mechanism_index(id);
    std::vector<Day> days;
    for (Day day = 0; day < 60; ++day)
      if (run.state().counts.at(day, mechanism, TouchCounter::delivered) > 0) days.push_back(day);
    return days;
  };
  CHECK(sent("article") == std::vector<Day>{2, 9, 40}); // both on day 9: 1, 2, 9 and 9 are four
  CHECK(sent("article#2") == std::vector<Day>{1, 9, 41});
  CHECK(run.total(Account::production) == 6 * 500'00);
}

TEST_CASE("Articles are held against the month together, and it is said once") {
  Horizon horizon{.start = *make_date(2025, 2, 1), .days = 60};
  CampaignEntry weekly = tests::entry("article"), more = tests::entry("article", 2);
  tests::set(weekly, "schedule.every_days", 10); // 3 in February and March each
  tests::set(more, "schedule.every_days", 15);
  const Campaign campaign = in_order({more, weekly});
  const auto found = [&](const Campaign& entries) {
    std::vector<Breach> breaches;
    for (const CampaignEntry& entry : entries)
      entry.mechanism->breaches(horizon, entries, breaches);
    return breaches;
  };
  CHECK(found({weekly}).empty());
  CHECK(found({more}).empty());
  const std::vector<Breach> breaches = found(campaign);
  REQUIRE(breaches.size() == 1);
  CHECK(breaches[0].rule == "too_many_articles");
  CHECK(breaches[0].month == "2025-02");
  CHECK(breaches[0].asked == 5);
  CHECK(breaches[0].most == 4);
}

TEST_CASE("Who leaves the account reads no more") {
  CampaignEntry article = tests::entry("article");
  tests::set(article, "seen", 5'000);
  tests::set(article, "opt_out", 1'000);
  WitnessedRun run(followed_setup(40), {article});
  const std::int64_t followers = run.state().stocks.followers;
  run.world.run_to(40);
  CHECK(run.total(Counter::unfollowed) > 50);
  CHECK(run.state().stocks.followers == followers - run.total(Counter::unfollowed));
  CHECK(run.total(Counter::deleted) == 0);
}

TEST_CASE("Who reads comes to trust, or to distrust") {
  const auto trust = [](double worth) {
    CampaignEntry article = tests::entry("article");
    tests::set(article, "seen", 5'000);
    tests::set(article, "trust", worth);
    Setup setup = followed_setup(30);
    setup.response.trust = true;
    WitnessedRun run(setup, {article});
    run.world.run_to(30);
    double sum = 0;
    for (PersonIndex person = 0; person < 3'000; ++person)
      sum += run.state().people.record[person].response_state.trust;
    return sum;
  };
  CHECK(trust(2) > trust(0));
  CHECK(trust(-1) < trust(0));
}

} // namespace pondlab::tests::article_test
