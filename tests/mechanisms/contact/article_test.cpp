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
