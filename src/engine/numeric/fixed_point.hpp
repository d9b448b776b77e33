#pragma once

#include <array>
#include <cstdint>

namespace pondlab::engine {

/// a + b, stopping at 65,535.
constexpr std::uint16_t saturating_add(std::uint16_t a, std::uint16_t b) {
  const std::uint32_t sum = std::uint32_t{a} + b;
  return static_cast<std::uint16_t>(sum > 0xFFFF ? 0xFFFF : sum);
}

/// a − b, stopping at 0.
constexpr std::uint16_t saturating_subtract(std::uint16_t a, std::uint16_t b) {
  return static_cast<std::uint16_t>(a > b ? a - b : 0);
}

/// Exponential decay of 16-bit state, evaluated only when it is needed: the value a number of days
/// after it was stored is value · retentionᵈᵃʸˢ, rounded to nearest once. Rounding at every event
/// is never off by more than ½ / (1 − retention) units, so it is within 1 % of the real-valued
/// recursion for values above `floor_of_one_percent()`.
class Decay {
public:
  /// `retention_per_day` in [0, 1]: what is left after one day.
  explicit Decay(double retention_per_day);

  /// What is left of `value` after `days` ≥ 0.
  std::uint16_t after(std::uint16_t value, int days) const {
    std::uint32_t kept = value;
    for (; days >= table_size; days -= table_size - 1) kept = scale(kept, table_size - 1);
    return static_cast<std::uint16_t>(scale(kept, days));
  }

  /// The value above which rounding stays within 1 % whatever happens every day; 65,535 and more
  /// when there is none.
  double floor_of_one_percent() const { return floor_; }

private:
  static constexpr int table_size = 512;

  std::uint32_t scale(std::uint32_t value, int days) const {
    const std::uint64_t product = std::uint64_t{value} * kept_[static_cast<std::size_t>(days)];
    return static_cast<std::uint32_t>((product + 0x80000000u) >> 32);
  }

  std::array<std::uint32_t, table_size> kept_; ///< retention^days in units of 2⁻³²; 1 is 2³² − 1
  double floor_;
};

} // namespace pondlab::engine
