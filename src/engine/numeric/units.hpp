#pragma once

#include <cstdint>
#include <vector>

namespace pondlab::engine {

/// Money in fen (0.01 yuan), always an integer.
using Fen = std::int64_t;

/// Rates are basis points: 10,000 is the whole.
inline constexpr std::int32_t whole = 10'000;

/// `amount` × `rate` basis points, rounded half away from zero. The product is made in 128 bits, so
/// that it is exact for every amount whose share is one: rates up to the whole, and beyond it as
/// far as the result fits.
constexpr Fen share_of(Fen amount, std::int64_t rate) {
  const auto product = static_cast<__int128>(amount) * rate;
  return static_cast<Fen>((product >= 0 ? product + whole / 2 : product - whole / 2) / whole);
}

/// Splits `amount` in proportion to `weights` by largest remainder: the parts add up to `amount`
/// exactly, whatever its sign, and no part is a fen or more from its exact share. Ties go to the
/// earlier part. With no positive weight everything goes to the first part.
std::vector<Fen> split(Fen amount, const std::vector<std::int64_t>& weights);

} // namespace pondlab::engine
