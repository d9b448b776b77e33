// What a price adds: temporary and permanent cuts, and going back.
#include "engine/model/benefit.hpp"

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

} // namespace pondlab::tests::benefit_test
