// Gift cards: sold beside orders, given to friends, spent in parts, and owed until then.
#include "mechanisms/coupon/gift_card.hpp"

#include "engine/world/continuation.hpp"
#include "support/compare.hpp"
#include "support/ponds.hpp"
#include "support/random_scenario.hpp"
#include "support/set_parameter.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <map>
#include <set>

namespace pondlab::tests::gift_card_test {

using namespace pondlab::engine;
using tests::WitnessedRun;

namespace {

CampaignEntry card_entry(std::uint8_t instance = 0) {
  CampaignEntry entry = tests::entry("gift_card", instance);
  tests::set(entry, "buy", 2'000);
  tests::set(entry, "mislaid", 0);
  return entry;
}

/// Friends, and everything bought in the shop.
Setup pond_of_friends(Day days, std::int64_t members = 1'500) {
  Setup setup = tests::lively_setup(days, members);
  setup.network = {.degree = 6, .rewired = 1'000, .tail = 2.5};
  setup.segments[0].channels = {0, 0, whole};
  return setup;
}

Fen on_cards(const World& world) {
  Fen sum = 0;
  world.state().wallet.each_valid(0, [&](PersonIndex, const Held& held) { sum += held.amount; });
  return sum;
}

Fen owed(const World& world) {
  return -world.state().ledger.total(Account::gift_cards, 0, world.day());
}

} // namespace

TEST_CASE("A card's money is owed when it is sold, and no sale until it pays") {
  CampaignEntry entry = card_entry();
  tests::set(entry, "pay_share", 9'500);
  tests::set(entry, "schedule.dates", std::vector<Date>{*make_date(2020, 1, 1)});
  WitnessedRun run(pond_of_friends(1), {entry});
  run.world.run_to(1);
  const std::int64_t sold = run.total(TouchCounter::cards_sold);
  REQUIRE(sold > 5);
  CHECK(run.total(TouchCounter::card_sales) == sold * 190'00);
  CHECK(run.total(Account::gift_cards) == -sold * 200'00);
  CHECK(run.total(Account::card_discount) == sold * 10'00);
  CHECK(on_cards(run.world) == sold * 200'00);
  WitnessedRun without(pond_of_friends(1), {});
  without.world.run_to(1);
  CHECK(run.total(Counter::paid_shop) == without.total(Counter::paid_shop));
  CHECK(run.total(Account::sales) == without.total(Account::sales));
  const Fen fee = share_of(190'00, run.world.plan().economics().payment_fee);
  CHECK(run.total(Account::cash) - without.total(Account::cash) == sold * (190'00 - fee));
}

TEST_CASE("What is owed on cards is what people hold, every day, of two kinds at once") {
  for (std::uint64_t number = 300; number < 306; ++number) {
    RandomScenario scenario = tests::random_scenario(number, {.members = 600, .days = 40});
    std::erase_if(scenario.campaign,
                  [](const CampaignEntry& entry) { return entry.kind == "gift_card"; });
    scenario.setup.network = {.degree = 5, .rewired = 1'000, .tail = 2.5};
    scenario.campaign.push_back(card_entry(0));
    scenario.campaign.push_back(card_entry(1));
    tests::set(scenario.campaign.back(), "redeem_in", 1);
    tests::set(scenario.campaign.back(), "face", 60'00);
    tests::set(scenario.campaign.back(), "validity", 10);
    tests::set(scenario.campaign.back(), "mislaid", 3'000);
    World world(tests::plan_of(std::move(scenario.setup), std::move(scenario.campaign)), number, 0);
    while (!world.at_end()) {
      world.step();
      INFO("scenario " << number << ", day " << world.day());
      REQUIRE(world.state().ledger.balanced(world.day() - 1));
      REQUIRE(owed(world) == on_cards(world));
      REQUIRE(!world.broken_invariant());
      std::map<int, Fen> held; // by mechanism: each owes its own
      world.state().wallet.each_valid(
          0, [&](PersonIndex, const Held& one) { held[one.mechanism] += one.amount; });
      for (int m = 0; m < world.plan().mechanism_count(); ++m)
        REQUIRE(-world.state().ledger.total(Account::gift_cards, 0, world.day(), m + 1) == held[m]);
    }
    CHECK(world.state().ledger.total(Account::breakage, 0, world.day()) < 0);
  }
}

TEST_CASE("Cards pay what they can of an order, and the rest is cash, to the fen") {
  constexpr int kinds = 5;
  Campaign campaign;
  for (std::uint8_t instance = 0; instance < kinds; ++instance) {
    campaign.push_back(card_entry(instance));
    tests::set(campaign.back(), "face", 20'01);
    tests::set(campaign.back(), "buy", whole);
    tests::set(campaign.back(), "give", 0);
  }
  Setup setup = pond_of_friends(60, 400);
  setup.economics.return_shop = 0;
  WitnessedRun run(setup, campaign);
  run.world.run_to(60);
  std::map<PersonIndex, std::deque<Fen>> held; // of each kind one for every day with an order
  std::array<std::int64_t, most_tenders + 1> orders{}; // by cards that paid
  std::int64_t in_part = 0;
  for (const SeenDay& day : *run.testimony) {
    std::set<PersonIndex> buyers;
    for (const Order& order : day.orders) {
      std::deque<Fen>& cards = held[order.person];
      Fen left = order.paid();
      std::size_t used = 0;
      for (; used < most_tenders && left > 0 && !cards.empty(); ++used) {
        const Fen part = std::min(left, cards.front());
        CHECK(order.tenders[used].amount == part);
        left -= part;
        cards.front() -= part;
        if (cards.front() == 0) cards.pop_front();
      }
      CHECK(order.paid_in_cash() == left);
      CHECK(order.paid_with_cards() == order.paid() - left);
      ++orders[used];
      in_part += used > 0 && left > 0;
      buyers.insert(order.person);
    }
    for (const PersonIndex buyer : buyers) held[buyer].insert(held[buyer].end(), kinds, 20'01);
  }
  for (const std::int64_t of_so_many : orders) CHECK(of_so_many > 5);
  CHECK(in_part > 50);
  Fen left = 0;
  for (const auto& [person, cards] : held)
    for (const Fen card : cards) left += card;
  CHECK(left == owed(run.world));
}

TEST_CASE("A card pays what a coupon leaves, and the coupon counts on the price") {
  CampaignEntry coupon = tests::entry("coupon");
  tests::set(coupon, "face", 20'00);
  tests::set(coupon, "threshold", 100'00);
  tests::set(coupon, "validity", 60);
  CampaignEntry entry = card_entry();
  tests::set(entry, "buy", whole);
  tests::set(entry, "give", 0);
  WitnessedRun run(pond_of_friends(60, 600), {coupon, entry});
  run.world.run_to(60);
  std::int64_t both = 0;
  for (const Order& order : run.orders()) {
    CHECK(order.paid() == order.list() - order.bill.off());
    CHECK(order.paid_with_cards() <= order.paid());
    if (order.coupon() != 0 || order.paid_with_cards() == 0) continue;
    ++both;
    CHECK(order.bill.off() == 20'00);
    CHECK(order.list() >= 100'00);
    CHECK(order.attributed == 0); // the coupon's, not the card's
  }
  CHECK(both > 20);
}

TEST_CASE("What a card paid of an order that comes back is on the card again") {
  CampaignEntry entry = card_entry();
  tests::set(entry, "buy", whole);
  tests::set(entry, "give", 0);
  tests::set(entry, "schedule.to", *make_date(2020, 1, 20));
  Setup setup = pond_of_friends(60, 600);
  setup.economics.return_shop = 5'000;
  WitnessedRun run(setup, {entry});
  run.world.run_to(60);
  Fen spent = 0, back = 0;
  for (const SeenDay& day : *run.testimony) {
    for (const Order& order : day.orders) spent += order.paid_with_cards();
    for (const Order& order : day.returned) back += order.paid_with_cards();
  }
  REQUIRE(back > 0);
  CHECK(run.total(TouchCounter::card_spent) == spent);
  CHECK(owed(run.world) == run.total(TouchCounter::cards_sold) * 200'00 - spent + back);
}

TEST_CASE("What is left on a card when it is over is the brand's, and its refund is cash") {
  CampaignEntry entry = card_entry();
  tests::set(entry, "validity", 7);
  Setup setup = pond_of_friends(40);
  setup.economics.return_shop = 3'000;
  WitnessedRun run(setup, {entry});
  run.world.run_to(40);
  CHECK(-run.total(Account::breakage) > 0);
  CHECK(owed(run.world) == on_cards(run.world));
  run.state().wallet.each_valid(0, [&](PersonIndex, const Held& held) {
    if (held.amount > 0) CHECK(held.until >= 39);
  });
  CHECK(run.total(TouchCounter::cards_sold) * 200'00 ==
        owed(run.world) - run.total(Account::breakage) +
            (run.total(TouchCounter::card_spent) - [&] {
              Fen back = 0; // to cards that were still good
              for (std::size_t day = 0; day < run.testimony->size(); ++day)
                for (const Order& order : (*run.testimony)[day].returned)
                  for (const Tender& tender : order.tenders)
                    if (tender.amount > 0 && tender.until >= static_cast<Day>(day))
                      back += tender.amount;
              return back;
            }()));
}

TEST_CASE("A friend in the pool gets the card the day after, and nobody else is touched") {
  CampaignEntry entry = card_entry();
  tests::set(entry, "give", whole);
  tests::set(entry, "schedule.dates", std::vector<Date>{*make_date(2020, 1, 3)});
  WitnessedRun run(pond_of_friends(5), {entry}), plain(pond_of_friends(5), {});
  run.world.run_to(3);
  plain.world.run_to(3);
  std::set<PersonIndex> buyers, receivers;
  run.state().wallet.each_valid(0, [&](PersonIndex person, const Held&) { buyers.insert(person); });
  REQUIRE(buyers.size() > 5);
  run.world.run_to(4);
  plain.world.run_to(4);
  const Friends& friends = run.world.population()->friends;
  run.state().wallet.each_valid(0, [&](PersonIndex person, const Held& held) {
    CHECK((held.since == 3 || buyers.contains(person)));
    if (held.since == 3) receivers.insert(person);
  });
  CHECK(run.total(TouchCounter::cards_given) >= static_cast<std::int64_t>(receivers.size()));
  REQUIRE(receivers.size() > 5);
  for (const PersonIndex person : receivers)
    CHECK(std::ranges::any_of(friends.of(person),
                              [&](PersonIndex other) { return buyers.contains(other); }));
  for (const PersonIndex person : tests::different_people(plain.world, run.world))
    CHECK((buyers.contains(person) || receivers.contains(person)));
}

TEST_CASE("Who has no friend in the pool keeps the card") {
  CampaignEntry entry = card_entry();
  tests::set(entry, "give", whole);
  WitnessedRun run(tests::lively_setup(20), {entry});
  run.world.run_to(20);
  CHECK(run.total(TouchCounter::cards_sold) > 20);
  CHECK(run.total(TouchCounter::cards_given) == 0);
  CHECK(run.total(TouchCounter::audience) == 0);
}

TEST_CASE("Of what a card pays no payment fee is due again") {
  CampaignEntry entry = card_entry();
  tests::set(entry, "buy", whole);
  WitnessedRun run(pond_of_friends(30), {entry});
  run.world.run_to(30);
  const std::int32_t rate = run.world.plan().economics().payment_fee;
  Fen fees = run.total(TouchCounter::cards_sold) * share_of(200'00, rate);
  for (const Order& order : run.orders()) fees += share_of(order.paid_in_cash(), rate);
  CHECK(run.total(TouchCounter::card_spent) > 0);
  CHECK(run.total(Account::payment_fees) == fees);
}

TEST_CASE("Cards survive a snapshot in the middle, and a plan without them honours them") {
  const auto plan = tests::plan_of(pond_of_friends(40), {card_entry()});
  World whole_run(plan, 5, 0), first(plan, 5, 0), second(plan, 5, 0);
  whole_run.run_to(40);
  first.run_to(17);
  second.restore(first.snapshot());
  CHECK(second.state_hash() == first.state_hash());
  second.run_to(40);
  CHECK(second.day_hashes() == whole_run.day_hashes());
  CHECK(second.state_hash() == whole_run.state_hash());

  const Fen before = owed(first);
  first.continue_with(
      tests::plan_of(pond_of_friends(40), with_retired(Campaign{}, plan->campaign)));
  CHECK(owed(first) == before);
  CHECK(on_cards(first) == before);
  first.run_to(40);
  CHECK(!first.broken_invariant());
  CHECK(first.state().counts.total(0, TouchCounter::cards_sold, 17, 40) == 0);
  CHECK(first.state().counts.total(0, TouchCounter::card_spent, 17, 40) > 0);
}

TEST_CASE("The law's limits are said, and a named card has no end") {
  const auto breaches = [](const CampaignEntry& entry) {
    std::vector<Breach> found;
    entry.mechanism->breaches({}, {}, found);
    return found;
  };
  CampaignEntry entry = tests::entry("gift_card");
  CHECK(breaches(entry).empty());
  tests::set(entry, "validity", 365);
  tests::set(entry, "face", 2'000'00);
  const std::vector<Breach> found = breaches(entry);
  REQUIRE(found.size() == 2);
  CHECK(found[0].rule == "card_over_too_soon");
  CHECK(found[1].rule == "too_much_on_card");
  tests::set(entry, "kind", 1);
  CHECK(breaches(entry).empty());
  WitnessedRun run(pond_of_friends(30), {entry});
  run.world.run_to(30);
  CHECK(run.total(Account::breakage) == 0);
  run.state().wallet.each_valid(
      0, [](PersonIndex, const Held& held) { CHECK(held.until == Held::no_end); });
}

TEST_CASE("More cards bring more orders, ever fewer for each of them") {
  constexpr Day days = 90;
  const auto orders = [](std::int32_t buy) {
    Campaign campaign{card_entry()};
    tests::set(campaign[0], "buy", buy);
    tests::set(campaign[0], "give", 0);
    tests::set(campaign[0], "pull", .5);
    std::int64_t sum = 0;
    for (std::uint32_t replication = 0; replication < 4; ++replication) {
      WitnessedRun run(pond_of_friends(days), campaign, replication);
      run.world.run_to(days);
      sum += static_cast<std::int64_t>(run.orders().size());
    }
    return static_cast<double>(sum);
  };
  const double none = orders(0), some = orders(1'000), many = orders(5'000), all = orders(whole);
  CHECK(some > none);
  // Five times as many cards, less than five times the effect; and so on.
  CHECK(many - none < 5 * (some - none));
  CHECK(all - many < many - none);
  CHECK(all < std::exp(.5) * none); // the odds' bound
}

} // namespace pondlab::tests::gift_card_test
