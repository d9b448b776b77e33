#include "engine/thinning/thinning_filter.hpp"

#include "engine/thinning/thinning_kernel.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace pondlab::engine {

namespace {

constexpr std::uint32_t tiles_at_once =
    16; // so that what is kept of them stays in the nearest cache
constexpr std::uint32_t thinning_marker = 0xFFFFu << 16; // the n that no person's draw uses

/// The kernel of that name, or null where this build or machine lacks it.
const GateKernel* available(std::string_view name) {
  if (name == "base") return &thinning_kernel_base;
#ifdef PONDLAB_X86_KERNELS
  if (name == "v3" && __builtin_cpu_supports("x86-64-v3")) return &gate_kernel_v3;
  if (name == "v4" && __builtin_cpu_supports("x86-64-v4")) return &gate_kernel_v4;
#endif
  return nullptr;
}

const GateKernel* widest() {
  for (const char* const name : {"v4", "v3"})
    if (const GateKernel* const found = available(name)) return found;
  return &thinning_kernel_base;
}

const GateKernel* kernel = widest();

std::uint64_t* words(TileMask* masks) { return masks->data(); }

} // namespace

ThinningFilter::ThinningFilter(const Source& source, std::uint64_t segment, int day,
                               std::uint32_t stream)
    : source_(source), segment_(segment),
      key_{source.key[0], source.key[1], source.key[2],
           source.key[3] ^ static_cast<std::uint32_t>(segment >> 32)},
      counter_{0, static_cast<std::uint32_t>(segment),
               (static_cast<std::uint32_t>(day) & 0xFFFFu) | thinning_marker, stream} {}

namespace {

/// Where a person's byte is: which block of the segment, which word of it, and from which bit on.
struct ByteAt {
  explicit ByteAt(std::uint32_t ordinal)
      : block(ordinal / tile_size * 8 + ordinal / 4 % 8), word(ordinal % tile_size / 32),
        bit(ordinal % 4 * 8) {}
  std::uint8_t of(std::uint32_t drawn) const { return static_cast<std::uint8_t>(drawn >> bit); }
  std::uint32_t block, word, bit;
};

} // namespace

std::uint8_t ThinningFilter::byte(std::uint32_t ordinal) const {
  const ByteAt at(ordinal);
  auto counter = counter_;
  counter[0] = at.block;
  return at.of(threefry4x32(counter, key_).word[at.word]);
}

void ThinningFilter::bytes_ahead(std::uint32_t ordinal, std::span<std::uint8_t> out) const {
  constexpr std::size_t at_once = 48;
  const ByteAt at(ordinal);
  auto counter = counter_;
  counter[0] = at.block;
  std::array<std::uint32_t, at_once> words;
  for (std::size_t done = 0; done < out.size(); done += at_once) {
    const std::size_t some = std::min(at_once, out.size() - done);
    kernel->word_of_days(key_.data(), counter.data(), at.word, some, words.data());
    for (std::size_t i = 0; i < some; ++i) out[done + i] = at.of(words[i]);
    counter[2] += static_cast<std::uint32_t>(some);
  }
}

double ThinningFilter::unit(std::uint32_t ordinal) const {
  const Block own = draw(source_, person_key(segment_, ordinal),
                         static_cast<int>(counter_[2] & 0xFFFFu), counter_[3]);
  return thinning_unit(byte(ordinal), own.word[0]);
}

void ThinningFilter::bytes(std::uint32_t first_tile, std::uint32_t tiles, std::uint8_t* out) const {
  kernel->bytes(key_.data(), counter_.data(), first_tile, tiles, out);
}

void ThinningFilter::masks(std::uint32_t first_tile, std::uint32_t tiles,
                           const std::uint8_t* bounds, TileMask* out) const {
  kernel->masks(key_.data(), counter_.data(), first_tile, tiles, bounds, words(out));
}

void ThinningFilter::masks(std::uint32_t first_tile, std::uint32_t tiles, std::uint8_t bound,
                           TileMask* out) const {
  kernel->masks_one_bound(key_.data(), counter_.data(), first_tile, tiles, bound, words(out));
}

void ThinningFilter::hits(std::uint32_t first_tile, std::uint32_t tiles, double probability,
                          TileMask* out) const {
  if (!(probability > 0) || probability >= 1) {
    const std::uint64_t all = probability >= 1 ? ~std::uint64_t{0} : 0;
    for (std::uint32_t i = 0; i < tiles; ++i) out[i] = {all, all};
    return;
  }
  const auto boundary = static_cast<std::uint8_t>(probability * 256);
  TileMask unsure[tiles_at_once];
  for (std::uint32_t done = 0; done < tiles; done += tiles_at_once) {
    const std::uint32_t some = tiles - done < tiles_at_once ? tiles - done : tiles_at_once;
    kernel->masks_around(key_.data(), counter_.data(), first_tile + done, some, boundary,
                         words(out + done), words(unsure));
    settle({unsure, some}, first_tile + done, boundary, probability, out + done);
  }
}

