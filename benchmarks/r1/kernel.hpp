#pragma once

#include <cstddef>
#include <cstdint>

namespace pondlab::benchmark {

/// An upper bound of 256 · chance of a visit as a cubic of the score, in 16-bit integers.
struct Bound {
  std::int16_t coefficient[4]; ///< in units of 1/128; the argument is score / 4 in units of 2⁻¹⁵
  std::int16_t lowest;         ///< scores below count as this one
  std::int16_t highest;        ///< scores above pass always
};

/// One day of R1 for everybody, without what only visitors do. Columns start at the first tile.
struct Columns {
  const std::int16_t* trust;    ///< 2⁻¹³; negative = asleep
  std::int16_t* fatigue;        ///< 2⁻¹⁵
  std::uint8_t* friends;        ///< who bought yesterday; set to 0
  const std::uint64_t* touched; ///< one bit a person
  std::int16_t* score;          ///< out, 2⁻¹³
  std::uint8_t* bound;          ///< out, filter bound of a visit
};

using DayKernel = void (*)(const Bound& bound, std::size_t people, const Columns& columns);

void day_base(const Bound& bound, std::size_t people, const Columns& columns);
void day_v3(const Bound& bound, std::size_t people, const Columns& columns);
void day_v4(const Bound& bound, std::size_t people, const Columns& columns);

} // namespace pondlab::benchmark
