// The split of a difference in contribution: exact, antisymmetric, and right where the answer is
// known.
#include "experiment/study/decomposition.hpp"

#include "engine/world/world.hpp"
#include "experiment/run/worker.hpp"
#include "support/random_scenario.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cstdlib>
#include <map>

namespace pondlab::tests::decomposition_test {

using namespace pondlab::experiment;
using engine::Account;
using engine::Channel;

namespace {

void post(Funnel& funnel, Account debit, Account credit, engine::Fen amount) {
  funnel.accounts[static_cast<std::size_t>(debit)] += amount;
  funnel.accounts[static_cast<std::size_t>(credit)] -= amount;
}

void sell(Funnel& funnel, VisitKind kind, std::int64_t first, std::int64_t later,
          engine::Fen basket, Channel channel = Channel::shop) {
  Flow& flow = funnel.flow(channel, kind);
  const engine::Fen list = (first + later) * basket;
  flow.first_orders += first;
  flow.later_orders += later;
  flow.list += list;
  flow.goods += list / 2;
  post(funnel, Account::cash, Account::sales, list);
  post(funnel, Account::goods, Account::stock, list / 2);
}

/// 1,000 organic visits to the shop, 40 first and 60 later orders of ¥50, half of that for goods.
Funnel plain_funnel(engine::Fen basket = 50'00, std::int64_t visits = 1'000) {
  Funnel funnel;
  const std::int64_t orders = visits / 10;
  funnel.flow(Channel::shop, VisitKind::organic).visits = visits;
  sell(funnel, VisitKind::organic, orders * 4 / 10, orders * 6 / 10, basket);
  return funnel;
}

engine::Fen total(const std::vector<Share>& shares) {
  engine::Fen sum = 0;
  for (const Share& share : shares) sum += share.amount;
  return sum;
}

engine::Fen total(const std::vector<Share>& shares, Factor factor) {
  engine::Fen sum = 0;
  for (const Share& share : shares)
    if (share.factor == factor) sum += share.amount;
  return sum;
}

/// Whether nothing but this factor has a share.
bool alone(const std::vector<Share>& shares, Factor factor) {
  return !shares.empty() &&
         std::ranges::all_of(shares, [&](const Share& share) { return share.factor == factor; });
}

std::vector<Share> split(const Funnel& a, const Funnel& b) {
  return decompose(std::vector{a, Funnel{}}, std::vector{b, Funnel{}});
}

std::vector<Funnel> funnels_of(const RandomScenario& drawn, std::uint64_t seed) {
  const Arm arm = make_arm({"base", {}}, drawn.setup, drawn.campaign);
  const Worker worker({arm}, seed);
  return worker.run({.replication = 0, .arms = {0}, .segments = {}, .funnels = 1})
      ->arms.front()
      .funnels;
}

bool opposite(const std::vector<Share>& one, const std::vector<Share>& other) {
  return std::ranges::equal(one, other, [](const Share& a, const Share& b) {
    return a.segment == b.segment && a.channel == b.channel && a.kind == b.kind &&
           a.factor == b.factor && a.amount == -b.amount;
  });
}

} // namespace

TEST_CASE("Where only the basket differs, all is the basket's") {
  // A basket of ¥70 instead of ¥50, half of it for goods: 100 orders · ¥20 · ½.
  const auto shares = split(plain_funnel(70'00), plain_funnel());
  CHECK(alone(shares, Factor::basket));
  CHECK(total(shares) == 1'000'00);
}

TEST_CASE("Where only costs differ, all is theirs") {
  Funnel dear = plain_funnel();
  post(dear, Account::sms, Account::cash, 123'45);
  const auto shares = split(dear, plain_funnel());
  CHECK(alone(shares, Factor::campaign_cost));
  CHECK(total(shares) == -123'45);
  CHECK_FALSE(shares.front().channel);

  Funnel dear_goods = plain_funnel();
  post(dear_goods, Account::goods, Account::stock, 100'00);
  dear_goods.flow(Channel::shop, VisitKind::organic).goods += 100'00;
  CHECK(alone(split(dear_goods, plain_funnel()), Factor::goods));
  CHECK(total(split(dear_goods, plain_funnel())) == -100'00);

  Funnel generous = plain_funnel();
  post(generous, Account::coupon_subsidy, Account::cash, 70'00);
  generous.flow(Channel::shop, VisitKind::organic).subsidy += 70'00;
  CHECK(alone(split(generous, plain_funnel()), Factor::subsidy));
  CHECK(total(split(generous, plain_funnel())) == -70'00);

  Funnel sent_back = plain_funnel();
  post(sent_back, Account::refunds, Account::cash, 50'00);
  post(sent_back, Account::stock, Account::goods, 25'00);
  CHECK(alone(split(sent_back, plain_funnel()), Factor::returns));
  CHECK(total(split(sent_back, plain_funnel())) == -25'00);
}

TEST_CASE("Where only visits differ, all is theirs; where only later orders do, repurchase's") {
  const auto shares = split(plain_funnel(50'00, 1'100), plain_funnel());
  CHECK(alone(shares, Factor::visits));
  CHECK(total(shares) == 250'00); // 10 orders · ¥50 · ½

  Funnel faithful = plain_funnel();
  sell(faithful, VisitKind::organic, 0, 4, 50'00);
  CHECK(alone(split(faithful, plain_funnel()), Factor::repurchase));
  CHECK(total(split(faithful, plain_funnel())) == 100'00);
}

TEST_CASE("Visits and basket share what they do together") {
  // 1,100 visits at ¥70 against 1,000 at ¥50, a tenth orders, half is margin.
  const auto shares = split(plain_funnel(70'00, 1'100), plain_funnel());
  CHECK(total(shares, Factor::visits) == 300'00);   // 10 orders · (¥70 + ¥50)/2 · ½
  CHECK(total(shares, Factor::basket) == 1'050'00); // (110 + 100)/2 orders · ¥20 · ½
  CHECK(total(shares) == 1'350'00);
}

TEST_CASE("Against nobody touched, what touching brings is reach") {
  Funnel touched = plain_funnel();
  touched.delivered = 5'000;
  touched.seen = 1'000;
  touched.flow(Channel::shop, VisitKind::touched).visits = 200;
  sell(touched, VisitKind::touched, 10, 0, 50'00);
  const auto shares = split(touched, plain_funnel());
  CHECK(alone(shares, Factor::reach));
  CHECK(total(shares) == 250'00);

  // Twice as many are seen of the same contacts: all is "seen".
  Funnel watched = touched;
  watched.seen = 2'000;
  watched.flow(Channel::shop, VisitKind::touched).visits = 400;
  sell(watched, VisitKind::touched, 10, 0, 50'00);
  CHECK(alone(split(watched, touched), Factor::seen));
}

TEST_CASE("Touched visits of people who saw nothing are visits") {
  Funnel odd = plain_funnel();
  odd.flow(Channel::store, VisitKind::touched).visits = 50;
  sell(odd, VisitKind::touched, 5, 0, 50'00, Channel::store);
  const auto shares = split(odd, plain_funnel());
  CHECK(alone(shares, Factor::visits));
  CHECK(total(shares) == 125'00);
}

TEST_CASE("Nothing differs, nothing is split") {
  CHECK(split(plain_funnel(), plain_funnel()).empty());
}

TEST_CASE("A run's funnels hold all its visits, orders and money") {
  for (std::uint64_t number = 1; number <= 8; ++number) {
    const RandomScenario drawn = random_scenario(number, {700, 30});
    const auto funnels = funnels_of(drawn, 3);
    engine::World world(make_arm({"base", {}}, drawn.setup, drawn.campaign).plan, 3, 0);
    world.run_to(30);
    const engine::DayCounts& counts = world.state().counts;
    const engine::Ledger& books = world.state().ledger;
    INFO(number);
    REQUIRE(funnels.size() == drawn.setup.segments.size() + 1);
    engine::Fen contribution = 0;
    for (const Funnel& funnel : funnels) {
      contribution += funnel.contribution();
      engine::Fen list = 0, subsidy = 0;
      for (const auto& channel : funnel.flows)
        for (const Flow& flow : channel) {
          list += flow.list;
          subsidy += flow.subsidy;
        }
      CHECK(list == -funnel.account(Account::sales));
      CHECK(subsidy ==
            funnel.account(Account::coupon_subsidy) + funnel.account(Account::discount_subsidy));
    }
    CHECK(contribution == engine::contribution(books, 0, 30));
    for (int c = 0; c < engine::channel_count; ++c) {
      std::int64_t visits = 0, orders = 0;
      for (const Funnel& funnel : funnels)
        for (const Flow& flow : funnel.flows[static_cast<std::size_t>(c)]) {
          visits += flow.visits;
          orders += flow.first_orders + flow.later_orders;
        }
      const auto counted = [&](engine::Counter first) {
        return counts.total(static_cast<engine::Counter>(static_cast<int>(first) + c), 0, 30);
      };
      CHECK(visits == counted(engine::Counter::visits_store));
      CHECK(orders == counted(engine::Counter::orders_store));
    }
  }
}

TEST_CASE("Shares add up to the difference exactly, and change sign with the sides") {
  for (std::uint64_t number = 1; number <= 12; ++number) {
    RandomScenario drawn = random_scenario(number, {700, 30});
    const auto with = funnels_of(drawn, number);
    drawn.campaign.resize(drawn.campaign.size() / 2);
    const auto with_less = funnels_of(drawn, number);
    drawn.campaign.clear();
    const auto without = funnels_of(drawn, number);
    INFO(number);
    for (const auto& [a, b] : {std::pair(with, without), std::pair(with, with_less)}) {
      const auto shares = decompose(a, b);
      for (std::size_t s = 0; s < a.size(); ++s) {
        engine::Fen sum = 0;
        for (const Share& share : shares)
          if (share.segment == s) sum += share.amount;
        CHECK(sum == a[s].contribution() - b[s].contribution());
      }
      CHECK(opposite(shares, decompose(b, a)));
    }
  }
}

} // namespace pondlab::tests::decomposition_test
