#pragma once

#include "engine/numeric/random.hpp"
#include "r1/kernel.hpp"

#include <cstdint>
#include <vector>

namespace pondlab::benchmark {

/// R1, the common yardstick: N agents on a ring lattice of degree 8 with 10 % of the links rewired,
/// trust₀ ~ U(0, 1). Each day an awake agent falls asleep for good with p .001; is touched with
/// p .3; visits with logistic(trust − fatigue + .5·touched + .1·(friends who bought yesterday) −
/// 3); a visitor buys with p .05 and gains .1 trust; a touch adds .05 fatigue, of which .9 a day is
/// kept. Built on the engine's own draws, filters and vectors; runs on the engine's instruction
/// set.
class R1 {
public:
  struct Totals {
    std::uint64_t visits = 0;
    std::uint64_t buys = 0;
    std::uint64_t hash = 0; ///< of who bought when and of the final state: the same everywhere
  };

  explicit R1(std::uint32_t agents);
  Totals run(int days);

private:
  /// The chance of a visit by score, as a threshold for 32 random bits, and its bound.
  struct VisitCurve {
    VisitCurve();
    void fit();
    int cubic(int score) const;

    std::vector<std::uint32_t> threshold; ///< indexed by the score's 16 bits
    Bound bound{};
  };

  void tell_friends();
  void advance(int day, std::uint32_t tile);
  std::size_t thin(int day, std::uint32_t tile, const std::int16_t* score, const std::uint8_t* byte,
                   std::uint32_t* place, std::size_t survivors) const;

  engine::Source source_{1, 0};
  VisitCurve curve_;
  std::uint32_t agents_, tiles_;
  DayKernel kernel_;
  std::vector<std::int16_t> trust_, fatigue_;
  std::vector<std::uint8_t> friends_;
  std::vector<std::uint32_t> graph_, buyers_;
  Totals totals_;
};

} // namespace pondlab::benchmark
