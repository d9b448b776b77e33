#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace pondlab::scenario {

/// f, exactly: members asked for over members there are.
struct SizeFactor {
  std::int64_t to = 1, from = 1;

  double value() const { return static_cast<double>(to) / static_cast<double>(from); }
  /// Rounded half up; of what is not negative.
  std::int64_t of(std::int64_t amount) const {
    const auto product = static_cast<__int128>(amount) * to;
    return static_cast<std::int64_t>((product + from / 2) / from);
  }
};

/// f times the sum of `amounts`, split as they are: none that is one or more falls below one.
std::vector<std::int64_t> scaled_shares(const std::vector<std::int64_t>& amounts,
                                        const SizeFactor& factor);

/// Day by day what the running total grows by when it is f times as much.
std::vector<std::int64_t> scaled_by_day(const std::vector<std::int64_t>& days,
                                        const SizeFactor& factor);

/// So many decimals as a person would give, which says enough of a rate a day or a limit.
double in_six_digits(double value);

/// As a person writes it into a file: 300000, not 3e+05.
std::string written(double value);

} // namespace pondlab::scenario
