#include "base/clock.hpp"

#include <chrono>

namespace pondlab {

std::int32_t days_until_today() {
  const auto day = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return static_cast<std::int32_t>(day.time_since_epoch().count());
}

} // namespace pondlab
