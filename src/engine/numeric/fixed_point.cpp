#include "engine/numeric/fixed_point.hpp"

#include <cmath>

namespace pondlab::engine {

Decay::Decay(double retention_per_day) {
  double kept = 1;
  for (std::uint32_t& entry : kept_) {
    const double scaled = std::floor(kept * 0x1p32 + 0.5);
    entry = scaled < 0xFFFFFFFF ? static_cast<std::uint32_t>(scaled) : 0xFFFFFFFF;
    kept *= retention_per_day;
  }
  const double lost = 1 - retention_per_day;
  floor_ = lost > 0 ? 50 / lost : 0; // 1 % of it is ½ / (1 − retention); without decay all is exact
}

} // namespace pondlab::engine
