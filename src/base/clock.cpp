#include "base/clock.hpp"

#include <chrono>
#include <ctime>

namespace pondlab {

namespace {

constexpr std::time_t seconds_a_day = 86'400;

} // namespace

std::int32_t days_until_today() {
  const std::time_t now = std::time(nullptr);
  std::tm here{};
  if (localtime_r(&now, &here) == nullptr) return static_cast<std::int32_t>(now / seconds_a_day);
  const std::chrono::sys_days day = std::chrono::year(here.tm_year + 1900) /
                                    std::chrono::month(static_cast<unsigned>(here.tm_mon) + 1) /
                                    std::chrono::day(static_cast<unsigned>(here.tm_mday));
  return static_cast<std::int32_t>(day.time_since_epoch().count());
}

} // namespace pondlab
