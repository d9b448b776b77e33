// Elementary effects of functions whose effects are known.
#include "experiment/statistics/morris.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>
#include <set>

namespace pondlab::tests::morris_test {

using namespace pondlab::experiment;

namespace {

constexpr std::uint32_t walks = 40;

template <class Function>
std::vector<MorrisEffect> screened(const MorrisDesign& design, Function&& function) {
  std::vector<std::vector<double>> effects(design.size());
  for (std::uint32_t walk = 0; walk < walks; ++walk) {
    std::vector<double> results;
    for (std::size_t step = 0; step < design.steps(); ++step)
      results.push_back(function(design.point(walk, step)));
    const std::vector<double> of_walk = design.effects(walk, results);
    for (std::size_t i = 0; i < design.size(); ++i) effects[i].push_back(of_walk[i]);
  }
  std::vector<MorrisEffect> all;
  for (const auto& one : effects) all.push_back(morris_effect(one));
  return all;
}

} // namespace

TEST_CASE("Walks move one coordinate at a time, each once, within the cube") {
  const MorrisDesign design({"a", "b", "c", "d"}, 7);
  std::set<std::vector<double>> starts;
  for (std::uint32_t walk = 0; walk < walks; ++walk) {
    starts.insert(design.point(walk, 0));
    std::set<std::size_t> moved;
    for (std::size_t step = 0; step + 1 < design.steps(); ++step) {
      const auto from = design.point(walk, step), to = design.point(walk, step + 1);
      for (std::size_t i = 0; i < design.size(); ++i) {
        CHECK(to[i] >= -1e-12);
        CHECK(to[i] <= 1 + 1e-12);
        if (from[i] == to[i]) continue;
        CHECK(std::abs(std::abs(to[i] - from[i]) - 2. / 3) < 1e-12);
        CHECK(design.move_of(walk, i) == step);
        moved.insert(i);
      }
    }
    CHECK(moved.size() == design.size());
  }
  CHECK(starts.size() > walks / 2);
}

TEST_CASE("A linear function has its slopes for effects, without spread") {
  const MorrisDesign design({"a", "b", "c"}, 1);
  const auto effects = screened(
      design, [](const std::vector<double>& x) { return 5 + 3 * x[0] - 2 * x[1] + 0 * x[2]; });
  const double slopes[] = {3, -2, 0};
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(std::abs(effects[i].mean - slopes[i]) < 1e-9);
    CHECK(std::abs(effects[i].strength - std::abs(slopes[i])) < 1e-9);
    CHECK(effects[i].spread < 1e-9);
  }
}

TEST_CASE("Interactions and bends show as spread, and effects that cancel as strength") {
  const MorrisDesign design({"a", "b", "c"}, 2);
  const auto effects = screened(design, [](const std::vector<double>& x) {
    return 4 * x[0] * x[1] + 6 * (x[2] - .5) * (x[2] - .5);
  });
  CHECK(effects[0].spread > .5); // 4b, b on four levels
  CHECK(std::abs(effects[0].mean - 2) < 1);
  // (x − ½)² between 0 and 2/3, and between 1/3 and 1: slopes of ∓ 6 · ⅓.
  CHECK(std::abs(effects[2].strength - 2) < 1e-9);
  CHECK(std::abs(effects[2].mean) < 1);
}

TEST_CASE("Where a walk starts in a coordinate hangs on neither order nor company") {
  const MorrisDesign two({"a", "b"}, 3), three({"c", "b", "a"}, 3);
  for (std::uint32_t walk = 0; walk < walks; ++walk) {
    CHECK(two.point(walk, 0)[0] == three.point(walk, 0)[2]);
    CHECK(two.point(walk, 0)[1] == three.point(walk, 0)[1]);
  }
}

} // namespace pondlab::tests::morris_test
