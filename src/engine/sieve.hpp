#pragma once

#include "engine/gate.hpp"
#include "engine/people.hpp"

#include <bit>

namespace pondlab::engine {

/// Calls `f(person, byte)` for each of `audience` whose gate byte passes `bound`, in order of
/// place. Tiles without anybody of the audience cost nothing.
template <class F>
void sieve(const Layout& layout, const Source& source, Day day, Purpose purpose,
           const Audience& audience, std::uint8_t bound, F&& f) {
  if (bound == 0) return;
  for (const Cohort& cohort : layout.cohorts()) {
    const Gate gate(source, cohort.hash, day, purpose);
    const std::uint32_t tiles = (cohort.count + tile_size - 1) / tile_size;
    for (std::uint32_t tile = 0; tile < tiles; ++tile) {
      const std::size_t word = cohort.first / 64 + std::size_t{tile} * 2;
      const TileMask wanted = {audience.words()[word], audience.words()[word + 1]};
      if ((wanted[0] | wanted[1]) == 0) continue;
      const TileMask passed = gate.mask(tile, bound);
      for (std::size_t half = 0; half < 2; ++half)
        for (std::uint64_t bits = passed[half] & wanted[half]; bits != 0; bits &= bits - 1) {
          const auto ordinal = static_cast<std::uint32_t>(
              tile * tile_size + half * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
          f(cohort.first + ordinal, gate.byte(ordinal));
        }
    }
  }
}

} // namespace pondlab::engine
