// Teams: seats, deadlines, money, and who buys alone.
#include "mechanisms/social/group_buy.hpp"

#include "engine/model/friends.hpp"
#include "engine/model/population.hpp"

#include "support/ponds.hpp"
#include "support/set_parameter.hpp"
#include "support/statistics.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <map>
#include <set>

namespace pondlab::tests::group_buy_test {

using namespace pondlab::engine;
using tests::WitnessedRun;

namespace {

CampaignEntry group_buy(double size, double open_to = 0) {
  CampaignEntry entry = tests::entry("group_buy");
  tests::set(entry, "size", size);
  tests::set(entry, "open_to", open_to);
  return entry;
}

Setup with_friends(std::int32_t degree, Day days = 20, std::int64_t members = 2'000) {
  Setup setup = tests::lively_setup(days, members);
  setup.network.degree = degree;
  return setup;
}

/// Calls `f(group, members)` for each team that is open.
template <class F>
void each_team(const State& state, F&& f) {
  std::map<std::int32_t, std::vector<const Pledge*>> teams;
  for (const Pledge& pledge : state.mechanisms[0].pledges) teams[pledge.group].push_back(&pledge);
  for (const auto& [group, members] : teams) f(group, members);
}

std::int64_t on(const State& state, Day day, TouchCounter counter) {
  return state.counts.at(day, 0, counter);
}

} // namespace

TEST_CASE("A team's price comes first, and a coupon's threshold counts what it leaves") {
  CampaignEntry teams = group_buy(2, 2);
  tests::set(teams, "pay_share", 8'000);
  tests::set(teams, "leader_off", 1'000);
  CampaignEntry coupon = tests::entry("coupon");
  tests::set(coupon, "face", 5'00);
  tests::set(coupon, "threshold", 40'00);
  WitnessedRun run(with_friends(8), {teams, coupon});
  run.world.run_to(20);
  std::set<Fen> shares;
  std::int64_t with_both = 0;
  for (const Order& order : run.orders()) {
    if (order.bill.mechanism_in(Layer::item) < 0) continue;
    const Fen off = order.bill.off(Layer::item), left = order.list() - off;
    const bool led = left == share_of(order.list(), 7'200);
    REQUIRE((led || left == share_of(order.list(), 8'000)));
    shares.insert(led ? 7'200 : 8'000);
    if (order.bill.off(Layer::coupon) > 0) {
      REQUIRE(left >= 40'00);
      CHECK(order.paid() == left - 5'00);
      ++with_both;
    }
    CHECK(order.attributed == run.world.plan().mechanism_index("group_buy"));
  }
  CHECK(shares.size() == 2);
  CHECK(with_both > 10);
}

TEST_CASE("No team is sold a seat twice, and nobody sits in one twice") {
  for (const double size : {2., 3., 5.})
    for (const double open_to : {0., 1., 2.}) {
      WitnessedRun run(with_friends(10), {group_buy(size, open_to)});
      std::int64_t open = 0;
      for (Day day = 0; day < 20; ++day) {
        run.world.step();
        INFO("teams of " << size << ", open to " << open_to << ", day " << day);
        std::int64_t now = 0;
        each_team(run.state(), [&](std::int32_t, const std::vector<const Pledge*>& members) {
          std::set<PersonIndex> people;
          for (const Pledge* member : members) {
            people.insert(member->order.person);
            CHECK(member->due == members.front()->due);
            CHECK(member->due > day);
          }
          CHECK(people.size() == members.size());
          CHECK(members.size() < static_cast<std::size_t>(size));
          now += std::ssize(members);
        });
        const std::int64_t completed = on(run.state(), day, TouchCounter::completed);
        CHECK(completed % static_cast<std::int64_t>(size) == 0);
        CHECK(now == open + on(run.state(), day, TouchCounter::pledged) - completed -
                         on(run.state(), day, TouchCounter::cancelled));
        open = now;
      }
    }
}

TEST_CASE("Where no team can be complete everybody gets their money back and buys as without it") {
  Setup setup = with_friends(0);
  setup.response.price_memory = 1; // nobody learns from prices that came to nothing
  WitnessedRun teams(setup, {group_buy(2)}), without(setup, {});
  teams.world.run_to(20);
  without.world.run_to(20);
  CHECK(teams.total(TouchCounter::pledged) > 200);
  CHECK(teams.total(TouchCounter::completed) == 0);
  const auto open = std::ssize(teams.state().mechanisms[0].pledges);
  CHECK(teams.total(TouchCounter::cancelled) == teams.total(TouchCounter::pledged) - open);
  for (const Order& order : teams.orders()) CHECK(order.paid() == order.list());
  // Some of those who wait for their team on the last day would have bought on it.
  const std::int64_t baseline = teams.total(Counter::baseline_orders);
  CHECK(baseline <= without.total(Counter::baseline_orders));
  CHECK(baseline + open >= without.total(Counter::baseline_orders));
  CHECK(teams.total(Counter::campaign_orders) == 0);
}

TEST_CASE("Of two who buy together the team is complete with chance 1 − (1 − q)^n") {
  struct Outcome {
    std::int64_t teams = 0, complete = 0;
    std::vector<std::size_t> asked;
  };
  const auto outcome_of = [](double ask) {
    Outcome outcome;
    for (std::uint32_t replication = 0; replication < 20; ++replication) {
      CampaignEntry entry = group_buy(2);
      tests::set(entry, "ask", ask);
      const Setup setup = with_friends(14, 4, 3'000);
      tests::set(entry, "schedule.dates", std::vector<Date>{Date{setup.horizon.start.days + 1}});
      tests::set(entry, "seen", whole);
      tests::set(entry, "click", whole);
      WitnessedRun run(setup, {entry}, replication);
      run.world.run_to(2);
      each_team(run.state(), [&](std::int32_t, const std::vector<const Pledge*>& members) {
        const auto friends = run.world.population()->friends.of(members.front()->order.person);
        outcome.asked.push_back(std::min(friends.size(), static_cast<std::size_t>(ask)));
        ++outcome.teams;
      });
      run.world.step();
      outcome.complete += on(run.state(), 2, TouchCounter::completed) / 2;
    }
    return outcome;
  };
  const Outcome one = outcome_of(1);
  REQUIRE(one.teams > 1'000);
  const double q = static_cast<double>(one.complete) / static_cast<double>(one.teams);
  REQUIRE(q > .02);
  const double error = std::sqrt(q * (1 - q) / static_cast<double>(one.teams));
  for (const double ask : {2., 4., 8.}) {
    const Outcome many = outcome_of(ask);
    double expected = 0, slope = 0;
    for (const std::size_t n : many.asked) {
      expected += 1 - std::pow(1 - q, n);
      slope += static_cast<double>(n) * std::pow(1 - q, n - 1.);
    }
    const auto teams = static_cast<double>(many.teams);
    const double share = expected / teams;
    const double spread = std::hypot(std::sqrt(share * (1 - share) / teams), slope / teams * error);
    INFO("asked " << ask << ", q " << q << ", expected " << share);
    CHECK(std::abs(static_cast<double>(many.complete) / teams - share) < 3.5 * spread);
  }
}

TEST_CASE("There are no more orders at the price than there were to be, nor tries") {
  CampaignEntry limited = group_buy(2, 2);
  tests::set(limited, "limit", 50);
  WitnessedRun few(with_friends(8), {limited});
  few.world.run_to(20);
  const auto open = std::ssize(few.state().mechanisms[0].pledges);
  CHECK(few.total(TouchCounter::completed) + open <= 50);
  CHECK(few.total(TouchCounter::completed) >= 48);
  CHECK(few.total(TouchCounter::refused) > 0);

  CampaignEntry once = group_buy(2, 2);
  tests::set(once, "tries", 1);
  WitnessedRun run(with_friends(8), {once});
  run.world.run_to(20);
  std::set<PersonIndex> people;
  for (const Order& order : run.orders())
    if (order.bill.mechanism_in(Layer::item) >= 0) CHECK(people.insert(order.person).second);
  CHECK(people.size() > 100);
}

TEST_CASE("Larger teams are complete less often, and more so the more may join") {
  const auto completion = [](double size, double open_to) {
    WitnessedRun run(with_friends(10, 30), {group_buy(size, open_to)});
    run.world.run_to(30);
    const auto completed = static_cast<double>(run.total(TouchCounter::completed));
    return completed / (completed + static_cast<double>(run.total(TouchCounter::cancelled)));
  };
  CHECK(completion(2, 0) > completion(3, 0) + .1);
  CHECK(completion(3, 0) > completion(5, 0) + .05);
  CHECK(completion(3, 2) > completion(3, 0) + .1);
}

} // namespace pondlab::tests::group_buy_test
