// Borrowing from the order clock.
#include "engine/day/ticks_ahead.hpp"

#include "engine/day/order_debt.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <cmath>

namespace pondlab::tests::ticks_ahead_test {

using namespace pondlab::engine;
using Catch::Approx;

TEST_CASE("Extra orders are as many as without borrowing, and the share of them is borrowed") {
  for (const double share : {.06, .2, .33, 1.})
    for (double chance = .01; chance <= 1; chance += .01) {
      const Borrowing b = borrowing_of(share, chance);
      const double with = chance * b.with_tick, without = (1 - chance) * b.without_tick;
      INFO(share << " of those of whom " << chance << " have a tick to come");
      CHECK(with + without == Approx(1));
      CHECK(with * b.borrowed >= std::min(share, Borrowing::most * chance) - 1e-12);
      CHECK(with * b.borrowed <= 1.1 * share + 1e-12);
    }
}

TEST_CASE("Nothing is borrowed where no share is, or nothing is to come") {
  for (const Borrowing& b : {borrowing_of(0, .5), borrowing_of(.3, 0)}) {
    CHECK(b.with_tick == 1);
    CHECK(b.without_tick == 1);
    CHECK(b.borrowed == 0);
  }
}

TEST_CASE("What rules people out without an exponential rules out nobody whom it should not") {
  for (const double share : {.06, .2, .33, 1.})
    for (double events = .001; events < 20; events *= 1.1) {
      const Borrowing exact = borrowing_of(share, 1 - std::exp(-events));
      INFO(share << " borrowed, " << events << " events to come");
      CHECK(borrowing_bound(share, events, 1) >= exact.with_tick);
      CHECK(borrowing_bound(share, events, 3) >= exact.with_tick);
    }
}

TEST_CASE("What is owed adds up, is settled one by one, and is over in time") {
  People people;
  people.resize(128);
  CHECK(orders_owed(people, 3, 10) == 0);
  order_ahead(people, 3, 10, 52);
  order_ahead(people, 3, 20, 62);
  CHECK(orders_owed(people, 3, 62) == 2);
  CHECK(orders_owed(people, 3, 63) == 0);
  settle_one(people, 3, 30);
  CHECK(orders_owed(people, 3, 62) == 1);
  put_off(people, 4, 10, 52);
  CHECK(orders_owed(people, 4, 52) == -1);
  settle_one(people, 4, 12);
  settle_one(people, 4, 12);
  CHECK(orders_owed(people, 4, 12) == 0);
  for (int i = 0; i < 300; ++i) order_ahead(people, 5, 10, 52);
  CHECK(orders_owed(people, 5, 10) == 127);
}

} // namespace pondlab::tests::ticks_ahead_test
