#include "engine/gate.hpp"

#include <bit>
#include <cstring>

namespace pondlab::engine {

namespace {

constexpr std::uint32_t gate_marker = 0xFFFFu << 16; // the n that no person's draw uses

} // namespace

std::uint8_t gate_bound(double probability) {
  if (!(probability > 0))
    return 0;
  if (probability > 254.0 / 256.0)
    return 255;
  const double scaled = probability * 256.0;
  const auto whole = static_cast<std::uint8_t>(scaled);
  return static_cast<std::uint8_t>(whole < scaled ? whole + 1 : whole);
}

Gate::Gate(const Source& source, std::uint64_t segment, int day, std::uint32_t purpose)
    : key_{source.key[0], source.key[1], source.key[2],
           source.key[3] ^ static_cast<std::uint32_t>(segment >> 32)},
      counter_{0, static_cast<std::uint32_t>(segment),
               (static_cast<std::uint32_t>(day) & 0xFFFFu) | gate_marker, purpose} {}

std::uint8_t Gate::byte(std::uint32_t ordinal) const {
  auto counter = counter_;
  counter[0] = ordinal / tile_size * 8 + ordinal / 4 % 8;
  const Block block = threefry4x32(counter, key_);
  return static_cast<std::uint8_t>(block.word[ordinal % tile_size / 32] >> (ordinal % 4 * 8));
}

void Gate::bytes(std::uint32_t first_tile, std::uint32_t tiles, std::uint8_t* out) const {
  auto counter = counter_;
  for (std::uint32_t tile = 0; tile < tiles; ++tile, out += tile_size)
    for (std::uint32_t b = 0; b < 8; ++b) {
      counter[0] = (first_tile + tile) * 8 + b;
      const Block block = threefry4x32(counter, key_);
      for (std::uint32_t w = 0; w < 4; ++w)
        for (std::uint32_t k = 0; k < 4; ++k)
          out[w * 32 + b * 4 + k] = static_cast<std::uint8_t>(block.word[w] >> (k * 8));
    }
}

void Gate::masks(std::uint32_t first_tile, std::uint32_t tiles, const std::uint8_t* bounds,
                 TileMask* out) const {
  for (std::uint32_t i = 0; i < tiles; ++i) {
    std::uint8_t drawn[tile_size];
    bytes(first_tile + i, 1, drawn);
    out[i] = {};
    for (std::uint32_t j = 0; j < tile_size; ++j)
      if (gate_passes(drawn[j], bounds[i * tile_size + j]))
        out[i][j / 64] |= std::uint64_t{1} << (j % 64);
  }
}

void Gate::masks(std::uint32_t first_tile, std::uint32_t tiles, std::uint8_t bound,
                 TileMask* out) const {
  std::uint8_t bounds[tile_size];
  std::memset(bounds, bound, tile_size);
  for (std::uint32_t i = 0; i < tiles; ++i)
    masks(first_tile + i, 1, bounds, out + i);
}

TileMask Gate::mask(std::uint32_t tile, const std::uint8_t* bounds) const {
  TileMask result;
  masks(tile, 1, bounds, &result);
  return result;
}

TileMask Gate::mask(std::uint32_t tile, std::uint8_t bound) const {
  TileMask result;
  masks(tile, 1, bound, &result);
  return result;
}

namespace {

std::uint32_t* append(const TileMask& mask, std::uint32_t base, std::uint32_t* out) {
  for (std::uint32_t w = 0; w < 2; ++w)
    for (std::uint64_t bits = mask[w]; bits != 0; bits &= bits - 1)
      *out++ = base + w * 64 + static_cast<std::uint32_t>(std::countr_zero(bits));
  return out;
}

} // namespace

std::size_t Gate::survivors(std::uint32_t first_tile, std::uint32_t tiles,
                            const std::uint8_t* bounds, std::uint32_t* out) const {
  std::uint32_t* end = out;
  for (std::uint32_t i = 0; i < tiles; ++i)
    end = append(mask(first_tile + i, bounds + i * tile_size), i * tile_size, end);
  return static_cast<std::size_t>(end - out);
}

std::size_t Gate::survivors(std::uint32_t first_tile, std::uint32_t tiles, std::uint8_t bound,
                            std::uint32_t* out) const {
  std::uint32_t* end = out;
  for (std::uint32_t i = 0; i < tiles; ++i)
    end = append(mask(first_tile + i, bound), i * tile_size, end);
  return static_cast<std::size_t>(end - out);
}

const char* instruction_set() { return "base"; }
bool set_instruction_set(const char* name) { return std::strcmp(name, "base") == 0; }

} // namespace pondlab::engine
