#pragma once

#include "engine/numeric/random.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace pondlab::engine {

/// People of one segment whose filter bytes are made together: 8 blocks of 16 bytes.
inline constexpr std::uint32_t tile_size = 128;

/// One bit a person of a tile: bit `ordinal % 64` of word `ordinal % 128 / 64`.
using TileMask = std::array<std::uint64_t, 2>;

/// The least bound that lets pass everybody whose probability is at most `probability`: passing is
/// certain for u < probability where u is `thinning_unit` of the person. 0 lets nobody pass (p ≤
/// 0); 255 lets everybody pass (p > 254/256), since 257 bounds do not fit in a byte.
constexpr std::uint8_t thinning_bound(double probability) {
  if (!(probability > 0)) return 0;
  if (probability > 254.0 / 256.0) return 255;
  const double scaled = probability * 256.0;
  const auto whole = static_cast<std::uint8_t>(scaled);
  return static_cast<std::uint8_t>(whole < scaled ? whole + 1 : whole);
}

/// Whether a filter byte passes a bound: byte < bound, or the bound is 255.
constexpr bool passes_thinning(std::uint8_t byte, std::uint8_t bound) {
  return byte < bound || bound == 255;
}

/// A survivor's exact uniform on (0, 1): the filter byte gives its leading eight bits, a word of
/// the person's own block the rest.
constexpr double thinning_unit(std::uint8_t byte, std::uint32_t word) {
  return (byte + unit(word)) * 0x1p-8;
}

/// The filter bytes of the people of one segment on one day for one stream.
///
/// Sixteen people share a block, so a byte costs a sixteenth of a draw; a tile nobody asks for
/// costs nothing. The byte of a person is a function of (source, segment, ordinal, day, stream)
/// alone: storage order and the number of people change no one's byte. Within tile `ordinal / 128`
/// the block is `ordinal / 4 % 8` and the byte in it `ordinal % 128 / 32 · 4 + ordinal % 4`, the
/// order in which vector registers hold eight blocks, so nothing has to be shuffled.
class ThinningFilter {
public:
  /// `segment` is `hash_text` of the segment's id; `day` from −1 to 65,534.
  ThinningFilter(const Source& source, std::uint64_t segment, int day, std::uint32_t stream);
  ThinningFilter(const Source& source, std::uint64_t segment, int day, StreamId stream)
      : ThinningFilter(source, segment, day, stream.packed()) {}

  /// The byte of one person.
  std::uint8_t byte(std::uint32_t ordinal) const;
  /// The same on this day and the days after it, one each.
  void bytes_ahead(std::uint32_t ordinal, std::span<std::uint8_t> out) const;
  /// The exact uniform of one person: `thinning_unit` of the byte and word 0 of the person's own
  /// block of the same day and stream.
  double unit(std::uint32_t ordinal) const;

  /// The bytes of `tiles` tiles from `first_tile` on, in order of ordinal; `out` holds 128 a tile.
  void bytes(std::uint32_t first_tile, std::uint32_t tiles, std::uint8_t* out) const;

  /// Who passes, with a bound a person (`bounds` and `out` start at `first_tile`).
  void masks(std::uint32_t first_tile, std::uint32_t tiles, const std::uint8_t* bounds,
             TileMask* out) const;
  /// Who passes, with one bound for all.
  void masks(std::uint32_t first_tile, std::uint32_t tiles, std::uint8_t bound,
             TileMask* out) const;

  /// Who passes in one tile.
  TileMask mask(std::uint32_t tile, const std::uint8_t* bounds) const;
  TileMask mask(std::uint32_t tile, std::uint8_t bound) const;

  /// Whose uniform is below `probability`, exactly: a coin for everybody at the price of the
  /// filter, since only one in 256 people needs a block of their own.
  void hits(std::uint32_t first_tile, std::uint32_t tiles, double probability, TileMask* out) const;

  /// Writes the survivors' positions relative to the first tile's first person, ascending, and
  /// returns how many. `out` must have room for 128 a tile.
  std::size_t survivors(std::uint32_t first_tile, std::uint32_t tiles, const std::uint8_t* bounds,
                        std::uint32_t* out) const;
  /// Also writes the survivors' filter bytes, which costs less than asking for them one by one.
  std::size_t survivors(std::uint32_t first_tile, std::uint32_t tiles, const std::uint8_t* bounds,
                        std::uint32_t* out, std::uint8_t* survivors_bytes) const;
  std::size_t survivors(std::uint32_t first_tile, std::uint32_t tiles, std::uint8_t bound,
                        std::uint32_t* out) const;

private:
  void settle(std::span<const TileMask> unsure, std::uint32_t first_tile, std::uint8_t byte,
              double probability, TileMask* out) const;

  Source source_;
  std::uint64_t segment_;
  std::array<std::uint32_t, 4> key_;
  std::array<std::uint32_t, 4> counter_; ///< word 0 is the number of the block within the segment
};

/// Who passes, given filter bytes from `ThinningFilter::bytes`, for callers that need the
/// survivors' bytes too.
void passing(const std::uint8_t* bytes, const std::uint8_t* bounds, std::uint32_t tiles,
             TileMask* out);
/// The same with one bound for all.
void passing(const std::uint8_t* bytes, std::uint8_t bound, std::uint32_t tiles, TileMask* out);

/// Writes the places of the set bits, ascending, and returns how many. `out` must have room for 128
/// a tile.
std::size_t places(std::span<const TileMask> masks, std::uint32_t* out);

/// The blocks of many subjects for one day and stream, as `draw` gives them one by one but several
/// at a time: `out` holds one a subject.
void draw_many(const Source& source, std::span<const std::uint64_t> subjects, int day,
               std::uint32_t stream, std::uint32_t n, Block* out);

/// The instruction set the filter's kernels run on, chosen at start: "base" (SSE2, wasm SIMD, or
/// plain words), "v3" (AVX2) or "v4" (AVX-512). Results are the same on all.
const char* instruction_set();

/// Uses another instruction set from now on (tests, benchmarks). False if this machine or build
/// lacks it. Not to be called while other threads draw.
bool set_instruction_set(const char* name);

} // namespace pondlab::engine
