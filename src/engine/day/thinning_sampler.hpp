#pragma once

#include "engine/model/people.hpp"
#include "engine/thinning/thinning_filter.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

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

/// Some people, and the bound that they pass a filter by.
struct Addressed {
  const Audience* audience = nullptr;
  std::uint8_t bound = 0;
};

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
    each_chunk(cohort, tiles, [&](const Chunk& chunk) {
      const std::uint8_t* const its = bounds + (chunk.first - begin);
      if (!any_of(its, chunk.tiles)) return;
      chunk.filter.bytes(chunk.tile, chunk.tiles, byte_.data());
      passing(byte_.data(), its, chunk.tiles, passed_.data());
      each_passed(cohort, chunk, soon, f);
    });
  }

  /// The same for those who are in one of some audiences and pass its bound, an audience after the
  /// other: `soon` and `f` are told its number first.
  template <class Soon, class F>
  void by_audiences(const Cohort& cohort, TileRange tiles, std::span<const Addressed> addressed,
                    Soon&& soon, F&& f) {
    each_chunk(cohort, tiles, [&](const Chunk& chunk) {
      bool made = false;
      for (std::size_t i = 0; i < addressed.size(); ++i) {
        if (addressed[i].bound == 0 || !any_of(addressed[i].audience->words(), chunk)) continue;
        if (!made) chunk.filter.bytes(chunk.tile, chunk.tiles, byte_.data());
        made = true;
        pass(addressed[i], chunk);
        each_passed(
            cohort, chunk, [&](PersonIndex person) { soon(i, person); },
            [&](const Passed& passed) { f(i, passed); });
      }
    });
  }

private:
  static constexpr std::uint32_t most_tiles = 16;
  static constexpr std::size_t most = std::size_t{most_tiles} * tile_size;

  /// Tiles that are taken together.
  struct Chunk {
    const ThinningFilter& filter;
    std::uint32_t tile, tiles;
    PersonIndex first;
  };

  static bool any_of(const std::uint8_t* bounds, std::uint32_t tiles) {
    return std::any_of(bounds, bounds + std::size_t{tiles} * tile_size,
                       [](std::uint8_t bound) { return bound != 0; });
  }
  static bool any_of(const std::vector<std::uint64_t>& words, const Chunk& chunk) {
    std::uint64_t any = 0;
    for (std::size_t i = 0; i < std::size_t{2} * chunk.tiles; ++i)
      any |= words[chunk.first / 64 + i];
    return any != 0;
  }

  template <class F>
  void each_chunk(const Cohort& cohort, TileRange tiles, F&& f) {
    const ThinningFilter filter(source_, cohort.hash, day_, stream_.filter);
    for (std::uint32_t tile = tiles.from; tile < tiles.to; tile += most_tiles)
      f(Chunk{filter, tile, std::min(most_tiles, tiles.to - tile),
              cohort.first + tile * tile_size});
  }

  void pass(const Addressed& addressed, const Chunk& chunk) {
    passing(byte_.data(), addressed.bound, chunk.tiles, passed_.data());
    const std::uint64_t* const words = addressed.audience->words().data() + chunk.first / 64;
    for (std::uint32_t i = 0; i < 2 * chunk.tiles; ++i) passed_[i / 2][i % 2] &= words[i];
  }

  template <class Soon, class F>
  void each_passed(const Cohort& cohort, const Chunk& chunk, Soon&& soon, F&& f) {
    const std::size_t count = places({passed_.data(), chunk.tiles}, place_.data());
    for (std::size_t i = 0; i < count; ++i) {
      soon(chunk.first + place_[i]);
      key_[i] = person_key(cohort.hash, chunk.tile * tile_size + place_[i]);
    }
    draw_many(source_, {key_.data(), count}, day_, stream_.own.packed(), 0, block_.data());
    const bool also_after = stream_.after.packed() != 0;
    if (also_after)
      draw_many(source_, {key_.data(), count}, day_, stream_.after.packed(), 0, after_.data());
    for (std::size_t i = 0; i < count; ++i)
      f(Passed{chunk.first + place_[i], key_[i], thinning_unit(byte_[place_[i]], block_[i].word[0]),
               block_[i], also_after ? after_[i] : Block{}});
  }

  Source source_;
  Day day_;
  ThinningStreams stream_;
  std::array<std::uint8_t, most> byte_;
  std::array<TileMask, most_tiles> passed_;
  std::array<std::uint32_t, most> place_; ///< survivors, relative to the chunk
  std::array<std::uint64_t, most> key_;
  std::array<Block, most> block_, after_;
};

/// Calls `f(Passed)` for each of `audience` who passes `bound`, in order of place.
template <class Soon, class F>
void thin(const Layout& layout, const Source& source, Day day, ThinningStreams stream,
          const Audience& audience, std::uint8_t bound, Soon&& soon, F&& f) {
  const Addressed addressed{&audience, bound};
  ThinningSampler thin(source, day, stream);
  for (const Cohort& cohort : layout.cohorts())
    thin.by_audiences(
        cohort, tiles_of(cohort), std::span(&addressed, 1),
        [&](std::size_t, PersonIndex person) { soon(person); },
        [&](std::size_t, const Passed& passed) { f(passed); });
}

} // namespace pondlab::engine
