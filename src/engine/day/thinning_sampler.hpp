#pragma once

#include "engine/model/people.hpp"
#include "engine/thinning/thinning_filter.hpp"

#include <algorithm>
#include <array>

namespace pondlab::engine {

/// Somebody who passed a filter.
struct Passed {
  PersonIndex person;
  std::uint64_t key;
  double unit; ///< uniform on (0, 1): below the bound's probability
  Block own;   ///< the person's own block; word 0 is spent on `unit`
  Block after; ///< their block of the stream `after`, where one is asked for
};

/// The streams of a thin's draws: shared bytes for everybody, own blocks for those who pass.
struct ThinningStreams {
  StreamId filter;
  StreamId own;
  StreamId after{}; ///< the engine's 0: none
};

/// Tiles of a cohort, counted from its first.
struct TileRange {
  std::uint32_t from = 0, to = 0;
};
/// All of a cohort's.
inline TileRange tiles_of(const Cohort& cohort) {
  return {0, (cohort.count + tile_size - 1) / tile_size};
}

/// One sweep over people: a filter byte each, and what is exact for the few that pass. Tiles are
/// taken some at a time, few enough for what is made of them to stay in the nearest cache.
class ThinningSampler {
public:
  ThinningSampler(const Source& source, Day day, ThinningStreams stream)
      : source_(source), day_(day), stream_(stream) {}

  /// Calls `f(Passed)` for each person of these tiles who passes their own bound (`bounds`: one a
  /// person of the tiles), in order of place, and `soon(person)` a little earlier. Runs of
  /// bounds 0 cost nothing.
  template <class Soon, class F>
  void by_bounds(const Cohort& cohort, TileRange tiles, const std::uint8_t* bounds, Soon&& soon,
                 F&& f) {
    const PersonIndex begin = cohort.first + tiles.from * tile_size;
    sweep(
        cohort, tiles,
        [&](PersonIndex first, std::uint32_t tiles) {
          return !any_of(bounds + (first - begin), tiles);
        },
        [&](PersonIndex first, std::uint32_t tiles) {
          passing(byte_.data(), bounds + (first - begin), tiles, passed_.data());
        },
        soon, f);
  }

  /// The same for those who are in `audience` and pass one bound.
  template <class Soon, class F>
  void by_audience(const Cohort& cohort, TileRange tiles, const Audience& audience,
                   std::uint8_t bound, Soon&& soon, F&& f) {
    bound_.fill(bound);
    const std::uint64_t* const words = audience.words().data();
    sweep(
        cohort, tiles,
        [&](PersonIndex first, std::uint32_t tiles) {
          return std::all_of(words + first / 64, words + first / 64 + std::size_t{2} * tiles,
                             [](std::uint64_t word) { return word == 0; });
        },
        [&](PersonIndex first, std::uint32_t tiles) {
          passing(byte_.data(), bound_.data(), tiles, passed_.data());
          for (std::uint32_t i = 0; i < 2 * tiles; ++i)
            passed_[i / 2][i % 2] &= words[first / 64 + i];
        },
        soon, f);
  }

private:
  static constexpr std::uint32_t chunk = 16; // tiles
  static constexpr std::size_t most = std::size_t{chunk} * tile_size;

  static bool any_of(const std::uint8_t* bounds, std::uint32_t tiles) {
    return std::any_of(bounds, bounds + std::size_t{tiles} * tile_size,
                       [](std::uint8_t bound) { return bound != 0; });
  }

  template <class Skip, class Select, class Soon, class F>
  void sweep(const Cohort& cohort, TileRange tiles, Skip&& skip, Select&& select, Soon&& soon,
             F&& f) {
    const ThinningFilter filter(source_, cohort.hash, day_, stream_.filter);
    for (std::uint32_t tile = tiles.from; tile < tiles.to; tile += chunk) {
      const std::uint32_t some = std::min(chunk, tiles.to - tile);
      const std::uint32_t ordinal = tile * tile_size;
      const PersonIndex first = cohort.first + ordinal;
      if (skip(first, some)) continue;
      filter.bytes(tile, some, byte_.data());
      select(first, some);
      const std::size_t count = places({passed_.data(), some}, place_.data());
      for (std::size_t i = 0; i < count; ++i) {
        soon(first + place_[i]);
        key_[i] = person_key(cohort.hash, ordinal + place_[i]);
      }
      draw_many(source_, {key_.data(), count}, day_, stream_.own.packed(), 0, block_.data());
      const bool also_after = stream_.after.packed() != 0;
      if (also_after)
        draw_many(source_, {key_.data(), count}, day_, stream_.after.packed(), 0, after_.data());
      for (std::size_t i = 0; i < count; ++i)
        f(Passed{first + place_[i], key_[i], thinning_unit(byte_[place_[i]], block_[i].word[0]),
                 block_[i], also_after ? after_[i] : Block{}});
    }
  }

  Source source_;
  Day day_;
  ThinningStreams stream_;
  std::array<std::uint8_t, most> byte_, bound_;
  std::array<TileMask, chunk> passed_;
  std::array<std::uint32_t, most> place_; ///< survivors, relative to the chunk
  std::array<std::uint64_t, most> key_;
  std::array<Block, most> block_, after_;
};

/// Calls `f(Passed)` for each of `audience` who passes `bound`, in order of place.
template <class Soon, class F>
void thin(const Layout& layout, const Source& source, Day day, ThinningStreams stream,
          const Audience& audience, std::uint8_t bound, Soon&& soon, F&& f) {
  if (bound == 0) return;
  ThinningSampler thin(source, day, stream);
  for (const Cohort& cohort : layout.cohorts())
    thin.by_audience(cohort, tiles_of(cohort), audience, bound, soon, f);
}

} // namespace pondlab::engine
