// What a price adds: temporary and permanent cuts, and going back.
#include "engine/model/benefit.hpp"

#include "engine/model/people.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <cmath>

namespace pondlab::tests::benefit_test {

using namespace pondlab::engine;
using Catch::Approx;

namespace {

const Response response = with_defaults<Response>();
constexpr Fen list = 100'00;

double at(Fen paid, double gap = 0) { return benefit(response, 1, gap, list, paid); }

} // namespace

TEST_CASE("A cut nobody expects has the temporary elasticity, one that all expect the permanent") {
  for (const Fen paid : {95'00, 85'00, 70'00}) {
    const double depth = std::log(100'00. / static_cast<double>(paid));
    CHECK(at(paid) == Approx(3.63 * depth));
    CHECK(at(paid, 1 - static_cast<double>(paid) / list) == Approx(2.62 * depth));
  }
}

TEST_CASE("Back at the list price, whoever expects less orders less, losses weighing more") {
  CHECK(at(list) == 0);
  CHECK(at(list, .15) == Approx(1.5 * (3.63 - 2.62) * std::log(.85)));
  CHECK(at(list, .3) < at(list, .15));
  CHECK(at(85'00, .3) < at(85'00));
}

TEST_CASE("No price adds more than half as much again as 30 % off, and a lower one never less") {
  double before = 0;
  for (Fen paid = 100'00; paid >= 0; paid -= 50) {
    CHECK(at(paid) >= before);
    before = at(paid);
  }
  CHECK(before < 1.5 * at(70'00) + 1e-9);
  CHECK(at(28'00) > 1.3 * at(70'00));
}

TEST_CASE("Where benefit is off, or elasticities are 0, no price matters") {
  Response off = response;
  off.benefit = false;
  CHECK(benefit(off, 1, 0, list, 50'00) == 0);
  CHECK(benefit(off, 1, .2, list, list) == 0);
  Response deaf = response;
  deaf.price_elasticity = deaf.permanent_elasticity = 0;
  CHECK(benefit(deaf, 1, .2, list, 50'00) == 0);
}

TEST_CASE("A temporary elasticity below the permanent one leaves nothing to be learnt") {
  Response odd = response;
  odd.price_elasticity = -1.5;
  CHECK(benefit(odd, 1, 0, list, 80'00) == Approx(benefit(odd, 1, .2, list, 80'00)));
  CHECK(benefit(odd, 1, .2, list, list) == 0);
}

TEST_CASE("The expected price follows the prices met, three tenths of the way each time") {
  double gap = 0;
  gap = learnt_gap(response, gap, list, 80'00);
  CHECK(gap == Approx(.06));
  for (int visit = 0; visit < 40; ++visit) gap = learnt_gap(response, gap, list, 80'00);
  CHECK(gap == Approx(.2).margin(1e-5));
  CHECK(learnt_gap(response, gap, list, list) == Approx(.14).margin(1e-5));
}

TEST_CASE("What a price multiplies the odds by lies within its bounds, whoever sees it") {
  const BenefitBounds bounds(response);
  for (const double sensitivity : {0., .02, .4, 1., 3.7, 60.})
    for (const int gap : {0, 1, 17, 80, 254, 255})
      for (const Fen list : {Fen{1}, Fen{7}, Fen{99'99}, Fen{12'345'67}})
        for (const double share : {0., .001, .037, .1, .25, .5, .77, .999, 1.}) {
          const Fen off = static_cast<Fen>(share * static_cast<double>(list));
          const double expected = gap * People::gap_unit;
          const double with = benefit(response, sensitivity, expected, list, list - off);
          const double without = benefit(response, sensitivity, expected, list, list);
          const Bounds found = bounds(sensitivity, static_cast<std::uint8_t>(gap), list, off);
          INFO(sensitivity << ' ' << gap << ' ' << off << " of " << list);
          CHECK(found.least <= std::exp(with - without));
          CHECK(found.most >= std::exp(with - without));
          CHECK(found.most >= std::exp(with));
          CHECK(std::isfinite(found.most));
        }
}

TEST_CASE(
    "The bounds of a usual price are near each other, and offers that move nobody have none") {
  const Bounds found = BenefitBounds(response)(1, 0, 300'00, 30'00);
  CHECK(found.most < 1.02 * found.least);
  Response unmoved = response;
  unmoved.benefit = false;
  CHECK(BenefitBounds(unmoved)(1, 200, 300'00, 200'00).most == Approx(1));
}

} // namespace pondlab::tests::benefit_test
