#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace pondlab::experiment {

/// Places of plans in the space of variables, each 0 … 1. The generator is std::mt19937_64, whose
/// numbers the standard fixes; how they are turned into places is ours, so that every compiler
/// gives the same ones.
class DecisionVariableDesign {
public:
  explicit DecisionVariableDesign(std::uint64_t seed) : generator_(seed) {}

  /// Latin hypercube (McKay, Beckman & Conover 1979): along each variable every one of `plans`
  /// equal strata holds the middle of exactly one plan.
  std::vector<std::vector<double>> latin_hypercube(std::size_t plans, std::size_t variables);

  /// A place within `reach` of `centre` along each variable.
  std::vector<double> near(const std::vector<double>& centre, double reach);

private:
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(generator_() % n); }
  double fraction() { return static_cast<double>(generator_() >> 11) * 0x1p-53; }

  std::mt19937_64 generator_;
};

} // namespace pondlab::experiment
