#include "engine/world/world.hpp"
#include "support/onlooker.hpp"
#include "support/random_scenario.hpp"
#include "support/worlds.hpp"

#include <catch2/catch_test_macros.hpp>

#include <map>
#include <set>
#include <tuple>

namespace pondlab::tests::conservation_test {

using namespace pondlab::engine;
using tests::SeenDay;
using tests::Testimony;

namespace {

constexpr std::uint64_t scenarios = 28;

struct Witnessed {
  explicit Witnessed(std::uint64_t number) : testimony(std::make_shared<Testimony>()) {
    tests::RandomScenario scenario = tests::random_scenario(number);
    scenario.campaign.push_back(tests::onlooker(testimony)); // acts last
    plan = tests::plan_of(std::move(scenario.setup), std::move(scenario.campaign));
    world.emplace(plan, 100 + number, 0);
  }
  const SeenDay& on(Day day) {
    testimony->resize(static_cast<std::size_t>(plan->day_count()));
    return (*testimony)[static_cast<std::size_t>(day)];
  }

  std::shared_ptr<Testimony> testimony;
  std::shared_ptr<const Plan> plan;
  std::optional<World> world;
};

Fen cell(const World& world, Day day, Account account) {
  return world.state().ledger.total(account, day, day + 1);
}

Fen borne_by_others(const Order& order, std::size_t i) {
  Fen sum = 0;
  for (const Fen part : order.funded_parts(i)) sum += part;
  return sum;
}

/// For the payment of gift cards, each by itself.
Fen fees_on_cards(const World& world, Day day) {
  Fen fees = 0;
  for (int m = 0; m < world.plan().mechanism_count(); ++m) {
    const auto terms = world.plan().campaign[static_cast<std::size_t>(m)].mechanism->terms();
    if (terms.empty() || terms[0].layer != Layer::card) continue;
    fees +=
        world.state().counts.at(day, m, TouchCounter::cards_sold) *
        share_of(share_of(terms[0].face, terms[0].pay_share), world.plan().economics().payment_fee);
  }
  return fees;
}

/// Books, counted again from nothing but the orders seen.
void check_books(const World& world, Day day, const SeenDay& seen) {
  const Economics& economics = world.plan().economics();
  Fen list = 0, coupons = 0, discounts = 0, cost = 0, fees = 0, freight = 0, refunds = 0, due = 0;
  for (const Order& order : seen.orders) {
    CHECK(order.paid() >= 0);
    CHECK(order.list() > 0);
    for (std::size_t i = 0; i < order.bill.cut_count; ++i) {
      const Cut& cut = order.bill.cuts[i];
      const Fen own = cut.off - borne_by_others(order, i);
      CHECK(cut.off >= 0);
      CHECK(own >= 0);
      (cut.layer == Layer::coupon ? coupons : discounts) += own;
      due += cut.off - own;
    }
    list += order.list();
    cost += order.cost;
    fees += share_of(order.paid_in_cash(), economics.payment_fee);
    freight += order.channel == Channel::store ? 0 : economics.freight;
  }
  for (const Order& order : seen.returned) {
    refunds += order.paid();
    refunds += order.funded();
    due -= order.funded();
    cost -= order.cost;
    freight += economics.return_cost;
  }
  fees += fees_on_cards(world, day);
  CHECK(cell(world, day, Account::sales) == -list);
  CHECK(cell(world, day, Account::coupon_subsidy) == coupons);
  CHECK(cell(world, day, Account::discount_subsidy) == discounts);
  CHECK(cell(world, day, Account::due_from_stores) + cell(world, day, Account::due_from_platforms) +
            cell(world, day, Account::due_from_guides) ==
        due);
  CHECK(cell(world, day, Account::goods) == cost);
  CHECK(cell(world, day, Account::stock) == -cost);
  CHECK(cell(world, day, Account::refunds) == refunds);
  CHECK(cell(world, day, Account::payment_fees) == fees);
  CHECK(cell(world, day, Account::freight) == freight);
}

void check_counts(const World& world, Day day, const SeenDay& seen) {
  const DayCounts& counts = world.state().counts;
  std::array<std::int64_t, channel_count> orders{}, paid{};
  std::int64_t baseline = 0, refunded = 0;
  std::set<PersonIndex> buyers, shop_payers;
  for (const Order& order : seen.orders) {
    ++orders[static_cast<std::size_t>(order.channel)];
    paid[static_cast<std::size_t>(order.channel)] += order.paid();
    baseline += order.baseline;
    buyers.insert(order.person);
    if (order.channel == Channel::shop) shop_payers.insert(order.person);
  }
  for (const Order& order : seen.returned) refunded += order.paid();
  for (std::size_t c = 0; c < orders.size(); ++c) {
    CHECK(counts.at(day, static_cast<Counter>(static_cast<std::size_t>(Counter::orders_store) +
                                              c)) == orders[c]);
    CHECK(counts.at(day, static_cast<Counter>(static_cast<std::size_t>(Counter::paid_store) + c)) ==
          paid[c]);
  }
  const auto all = static_cast<std::int64_t>(seen.orders.size());
  CHECK(counts.at(day, Counter::baseline_orders) == baseline);
  CHECK(counts.at(day, Counter::campaign_orders) == all - baseline);
  CHECK(counts.at(day, Counter::first_orders) + counts.at(day, Counter::repeat_orders) == all);
  CHECK(counts.at(day, Counter::buyers) == static_cast<std::int64_t>(buyers.size()));
  CHECK(counts.at(day, Counter::payers_shop) == static_cast<std::int64_t>(shop_payers.size()));
  CHECK(counts.at(day, Counter::returns) == static_cast<std::int64_t>(seen.returned.size()));
  CHECK(counts.at(day, Counter::refunded) == refunded);
  CHECK(counts.at(day, Counter::joined) == static_cast<std::int64_t>(seen.joined.size()));
  CHECK(counts.at(day, Counter::payers_shop) <= counts.at(day, Counter::visitors_shop));
}

using OrderName = std::tuple<std::int16_t, std::int16_t, PersonIndex, Fen, Fen, bool>;
OrderName name_of(const Order& o) {
  return {o.day, o.minute, o.person, o.list(), o.paid(), o.baseline};
}

} // namespace

TEST_CASE("Books and counts agree with the orders on every day of random scenarios") {
  for (std::uint64_t number = 0; number < scenarios; ++number) {
    Witnessed run(number);
    while (!run.world->at_end()) {
      const Day day = run.world->day();
      INFO("scenario " << number << ", day " << day);
      run.world->step();
      const auto broken = run.world->broken_invariant();
      INFO((broken ? *broken : ""));
      REQUIRE(!broken);
      REQUIRE(run.world->state().ledger.balanced(day));
      check_books(*run.world, day, run.on(day));
      check_counts(*run.world, day, run.on(day));
    }
  }
}

TEST_CASE("What goes back or settles is what was ordered, once, on the day foretold") {
  for (std::uint64_t number = 0; number < scenarios; ++number) {
    Witnessed run(number);
    const Day days = run.plan->day_count();
    run.world->run_to(days);
    std::map<Day, std::multiset<OrderName>> back, final;
    for (Day day = 0; day < days; ++day)
      for (const Order& order : run.on(day).orders) {
        if (order.returned) back[day + order.settles_after].insert(name_of(order));
        if (!order.returned && order.attributed >= 0)
          final[day + order.settles_after].insert(name_of(order));
      }
    for (Day day = 0; day < days; ++day) {
      INFO("scenario " << number << ", day " << day);
      std::multiset<OrderName> returned, settled;
      for (const Order& order : run.on(day).returned) returned.insert(name_of(order));
      for (const Order& order : run.on(day).settled) settled.insert(name_of(order));
      CHECK(returned == back[day]);
      CHECK(settled == final[day]);
    }
  }
}

TEST_CASE("Pieces of stock are either on the shelf or with a customer") {
  for (std::uint64_t number = 0; number < scenarios; ++number) {
    Witnessed run(number);
    auto left = std::vector<std::vector<std::int64_t>>();
    for (const Product& product : run.plan->setup.products) left.push_back(product.stock);
    while (!run.world->at_end()) {
      const Day day = run.world->day();
      run.world->step();
      const auto move = [&](const Order& order, int pieces) {
        for (const Line& line : order.bill.goods()) {
          if (line.product < 0 || left[static_cast<std::size_t>(line.product)].empty()) continue;
          REQUIRE(line.size >= 0);
          left[static_cast<std::size_t>(line.product)][static_cast<std::size_t>(line.size)] +=
              pieces;
        }
      };
      for (const Order& order : run.on(day).orders) move(order, -1);
      for (const Order& order : run.on(day).returned) move(order, 1);
      // What is pledged is taken from the shelf for as long as it is open.
      const auto sold = left;
      for (const MechanismState& mechanism : run.world->state().mechanisms)
        for (const Pledge& pledge : mechanism.pledges) move(pledge.order, -1);
      INFO("scenario " << number << ", day " << day);
      CHECK(left == run.world->state().stock);
      left = sold;
    }
  }
}

TEST_CASE("Each person's record is what that person did") {
  for (std::uint64_t number = 0; number < scenarios; ++number) {
    Witnessed run(number);
    const People before = run.world->state().people;
    run.world->run_to(run.plan->day_count());
    const People& after = run.world->state().people;
    std::vector<std::int64_t> orders(after.size(), 0);
    std::vector<Day> last(after.size(), People::never), joined(after.size(), People::never);
    for (Day day = 0; day < run.plan->day_count(); ++day) {
      for (const Order& order : run.on(day).orders) {
        ++orders[order.person];
        last[order.person] = day;
      }
      for (const PersonIndex person : run.on(day).joined) joined[person] = day;
    }
    for (std::size_t i = 0; i < after.size(); ++i) {
      INFO("scenario " << number << ", person " << i);
      REQUIRE(after.orders[i] == before.orders[i] + orders[i]);
      if (orders[i] > 0) REQUIRE(after.last_order[i] == last[i]);
      REQUIRE((joined[i] == People::never || after.joined[i] == joined[i]));
      const bool came = before.stage[i] == Stage::sea && after.stage[i] != Stage::sea;
      REQUIRE(came == (joined[i] != People::never));
    }
  }
}

/// Kinds whose coupons people take out of a contact; others give them unasked.
bool is_claimed(std::string_view kind) {
  return kind == "sms" || kind == "guide_chat" || kind == "community_post" ||
         kind == "wecom_broadcast" || kind == "subscription_message";
}

TEST_CASE("Nobody sees, takes or redeems more than was sent, seen or issued") {
  for (std::uint64_t number = 0; number < scenarios; ++number) {
    Witnessed run(number);
    const Day days = run.plan->day_count();
    run.world->run_to(days);
    const DayCounts& counts = run.world->state().counts;
    for (int m = 0; m < run.plan->mechanism_count() - 1; ++m) {
      const auto total = [&](TouchCounter counter) { return counts.total(m, counter, 0, days); };
      INFO("scenario " << number << ", " << run.plan->campaign[static_cast<std::size_t>(m)].id);
      CHECK(total(TouchCounter::seen) <= total(TouchCounter::delivered));
      CHECK(total(TouchCounter::seers) <= total(TouchCounter::audience));
      CHECK(total(TouchCounter::seers) <= total(TouchCounter::seen));
      CHECK(total(TouchCounter::clicked) <= total(TouchCounter::seers));
      CHECK(total(TouchCounter::viewers) <= total(TouchCounter::seers));
      CHECK(total(TouchCounter::tasks_done) <= total(TouchCounter::tasks));
      CHECK(total(TouchCounter::converted) <= total(TouchCounter::orders));
      const CampaignEntry& entry = run.plan->campaign[static_cast<std::size_t>(m)];
      CHECK(total(TouchCounter::redeemed) <=
            total(TouchCounter::claimed) + total(TouchCounter::given_back));
      const auto terms = entry.mechanism->terms();
      if (is_claimed(entry.kind) && !terms.empty())
        CHECK(total(TouchCounter::claimed) <= total(TouchCounter::seers) * terms[0].each);
    }
  }
}

TEST_CASE("A mechanism books on what it declares, and else only what orders book") {
  constexpr AccountSet of_orders{Account::cash,
                                 Account::stock,
                                 Account::sales,
                                 Account::goods,
                                 Account::coupon_subsidy,
                                 Account::refunds,
                                 Account::payment_fees,
                                 Account::freight,
                                 Account::discount_subsidy,
                                 Account::due_from_stores,
                                 Account::due_from_platforms,
                                 Account::due_from_guides,
                                 Account::prepaid,
                                 Account::forfeited};
  EnumSet<Account> reached;
  for (std::uint64_t number = 0; number < scenarios; ++number) {
    Witnessed run(number);
    const Day days = run.plan->day_count();
    run.world->run_to(days);
    for (int m = 0; m < run.plan->mechanism_count(); ++m) {
      const CampaignEntry& entry = run.plan->campaign[static_cast<std::size_t>(m)];
      const AccountSet declared = entry.mechanism->profile().accounts;
      for (const AccountInfo& info : accounts()) {
        if (of_orders.has(info.account)) continue;
        std::int64_t booked = 0;
        for (Day day = 0; day < days; ++day)
          booked += std::abs(run.world->state().ledger.cell(day, m + 1, info.account));
        INFO("scenario " << number << ", " << entry.id << ", " << info.key);
        CHECK((booked == 0 || declared.has(info.account)));
        if (booked > 0) reached.insert(info.account);
      }
    }
  }
  CHECK(reached == AccountSet{Account::sms, Account::guide_pay, Account::production,
                              Account::platform_fees, Account::commission,
                              Account::commission_payable, Account::gift_cards, Account::breakage,
                              Account::card_discount});
}

TEST_CASE("What people hold is what they received and have not used, on every day") {
  for (std::uint64_t number = 0; number < scenarios; ++number) {
    Witnessed run(number);
    const int mechanisms = run.plan->mechanism_count() - 1;
    while (!run.world->at_end()) {
      run.world->step();
      const Day day = run.world->day();
      std::vector<std::int64_t> held(static_cast<std::size_t>(mechanisms), 0);
      run.world->state().wallet.each_valid(0, [&](PersonIndex, const Held& one) {
        CHECK(one.count > 0);
        if (one.amount == 0) held[one.mechanism] += one.count; // cards are money
      });
      for (int m = 0; m < mechanisms; ++m) {
        const auto total = [&](TouchCounter counter) {
          return run.world->state().counts.total(m, counter, 0, day);
        };
        INFO("scenario " << number << ", " << run.plan->campaign[static_cast<std::size_t>(m)].id
                         << ", day " << day);
        // Less what is over and has left the wallets, and what a ladder took back.
        CHECK(held[static_cast<std::size_t>(m)] <= total(TouchCounter::issued) -
                                                       total(TouchCounter::redeemed) +
                                                       total(TouchCounter::given_back));
      }
    }
  }
}

TEST_CASE("The random scenarios reach every counter, account and mechanism") {
  std::array<std::int64_t, counter_count> counted{};
  std::map<std::string_view, std::int64_t> booked;
  std::map<std::string, std::int64_t> seen;
  for (std::uint64_t number = 0; number < scenarios; ++number) {
    Witnessed run(number);
    const Day days = run.plan->day_count();
    run.world->run_to(days);
    const State& state = run.world->state();
    for (int i = 0; i < counter_count; ++i)
      counted[static_cast<std::size_t>(i)] += state.counts.total(static_cast<Counter>(i), 0, days);
    for (Day day = 0; day < days; ++day)
      for (const AccountInfo& info : accounts())
        booked[info.key] += std::abs(state.ledger.total(info.account, day, day + 1));
    for (int m = 0; m < run.plan->mechanism_count() - 1; ++m)
      for (int i = 0; i < touch_counter_count; ++i)
        seen[run.plan->campaign[static_cast<std::size_t>(m)].kind] +=
            state.counts.total(m, static_cast<TouchCounter>(i), 0, days);
  }
  for (int i = 0; i < counter_count; ++i) {
    INFO(key_of(static_cast<Counter>(i)));
    CHECK(counted[static_cast<std::size_t>(i)] > 0);
  }
  for (const AccountInfo& info : accounts()) {
    INFO(info.key);
    CHECK(booked[info.key] > 0);
  }
  for (const auto& [kind, count] : seen) {
    INFO(kind);
    CHECK(count > 0);
  }
}

} // namespace pondlab::tests::conservation_test
