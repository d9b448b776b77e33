#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace pondlab::experiment {

/// Places of plans in the space of levers, each 0 … 1. The generator is std::mt19937_64, whose
/// numbers the standard fixes; how they are turned into places is ours, so that every compiler
/// gives the same ones.
class LeverDesign {
public:
  explicit LeverDesign(std::uint64_t seed) : generator_(seed) {}

  /// Latin hypercube (McKay, Beckman & Conover 1979): along each lever every one of `plans` equal
  /// strata holds the middle of exactly one plan.
  std::vector<std::vector<double>> latin_hypercube(std::size_t plans, std::size_t levers);

  /// A place within `reach` of `centre` along each lever.
  std::vector<double> near(const std::vector<double>& centre, double reach);

private:
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(generator_() % n); }
  double fraction() { return static_cast<double>(generator_() >> 11) * 0x1p-53; }

  std::mt19937_64 generator_;
};

} // namespace pondlab::experiment
