// Deposits now, balances later.
#include "mechanisms/price/presale.hpp"

#include "support/ponds.hpp"
#include "support/set_parameter.hpp"
#include "support/statistics.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pondlab::tests::presale_test {

using namespace pondlab::engine;
using tests::WitnessedRun;

namespace {

constexpr Day days = 16;
constexpr Day balance_from = 10;

/// Deposits on the first days, balances from the tenth day on.
CampaignEntry presale(const Setup& setup) {
  CampaignEntry entry = tests::entry("presale");
  tests::set(entry, "schedule.to", Date{setup.horizon.start.days + 5});
  tests::set(entry, "balance_from", Date{setup.horizon.start.days + balance_from});
  tests::set(entry, "pay_share", 7'500);
  return entry;
}

} // namespace

TEST_CASE("A deposit is owed until the balance is paid, and no sale before") {
  const Setup setup = tests::lively_setup(days);
  WitnessedRun run(setup, {presale(setup)});
  run.world.run_to(balance_from);
  Fen owed = 0;
  for (const Pledge& pledge : run.state().mechanisms[0].pledges) {
    CHECK(pledge.order.paid() == share_of(pledge.order.list(), 7'500));
    CHECK(pledge.prepaid == share_of(pledge.order.paid(), 1'000));
    owed += pledge.prepaid;
  }
  REQUIRE(owed > 0);
  CHECK(run.total(Account::prepaid) == -owed);
  CHECK(run.total(TouchCounter::pledged_paid) == owed);
  CHECK(run.total(TouchCounter::completed) == 0);
  for (const Order& order : run.orders()) CHECK(order.bill.mechanism_in(Layer::item) < 0);

  run.world.run_to(days);
  CHECK(run.total(Account::prepaid) == 0);
  Fen kept = 0;
  std::int64_t sold = 0;
  for (const Order& order : run.orders()) sold += order.bill.mechanism_in(Layer::item) == 0;
  CHECK(sold == run.total(TouchCounter::completed));
  kept = -run.total(Account::forfeited);
  CHECK(kept > 0);
  CHECK(kept < owed);
}

TEST_CASE("Of those with a deposit the share that was given pays the balance") {
  for (const std::int32_t pays : {0, 3'000, 8'500, 10'000}) {
    std::int64_t pledged = 0, completed = 0;
    for (std::uint32_t replication = 0; replication < 10; ++replication) {
      const Setup setup = tests::lively_setup(days);
      CampaignEntry entry = presale(setup);
      tests::set(entry, "pays", pays);
      WitnessedRun run(setup, {entry}, replication);
      run.world.run_to(days);
      pledged += run.total(TouchCounter::pledged);
      completed += run.total(TouchCounter::completed);
      CHECK(run.state().mechanisms[0].pledges.empty());
    }
    INFO(pays << " bp");
    REQUIRE(pledged > 1'000);
    CHECK(near_chance(static_cast<double>(completed), static_cast<double>(pledged),
                      pays / double{whole}));
  }
}

TEST_CASE("Whoever has paid everything has no balance to forget") {
  const Setup setup = tests::lively_setup(days);
  CampaignEntry entry = presale(setup);
  tests::set(entry, "deposit", whole);
  tests::set(entry, "pays", 0);
  WitnessedRun run(setup, {entry});
  run.world.run_to(balance_from + 1);
  CHECK(run.total(TouchCounter::pledged) > 100);
  CHECK(run.total(TouchCounter::completed) == run.total(TouchCounter::pledged));
  CHECK(run.total(Account::forfeited) == 0);
}

TEST_CASE("A deposit that lapses goes back where the brand does not keep it") {
  const Setup setup = tests::lively_setup(days);
  CampaignEntry entry = presale(setup);
  tests::set(entry, "keeps_deposit", 0);
  tests::set(entry, "pays", 0);
  WitnessedRun run(setup, {entry}), without(setup, {});
  run.world.run_to(days);
  without.world.run_to(days);
  CHECK(run.total(TouchCounter::cancelled) == run.total(TouchCounter::pledged));
  CHECK(run.total(Account::forfeited) == 0);
  CHECK(run.total(Account::prepaid) == 0);
}

TEST_CASE("There are no more orders than there were to be, whoever is first or drawn") {
  for (const double allocation : {0., 1.}) {
    const Setup setup = tests::lively_setup(days);
    CampaignEntry entry = presale(setup);
    tests::set(entry, "allocation", allocation);
    tests::set(entry, "limit", 40);
    tests::set(entry, "pays", whole);
    WitnessedRun run(setup, {entry});
    run.world.run_to(days);
    INFO("allocation " << allocation);
    CHECK(run.total(TouchCounter::completed) == 40);
    if (allocation == 0) {
      CHECK(run.total(TouchCounter::pledged) == 40);
      CHECK(run.total(TouchCounter::refused) > 0);
    } else {
      CHECK(run.total(TouchCounter::pledged) > 100);
      CHECK(run.total(TouchCounter::cancelled) == run.total(TouchCounter::pledged) - 40);
    }
  }
}

} // namespace pondlab::tests::presale_test
