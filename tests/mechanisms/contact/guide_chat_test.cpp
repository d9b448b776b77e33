#include "support/ponds.hpp"
#include "support/set_parameter.hpp"

#include <catch2/catch_test_macros.hpp>

#include <map>

namespace pondlab::tests::guide_chat_test {

using namespace pondlab::engine;
using tests::WitnessedRun;

namespace {

std::uint32_t guide_of(const World& world, PersonIndex person) {
  const People& people = world.state().people;
  return world.plan().first_guide[people.store[person]] + people.guide[person];
}

/// A chat with a coupon, to few contacts.
CampaignEntry chat_with(double hand_picked) {
  CampaignEntry chat = tests::entry("guide_chat");
  tests::set(chat, "hand_picked", hand_picked);
  tests::set(chat, "picks", 8);
  tests::set(chat, "coupon.face", 10'00);
  return chat;
}

} // namespace

TEST_CASE("A guide writes to no more contacts a day than there is time for") {
  Setup setup = tests::lively_setup(8);
  setup.stores[0].chats_a_day = 11;
  CampaignEntry chat = tests::entry("guide_chat");
  tests::set(chat, "picks", 30);
  WitnessedRun run(setup, {chat});
  run.world.run_to(8);
  for (Day day = 0; day < 8; ++day) {
    std::map<std::uint32_t, int> chats;
    for (const Contacting& contacting :
         run.testimony->at(static_cast<std::size_t>(day)).contactings)
      contacting.audience.each([&](PersonIndex person) { ++chats[guide_of(run.world, person)]; });
    CHECK(chats.size() == 6);
    for (const auto& [guide, count] : chats) CHECK(count == 11);
  }
}

TEST_CASE("The same person rests between two chats") {
  CampaignEntry chat = tests::entry("guide_chat");
  tests::set(chat, "rest_days", 5);
  tests::set(chat, "picks", 200);
  WitnessedRun run(tests::lively_setup(30, 200), {chat});
  run.world.run_to(30);
  std::map<PersonIndex, Day> last;
  bool as_soon_as_allowed = false;
  for (Day day = 0; day < 30; ++day)
    for (const Contacting& contacting :
         run.testimony->at(static_cast<std::size_t>(day)).contactings)
      contacting.audience.each([&](PersonIndex person) {
        if (last.contains(person)) {
          CHECK(day - last[person] >= 5);
          as_soon_as_allowed = as_soon_as_allowed || day - last[person] == 5;
        }
        last[person] = day;
      });
  CHECK(as_soon_as_allowed);
}

TEST_CASE("Tasks are carried out at the stated rate, and only then is anybody written to") {
  Setup setup = tests::lively_setup(60, 3'000);
  setup.stores[0].stores = 20;
  setup.stores[0].execution = 3'700;
  WitnessedRun run(setup, {tests::entry("guide_chat")});
  run.world.run_to(60);
  CHECK(run.total(TouchCounter::tasks) == 60 * 40);
  CHECK(tests::fits(run.total(TouchCounter::tasks_done), 60 * 40, .37));
  setup.stores[0].execution = 0;
  WitnessedRun idle(setup, {tests::entry("guide_chat")});
  idle.world.run_to(10);
  CHECK(idle.total(TouchCounter::audience) == 0);
  CHECK(idle.total(Account::guide_pay) == 0);
}

TEST_CASE("Guides are paid for the minutes their chats take") {
  CampaignEntry chat = tests::entry("guide_chat");
  tests::set(chat, "minutes", 6);
  WitnessedRun run(tests::lively_setup(12), {chat});
  run.world.run_to(12);
  Fen due = 0;
  for (Day day = 0; day < 12; ++day)
    due += 40'00 * run.state().counts.at(day, 0, TouchCounter::audience) * 6 / 60;
  CHECK(due > 0);
  CHECK(run.total(Account::guide_pay) == due);
}

TEST_CASE("Only contacts of a guide are written to, and those who delete the guide no more") {
  Setup setup = tests::lively_setup(15);
  setup.segments[0].reach.guide = 4'000;
  CampaignEntry chat = tests::entry("guide_chat");
  tests::set(chat, "opt_out", 1'000);
  WitnessedRun run(setup, {chat});
  std::int64_t contacts = run.state().stocks.contacts;
  for (Day day = 0; day < 15; ++day) {
    const People before = run.state().people;
    run.world.step();
    for (const Contacting& contacting :
         run.testimony->at(static_cast<std::size_t>(day)).contactings)
      contacting.audience.each(
          [&](PersonIndex person) { CHECK((before.reach[person] & reach::guide) != 0); });
    contacts -= run.state().counts.at(day, Counter::deleted);
    CHECK(run.state().stocks.contacts == contacts);
  }
  CHECK(run.total(Counter::deleted) > 20);
}

TEST_CASE("The better guides pick, the hotter those they pick") {
  const auto mean_rate = [](double hand_picked) {
    WitnessedRun run(tests::lively_setup(1, 3'000), {chat_with(hand_picked)});
    run.world.step();
    double sum = 0;
    std::int64_t count = 0;
    for (const Contacting& contacting : run.testimony->at(0).contactings)
      contacting.audience.each([&](PersonIndex person) {
        sum += run.state().people.record[person].rate;
        ++count;
      });
    return sum / static_cast<double>(count);
  };
  const double at_random = mean_rate(0), well = mean_rate(.6), best = mean_rate(.99);
  CHECK(at_random > .15);
  CHECK(at_random < .4); // the segment's mean is .25 orders a week
  CHECK(well > 1.5 * at_random);
  CHECK(best > 1.2 * well);
}

namespace {

struct Effect {
  double reported = 0, truth = 0, addressed = 0;
};

/// Orders that a gentle chat is credited with, and orders that would not have been placed without
/// it.
Effect effect_of(double hand_picked) {
  Effect effect;
  for (std::uint32_t replication = 0; replication < 6; ++replication) {
    Setup setup = tests::lively_setup(56, 6'000);
    setup.segments[0].purchase.rate_shape = .5; // few buy often
    setup.segments[0].purchase.rate_scale = 2;
    CampaignEntry chat = chat_with(hand_picked);
    tests::set(chat, "schedule.dates", std::vector<Date>{*make_date(2020, 1, 1)});
    tests::set(chat, "picks", 40);
    tests::set(chat, "stimulus", .2);
    tests::set(chat, "click", 500);
    tests::set(chat, "coupon.face", 3'00);
    WitnessedRun with(setup, {chat}, replication), without(setup, {}, replication);
    with.world.run_to(56);
    without.world.run_to(56);
    effect.reported += static_cast<double>(with.total(TouchCounter::orders));
    effect.addressed += static_cast<double>(with.total(TouchCounter::audience));
    effect.truth +=
        static_cast<double>(with.orders().size()) - static_cast<double>(without.orders().size());
  }
  return effect;
}

} // namespace

TEST_CASE("Hand-picking makes reported conversion exceed the true one", "[statistical]") {
  const Effect at_random = effect_of(0), picked = effect_of(.9);
  INFO("at random: reported " << at_random.reported << ", true " << at_random.truth
                              << "; picked: reported " << picked.reported << ", true "
                              << picked.truth << " of " << picked.addressed);
  CHECK(picked.reported > 1.5 * at_random.reported);
  CHECK(picked.reported > picked.truth);
  CHECK(picked.reported - picked.truth > 1.5 * (at_random.reported - at_random.truth));
}

TEST_CASE("Commission is owed with the order, taken back with a return, paid after the window") {
  Setup setup = tests::lively_setup(60, 2'000);
  setup.economics.return_shop = 4'000;
  setup.economics.return_window = 12;
  CampaignEntry chat = chat_with(.6);
  tests::set(chat, "commission", 500);
  tests::set(chat, "schedule.to", *make_date(2020, 1, 31));
  WitnessedRun run(setup, {chat});
  run.world.run_to(60);
  const auto commission = [](const std::vector<Order>& orders) {
    Fen sum = 0;
    for (const Order& order : orders)
      if (order.attributed == 0) sum += share_of(order.paid(), 500);
    return sum;
  };
  Fen kept = 0, cancelled = 0;
  for (Day day = 0; day < 60; ++day) {
    const tests::SeenDay& seen = run.testimony->at(static_cast<std::size_t>(day));
    const Fen owed = commission(seen.orders), back = commission(seen.returned),
              paid = commission(seen.settled);
    CHECK(run.state().ledger.cell(day, 1, Account::commission) == owed - back);
    CHECK(run.state().ledger.cell(day, 1, Account::commission_payable) == back + paid - owed);
    for (const Order& order : seen.settled) CHECK(day == order.day + 12);
    kept += paid;
    cancelled += back;
  }
  CHECK(kept > 0);
  CHECK(cancelled > 0);
  CHECK(run.total(Account::commission) == kept);
  CHECK(run.total(Account::commission_payable) == 0);
}

} // namespace pondlab::tests::guide_chat_test
