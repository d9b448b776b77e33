#include "experiment/run/parameter_draw.hpp"
#include "support/statistics.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>

namespace pondlab::tests::parameter_draw_test {

using namespace pondlab::experiment;

namespace {

scenario::ParameterUncertainty
doubt(const std::string& parameter, double low, double high,
      scenario::UncertaintyShape shape = scenario::UncertaintyShape::uniform) {
  return {.parameter = parameter,
          .low = low,
          .high = high,
          .shape = static_cast<int>(shape),
          .source = {}};
}

} // namespace

TEST_CASE("a parameter's draws hang on seed, number and path alone") {
  const auto a = doubt("$.response.price_elasticity", -5, -1),
             b = doubt("$.campaign.sms.seen", 0, 1), c = doubt("$.campaign.sms.cost", 1, 2);
  for (std::uint32_t m = 1; m <= 50; ++m) {
    const auto all = draw_parameters(std::vector{a, b, c}, 7, m);
    const auto fewer = draw_parameters(std::vector{c, a}, 7, m);
    CHECK(all[0].value == fewer[1].value);
    CHECK(all[2].value == fewer[0].value);
    CHECK(all[0].parameter == a.parameter);
    CHECK(all[1].value != draw_parameters(std::vector{b}, 8, m)[0].value);
    CHECK(all[1].value != draw_parameters(std::vector{b}, 7, m + 1)[0].value);
  }
}

TEST_CASE("parameters are drawn from the distributions that doubts name", "[statistical]") {
  const auto uniform = doubt("$.a", 2, 4),
             normal = doubt("$.b", -1, 3, scenario::UncertaintyShape::normal);
  tests::Sample of_uniform, of_normal;
  int within = 0;
  constexpr int draws = 4'000;
  for (std::uint32_t m = 1; m <= draws; ++m) {
    const auto values = draw_parameters(std::vector{uniform, normal}, 3, m);
    CHECK((values[0].value > 2 && values[0].value < 4));
    of_uniform.add(values[0].value);
    of_normal.add(values[1].value);
    within += values[1].value >= -1 && values[1].value <= 3;
  }
  CHECK(std::abs(of_uniform.mean() - 3) < 3 * of_uniform.error());
  CHECK(std::abs(of_uniform.variance() - 1. / 3) < .02);
  CHECK(std::abs(of_normal.mean() - 1) < 3 * of_normal.error());
  CHECK(tests::near_chance(within, draws, .9));
}

TEST_CASE("a doubt of no width has one value") {
  for (const auto shape : {scenario::UncertaintyShape::uniform, scenario::UncertaintyShape::normal})
    for (const double u : {.001, .5, .999}) CHECK(value_at_rank(doubt("$.a", 2, 2, shape), u) == 2);
}

} // namespace pondlab::tests::parameter_draw_test
