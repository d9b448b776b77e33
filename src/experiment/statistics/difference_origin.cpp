#include "experiment/statistics/difference_origin.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace pondlab::experiment {

namespace {

constexpr double least = 100; // fen

/// To two significant digits.
double rounded(double fen) {
  double unit = 1;
  while (fen / unit >= 100) unit *= 10;
  return std::round(fen / unit) * unit;
}

} // namespace

std::string_view key_of(DifferenceOrigin origin) {
  static constexpr std::array<std::string_view, 4> keys = {"stated", "campaign_cost", "usual",
                                                           "free_of_cost"};
  return keys[static_cast<std::size_t>(origin)];
}

WorthwhileDifference difference_of_cost(double dearest) {
  if (dearest <= 0) return {.origin = DifferenceOrigin::free_of_cost};
  return {.value = std::max(least, rounded(worthwhile_share_of_cost * dearest)),
          .origin = DifferenceOrigin::campaign_cost,
          .dearest = dearest};
}

} // namespace pondlab::experiment
