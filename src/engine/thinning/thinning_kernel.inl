// The filter's loops, compiled once an instruction set: see engine/simd.hpp for what may stand
// here. PONDLAB_ISA names the set.

#include "engine/numeric/simd.hpp"
#include "engine/thinning/thinning_kernel.hpp"

namespace pondlab::engine {
namespace PONDLAB_ISA {
namespace {

constexpr size_t lanes = vector_bytes / 4;
constexpr size_t tile_lanes = 8;                                        // blocks of a tile
constexpr size_t vectors = lanes < tile_lanes ? tile_lanes / lanes : 1; // side by side, for speed
constexpr size_t batch = lanes * vectors / tile_lanes; // tiles made at once: 1 or 2

struct Schedule {
  uint32_t word[5];
};

PONDLAB_INLINE Schedule schedule_of(const uint32_t* key) {
  return {{key[0], key[1], key[2], key[3], 0x1BD11BDAu ^ key[0] ^ key[1] ^ key[2] ^ key[3]}};
}

PONDLAB_INLINE u32v rotate(u32v x, int by) { return (x << by) | (x >> (32 - by)); }

/// Threefry-4×32, 12 rounds, on x[vector][word]; see `threefry4x32`.
template <size_t N>
PONDLAB_INLINE void threefry(u32v (&x)[N][4], const Schedule& key) {
  constexpr int rotation[8][2] = {{10, 26}, {11, 21}, {13, 27}, {23, 5},
                                  {6, 20},  {17, 11}, {25, 10}, {18, 20}};
  for (size_t v = 0; v < N; ++v)
    for (size_t i = 0; i < 4; ++i) x[v][i] += key.word[i];
#pragma GCC unroll 12
  for (unsigned round = 0; round < 12; ++round) {
    const unsigned a = round % 2 == 0 ? 1 : 3;
    const unsigned b = round % 2 == 0 ? 3 : 1;
#pragma GCC unroll 2
    for (size_t v = 0; v < N; ++v) {
      x[v][0] += x[v][a];
      x[v][a] = rotate(x[v][a], rotation[round % 8][0]) ^ x[v][0];
      x[v][2] += x[v][b];
      x[v][b] = rotate(x[v][b], rotation[round % 8][1]) ^ x[v][2];
      if (round % 4 != 3) continue;
      const unsigned injection = round / 4 + 1;
      for (unsigned i = 0; i < 4; ++i) x[v][i] += key.word[(injection + i) % 5];
      x[v][3] += injection;
    }
  }
}

/// The blocks of `batch` tiles from `tile` on.
PONDLAB_INLINE void make(const Schedule& key, const uint32_t* counter, uint32_t tile,
                         u32v (&x)[vectors][4]) {
  for (size_t v = 0; v < vectors; ++v) {
    u32v number = {};
    for (size_t i = 0; i < lanes; ++i) number[i] = tile * 8 + static_cast<uint32_t>(v * lanes + i);
    x[v][0] = number;
    for (size_t i = 1; i < 4; ++i) x[v][i] = u32v{} + counter[i];
  }
  threefry(x, key);
}

void bytes(const uint32_t* key, const uint32_t* counter, uint32_t first_tile, uint32_t tiles,
           uint8_t* out) {
  const Schedule schedule = schedule_of(key);
  for (uint32_t done = 0; done < tiles; done += batch) {
    u32v x[vectors][4];
    make(schedule, counter, first_tile + done, x);
    uint8_t* const at = out + size_t{done} * 128;
    for (size_t w = 0; w < 4; ++w)
      if constexpr (batch == 1) {
        for (size_t v = 0; v < vectors; ++v) store(at + w * 32 + v * vector_bytes, x[v][w]);
      } else {
        __builtin_memcpy(at + w * 32, &x[0][w], 32);
        if (done + 1 < tiles)
          __builtin_memcpy(at + 128 + w * 32, reinterpret_cast<const char*>(&x[0][w]) + 32, 32);
      }
  }
}

/// Joins the bits of word w of a batch into its tiles' masks.
PONDLAB_INLINE void join(uint64_t (&mask)[batch][2], size_t w, size_t v, uint64_t bits) {
  if constexpr (batch == 1) {
    mask[0][w / 2] |= bits << (w % 2 * 32 + v * vector_bytes);
  } else {
    mask[0][w / 2] |= (bits & 0xFFFFFFFFu) << (w % 2 * 32);
    mask[1][w / 2] |= bits >> 32 << (w % 2 * 32);
  }
}

PONDLAB_INLINE void put(const uint64_t (&mask)[batch][2], uint32_t done, uint32_t tiles,
                        uint64_t* out) {
  for (size_t t = 0; t < batch; ++t)
    if (done + t < tiles) {
      out[(done + t) * 2] = mask[t][0];
      out[(done + t) * 2 + 1] = mask[t][1];
    }
}

void masks(const uint32_t* key, const uint32_t* counter, uint32_t first_tile, uint32_t tiles,
           const uint8_t* bounds, uint64_t* out) {
  const Schedule schedule = schedule_of(key);
  const u8v most = u8v{} + uint8_t{254};
  for (uint32_t done = 0; done < tiles; done += batch) {
    u32v x[vectors][4];
    make(schedule, counter, first_tile + done, x);
    const uint8_t* const at = bounds + size_t{done} * 128;
    const uint8_t* const next = done + 1 < tiles ? at + 128 : at;
    uint64_t mask[batch][2] = {};
    for (size_t w = 0; w < 4; ++w)
      for (size_t v = 0; v < vectors; ++v) {
        const u8v bound = batch == 1 ? load<u8v>(at + w * 32 + v * vector_bytes)
                                     : load_halves(at + w * 32, next + w * 32);
        join(mask, w, v, bits_below(smaller((u8v)x[v][w], most), bound));
      }
    put(mask, done, tiles, out);
  }
}

void masks_one_bound(const uint32_t* key, const uint32_t* counter, uint32_t first_tile,
                     uint32_t tiles, uint8_t bound, uint64_t* out) {
  if (bound == 0 || bound == 255) {
    for (size_t i = 0; i < size_t{tiles} * 2; ++i) out[i] = bound == 0 ? 0 : ~uint64_t{0};
    return;
  }
  const Schedule schedule = schedule_of(key);
  const u8v bounds = u8v{} + bound;
  for (uint32_t done = 0; done < tiles; done += batch) {
    u32v x[vectors][4];
    make(schedule, counter, first_tile + done, x);
    uint64_t mask[batch][2] = {};
    for (size_t w = 0; w < 4; ++w)
      for (size_t v = 0; v < vectors; ++v) join(mask, w, v, bits_below((u8v)x[v][w], bounds));
    put(mask, done, tiles, out);
  }
}

void masks_around(const uint32_t* key, const uint32_t* counter, uint32_t first_tile, uint32_t tiles,
                  uint8_t bound, uint64_t* below, uint64_t* equal) {
  const Schedule schedule = schedule_of(key);
  const u8v bounds = u8v{} + bound;
  for (uint32_t done = 0; done < tiles; done += batch) {
    u32v x[vectors][4];
    make(schedule, counter, first_tile + done, x);
    uint64_t under[batch][2] = {}, on[batch][2] = {};
    for (size_t w = 0; w < 4; ++w)
      for (size_t v = 0; v < vectors; ++v) {
        join(under, w, v, bits_below((u8v)x[v][w], bounds));
        join(on, w, v, bits_equal((u8v)x[v][w], bounds));
      }
    put(under, done, tiles, below);
    put(on, done, tiles, equal);
  }
}

void compare(const uint8_t* drawn, const uint8_t* bounds, uint32_t tiles, uint64_t* out) {
  const u8v most = u8v{} + uint8_t{254};
  for (size_t word = 0; word < size_t{tiles} * 2; ++word) {
    uint64_t bits = 0;
    for (size_t i = 0; i < 64; i += vector_bytes)
      bits |= bits_below(smaller(load<u8v>(drawn + word * 64 + i), most),
                         load<u8v>(bounds + word * 64 + i))
              << i;
    out[word] = bits;
  }
}

void compare_one_bound(const uint8_t* drawn, uint8_t bound, uint32_t tiles, uint64_t* out) {
  const u8v most = u8v{} + uint8_t{254}, bounds = u8v{} + bound;
  for (size_t word = 0; word < size_t{tiles} * 2; ++word) {
    uint64_t bits = 0;
    for (size_t i = 0; i < 64; i += vector_bytes)
      bits |= bits_below(smaller(load<u8v>(drawn + word * 64 + i), most), bounds) << i;
    out[word] = bits;
  }
}

/// Eight places are written at once whatever their number, since guessing the number wrong costs
/// more than the stores; what is too many is overwritten, or lies in the room asked for.
size_t places(const uint64_t* masks, size_t words, uint32_t* out) {
  uint32_t* const begin = out;
  for (size_t word = 0; word < words; ++word) {
    uint64_t bits = masks[word];
    const auto base = static_cast<uint32_t>(word * 64);
    uint32_t* const end = out + count_bits(bits);
    for (uint32_t* at = out; at < end; at += 8)
#pragma GCC unroll 8
      for (int i = 0; i < 8; ++i) {
        at[i] = base + lowest_bit(bits);
        bits &= bits - 1;
      }
    out = end;
  }
  return static_cast<size_t>(out - begin);
}

/// The blocks of a vector of subjects: `lanes` of them are read, and as many blocks written.
PONDLAB_INLINE void draw_vector(const Schedule& schedule, const uint64_t* subjects, uint32_t word2,
                                uint32_t word3, uint32_t* out) {
  const Words words = unzipped(load<u32v>(subjects), load<u32v>(subjects + lanes / 2));
  u32v x[1][4] = {{words.first, words.second, u32v{} + word2, u32v{} + word3}};
  threefry(x, schedule);
  const Words even = zipped(x[0][0], x[0][2]), odd = zipped(x[0][1], x[0][3]);
  const Words front = zipped(even.first, odd.first), back = zipped(even.second, odd.second);
  store(out, front.first);
  store(out + lanes, front.second);
  store(out + 2 * lanes, back.first);
  store(out + 3 * lanes, back.second);
}

void draw(const uint32_t* key, const uint64_t* subjects, size_t count, uint32_t word2,
          uint32_t word3, uint32_t* out) {
  const Schedule schedule = schedule_of(key);
  size_t done = 0;
  for (; done + lanes <= count; done += lanes)
    draw_vector(schedule, subjects + done, word2, word3, out + done * 4);
  if (done == count) return;
  uint64_t rest[lanes] = {};
  uint32_t blocks[lanes * 4];
  for (size_t i = 0; i < count - done; ++i) rest[i] = subjects[done + i];
  draw_vector(schedule, rest, word2, word3, blocks);
  __builtin_memcpy(out + done * 4, blocks, (count - done) * 16);
}

void word_of_days(const uint32_t* key, const uint32_t* counter, size_t word, size_t count,
                  uint32_t* out) {
  const Schedule schedule = schedule_of(key);
  u32v word2 = {};
  for (size_t i = 0; i < lanes; ++i) word2[i] = counter[2] + static_cast<uint32_t>(i);
  for (size_t done = 0; done < count; done += lanes) {
    u32v x[1][4] = {{u32v{} + counter[0], u32v{} + counter[1], word2, u32v{} + counter[3]}};
    threefry(x, schedule);
    store(out + done, word == 0 ? x[0][0] : word == 1 ? x[0][1] : word == 2 ? x[0][2] : x[0][3]);
    word2 += static_cast<uint32_t>(lanes);
  }
}

} // namespace
} // namespace PONDLAB_ISA
} // namespace pondlab::engine
