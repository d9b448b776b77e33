#pragma once

#include <cstddef>
#include <cstdint>

namespace pondlab::engine {

struct Block;

/// What a kernel file offers; one table an instruction set. `key` and `counter` are those of
/// `ThinningFilter`; masks are two words a tile.
struct GateKernel {
  const char* name;
  void (*bytes)(const std::uint32_t* key, const std::uint32_t* counter, std::uint32_t first_tile,
                std::uint32_t tiles, std::uint8_t* out);
  void (*masks)(const std::uint32_t* key, const std::uint32_t* counter, std::uint32_t first_tile,
                std::uint32_t tiles, const std::uint8_t* bounds, std::uint64_t* out);
  void (*masks_one_bound)(const std::uint32_t* key, const std::uint32_t* counter,
                          std::uint32_t first_tile, std::uint32_t tiles, std::uint8_t bound,
                          std::uint64_t* out);
  /// Who is below a bound and who is on it.
  void (*masks_around)(const std::uint32_t* key, const std::uint32_t* counter,
                       std::uint32_t first_tile, std::uint32_t tiles, std::uint8_t bound,
                       std::uint64_t* below, std::uint64_t* equal);
  /// Compares bytes that were made before.
  void (*compare)(const std::uint8_t* bytes, const std::uint8_t* bounds, std::uint32_t tiles,
                  std::uint64_t* out);
  void (*compare_one_bound)(const std::uint8_t* bytes, std::uint8_t bound, std::uint32_t tiles,
                            std::uint64_t* out);
  /// The places of the set bits of so many words, ascending; returns how many.
  std::size_t (*places)(const std::uint64_t* masks, std::size_t words, std::uint32_t* out);
  /// The blocks of many subjects at one day, stream and n (words 2 and 3 of the counter).
  void (*draw)(const std::uint32_t* key, const std::uint64_t* subjects, std::size_t count,
               std::uint32_t word2, std::uint32_t word3, std::uint32_t* out);
  /// One word of the blocks of a counter on `count` days, its word 2 growing by one from day to
  /// day. Whole vectors are written: `out` must have room for `count` rounded up to 16.
  void (*word_of_days)(const std::uint32_t* key, const std::uint32_t* counter, std::size_t word,
                       std::size_t count, std::uint32_t* out);
};

extern const GateKernel thinning_kernel_base;
extern const GateKernel gate_kernel_v3;
extern const GateKernel gate_kernel_v4;

} // namespace pondlab::engine