void ThinningFilter::settle(std::span<const TileMask> unsure, std::uint32_t first_tile,
                            std::uint8_t byte, double probability, TileMask* out) const {
  constexpr std::size_t group = 64;
  std::uint32_t place[tiles_at_once * tile_size];
  std::uint64_t key[group];
  Block own[group];
  const std::size_t count = places(unsure, place);
  for (std::size_t done = 0; done < count; done += group) {
    const std::size_t some = count - done < group ? count - done : group;
    for (std::size_t i = 0; i < some; ++i)
      key[i] = person_key(segment_, first_tile * tile_size + place[done + i]);
    draw_many(source_, {key, some}, static_cast<int>(counter_[2] & 0xFFFFu), counter_[3], 0, own);
    for (std::size_t i = 0; i < some; ++i) {
      const std::uint32_t at = place[done + i];
      out[at / tile_size][at / 64 % 2] |=
          std::uint64_t{thinning_unit(byte, own[i].word[0]) < probability} << (at % 64);
    }
  }
}

TileMask ThinningFilter::mask(std::uint32_t tile, const std::uint8_t* bounds) const {
  TileMask result;
  masks(tile, 1, bounds, &result);
  return result;
}

TileMask ThinningFilter::mask(std::uint32_t tile, std::uint8_t bound) const {
  TileMask result;
  masks(tile, 1, bound, &result);
  return result;
}

namespace {

/// `make(first, count, masks)` gives the masks of `count` tiles, the first at `first`.
template <class Make>
std::size_t collect(std::uint32_t tiles, std::uint32_t* out, Make make) {
  std::uint32_t* end = out;
  TileMask masks[tiles_at_once];
  for (std::uint32_t done = 0; done < tiles; done += tiles_at_once) {
    const std::uint32_t some = tiles - done < tiles_at_once ? tiles - done : tiles_at_once;
    make(done, some, masks);
    const std::size_t found = places({masks, some}, end);
    for (std::size_t i = 0; i < found; ++i) end[i] += done * tile_size;
    end += found;
  }
  return static_cast<std::size_t>(end - out);
}

} // namespace

std::size_t ThinningFilter::survivors(std::uint32_t first_tile, std::uint32_t tiles,
                                      const std::uint8_t* bounds, std::uint32_t* out) const {
  return collect(tiles, out, [&](std::uint32_t first, std::uint32_t count, TileMask* found) {
    masks(first_tile + first, count, bounds + std::size_t{first} * tile_size, found);
  });
}

std::size_t ThinningFilter::survivors(std::uint32_t first_tile, std::uint32_t tiles,
                                      const std::uint8_t* bounds, std::uint32_t* out,
                                      std::uint8_t* survivors_bytes) const {
  std::uint8_t drawn[tiles_at_once * tile_size];
  TileMask masks[tiles_at_once];
  std::uint32_t* end = out;
  for (std::uint32_t done = 0; done < tiles; done += tiles_at_once) {
    const std::uint32_t some = tiles - done < tiles_at_once ? tiles - done : tiles_at_once;
    bytes(first_tile + done, some, drawn);
    passing(drawn, bounds + std::size_t{done} * tile_size, some, masks);
    const std::size_t found = places({masks, some}, end);
    for (std::size_t i = 0; i < found; ++i) {
      *survivors_bytes++ = drawn[end[i]];
      end[i] += done * tile_size;
    }
    end += found;
  }
  return static_cast<std::size_t>(end - out);
}

std::size_t ThinningFilter::survivors(std::uint32_t first_tile, std::uint32_t tiles,
                                      std::uint8_t bound, std::uint32_t* out) const {
  return collect(tiles, out, [&](std::uint32_t first, std::uint32_t count, TileMask* found) {
    masks(first_tile + first, count, bound, found);
  });
}

void passing(const std::uint8_t* bytes, const std::uint8_t* bounds, std::uint32_t tiles,
             TileMask* out) {
  kernel->compare(bytes, bounds, tiles, words(out));
}

void passing(const std::uint8_t* bytes, std::uint8_t bound, std::uint32_t tiles, TileMask* out) {
  kernel->compare_one_bound(bytes, bound, tiles, words(out));
}

std::size_t places(std::span<const TileMask> masks, std::uint32_t* out) {
  return kernel->places(masks.front().data(), masks.size() * 2, out);
}

void draw_many(const Source& source, std::span<const std::uint64_t> subjects, int day,
               std::uint32_t stream, std::uint32_t n, Block* out) {
  kernel->draw(source.key.data(), subjects.data(), subjects.size(),
               (static_cast<std::uint32_t>(day) & 0xFFFFu) | n << 16, stream, out->word.data());
}

const char* instruction_set() { return kernel->name; }

bool set_instruction_set(const char* name) {
  const GateKernel* const found = available(name);
  if (found) kernel = found;
  return found != nullptr;
}

} // namespace pondlab::engine
