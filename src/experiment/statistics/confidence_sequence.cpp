#include "experiment/statistics/confidence_sequence.hpp"

#include "engine/numeric/math.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pondlab::experiment {

namespace {

/// (−2 log α + log(−2 log α) + 1) / 100 at α = .05: Waudby-Smith et al., appendix B.2.
constexpr double effect_variance = .0878;

} // namespace

double anytime_half_width(int n, double sd, double error) {
  const double infinity = std::numeric_limits<double>::infinity();
  if (n < 2) return infinity;
  if (sd == 0) return 0;
  const double spread = 1 + n * effect_variance;
  // B_n reaches 1 / error where (1 + t²/ν) / (1 + t²/(spread ν)) is this:
  const double ratio = engine::exp(2. / n * (.5 * engine::log(spread) - engine::log(error)));
  if (ratio >= spread) return infinity;
  const double t_squared = (n - 1) * (ratio - 1) / (1 - ratio / spread);
  return std::sqrt(t_squared / n) * sd;
}

Estimate anytime(Estimate estimate, double error) {
  const double least = estimate.rare ? estimate.half_width : 0; // of zeros there is no spread
  estimate.rare.reset();
  estimate.half_width = std::max(least, anytime_half_width(estimate.n, estimate.sd, error));
  return estimate;
}

} // namespace pondlab::experiment
