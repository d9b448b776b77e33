#include "scenario/adapt/scaled_amounts.hpp"

#include "engine/numeric/units.hpp"
#include "scenario/file/header.hpp"
#include "scenario/json/decimal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pondlab::scenario {

double in_six_digits(double value) { return *read_real(fmt::format("{:.6g}", value)); }

std::string written(double value) {
  const double whole = std::trunc(value);
  return value == whole && std::abs(value) < unbounded
             ? std::to_string(static_cast<std::int64_t>(value))
             : real_text(value);
}

std::vector<std::int64_t> scaled_shares(const std::vector<std::int64_t>& amounts,
                                        const SizeFactor& factor) {
  const std::int64_t sum = std::accumulate(amounts.begin(), amounts.end(), std::int64_t{0});
  const std::int64_t target = std::max<std::int64_t>(
      factor.of(sum), std::ranges::count_if(amounts, [](auto amount) { return amount >= 1; }));
  std::vector<std::int64_t> parts = engine::split(target, amounts);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (amounts[i] < 1 || parts[i] >= 1) continue;
    --*std::ranges::max_element(parts);
    parts[i] = 1;
  }
  return parts;
}

std::vector<std::int64_t> scaled_by_day(const std::vector<std::int64_t>& days,
                                        const SizeFactor& factor) {
  std::vector<std::int64_t> parts;
  std::int64_t sum = 0, given = 0;
  for (const std::int64_t day : days) {
    sum += day;
    parts.push_back(factor.of(sum) - given);
    given += parts.back();
  }
  if (sum > 0 && given == 0)
    parts[static_cast<std::size_t>(std::ranges::max_element(days) - days.begin())] = 1;
  return parts;
}

} // namespace pondlab::scenario
