#pragma once

#include <cstdint>
#include <vector>

namespace pondlab::engine {

/// Money in fen (0.01 yuan), always an integer.
using Fen = std::int64_t;

/// Rates are basis points: 10,000 is the whole.
inline constexpr std::int32_t whole = 10'000;

/// `amount` × `rate` basis points, rounded half away from zero. Exact for |amount| < 9 × 10¹⁴ fen.
constexpr Fen share_of(Fen amount, std::int64_t rate) {
  const Fen product = amount * rate;
  return (product >= 0 ? product + whole / 2 : product - whole / 2) / whole;
}

/// Splits `amount` in proportion to `weights` by largest remainder: the parts add up to `amount`
/// exactly, whatever its sign, and no part is a fen or more from its exact share. Ties go to the
/// earlier part. With no positive weight everything goes to the first part.
std::vector<Fen> split(Fen amount, const std::vector<std::int64_t>& weights);

} // namespace pondlab::engine
