#pragma once

#include "engine/gate.hpp"
#include "engine/people.hpp"

#include <algorithm>
#include <array>

namespace pondlab::engine {

/// Somebody who passed a gate.
struct Passed {
  PersonIndex person;
  std::uint64_t key;
  double unit; ///< uniform on (0, 1): below the bound's probability
  Block own;   ///< the person's own block; word 0 is spent on `unit`
};

/// Calls `f(Passed)` for each of `audience` whose gate byte (purpose `gate`) passes `bound`, in
/// order of place; their own blocks come from purpose `own`. Stretches without anybody of the
/// audience cost nothing.
template <class F>
void sieve(const Layout& layout, const Source& source, Day day, Purpose gate_purpose, Purpose own,
           const Audience& audience, std::uint8_t bound, F&& f) {
  if (bound == 0) return;
  constexpr std::uint32_t chunk = 16; // tiles: what is made of them stays in the nearest cache
  std::array<std::uint8_t, chunk * tile_size> byte, bounds;
  std::array<TileMask, chunk> passed;
  std::array<std::uint32_t, chunk * tile_size> place;
  std::array<std::uint64_t, chunk * tile_size> key;
  std::array<Block, chunk * tile_size> block;
  bounds.fill(bound);
  for (const Cohort& cohort : layout.cohorts()) {
    const Gate gate(source, cohort.hash, day, gate_purpose);
    const std::uint32_t tiles = (cohort.count + tile_size - 1) / tile_size;
    for (std::uint32_t tile = 0; tile < tiles; tile += chunk) {
      const std::uint32_t some = std::min(chunk, tiles - tile);
      const std::uint32_t ordinal = tile * tile_size;
      const PersonIndex first = cohort.first + ordinal;
      const std::uint64_t* wanted = audience.words().data() + first / 64;
      if (std::all_of(wanted, wanted + 2 * some, [](std::uint64_t word) { return word == 0; }))
        continue;
      gate.bytes(tile, some, byte.data());
      passing(byte.data(), bounds.data(), some, passed.data());
      for (std::uint32_t i = 0; i < 2 * some; ++i) passed[i / 2][i % 2] &= wanted[i];
      const std::size_t count = places({passed.data(), some}, place.data());
      for (std::size_t i = 0; i < count; ++i) key[i] = person_key(cohort.hash, ordinal + place[i]);
      draw_many(source, {key.data(), count}, day, own.packed(), 0, block.data());
      for (std::size_t i = 0; i < count; ++i)
        f(Passed{first + place[i], key[i], gate_unit(byte[place[i]], block[i].word[0]), block[i]});
    }
  }
}

} // namespace pondlab::engine
