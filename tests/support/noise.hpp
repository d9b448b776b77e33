#pragma once

#include "engine/numeric/math.hpp"
#include "engine/numeric/random.hpp"

#include <cmath>

namespace pondlab::tests {

/// A standard normal draw.
inline double normal(engine::Draws& draws) { return engine::normal_quantile(draws.unit53()); }

/// A Poisson count, by waiting times: another way than the engine's.
inline double poisson(engine::Draws& draws, double mean) {
  int count = 0;
  for (double time = -std::log(draws.unit()); time < mean; ++count) time -= std::log(draws.unit());
  return count;
}

} // namespace pondlab::tests
