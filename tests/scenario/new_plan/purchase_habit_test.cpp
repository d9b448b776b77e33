#include "scenario/new_plan/purchase_habit.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <cmath>

namespace pondlab::scenario::purchase_habit_test {

using Catch::Matchers::WithinAbs;

TEST_CASE("Without leaving the share is what a gamma mixture of Poisson clocks gives") {
  // r = 1, α = 90 days: half of people order within as long.
  const PurchaseHabit loyal{1, 90. / 7, .001, 1000};
  CHECK_THAT(share_who_bought(loyal, {90, 1200}, 90), WithinAbs(.5, .001));
}

TEST_CASE("Leaving at every order leaves those who have not ordered before") {
  // p near 1: alive 90 days ago with chance (α/(α + T − 90))^r.
  const PurchaseHabit fickle{1, 20, 1000, .001};
  const double before = 20 / (20 + 70 / 7.), after = 20 / (20 + 160 / 7.);
  CHECK_THAT(share_who_bought(fickle, {160, 160}, 90), WithinAbs(before - after, .001));
}

TEST_CASE("The habit found gives the share asked, whatever the share") {
  const Tenure tenure{90, 1200};
  for (const PurchaseHabit& usual : {PurchaseHabit{.9, 20, .6, 6}, PurchaseHabit{.5, 4, .6, 12}})
    for (const double share : {.01, .05, .1, .25, .4, .6, .8, .9}) {
      const PurchaseHabit found = habit_for(share, usual, tenure, 90);
      INFO(share << " α " << found.rate_scale << " b " << found.drop_out_b);
      CHECK_THAT(share_who_bought(found, tenure, 90), WithinAbs(share, 1e-4));
      CHECK(found.drop_out_b >= usual.drop_out_b);
      CHECK(found.rate_scale >= .02);
    }
}

} // namespace pondlab::scenario::purchase_habit_test
