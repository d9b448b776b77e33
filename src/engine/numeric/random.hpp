#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <string_view>

namespace pondlab::engine {

/// 128 random bits: the answer of the counter-based generator to one address.
struct Block {
  std::array<std::uint32_t, 4> word;
  friend bool operator==(const Block&, const Block&) = default;
};

/// Threefry-4×32 (Salmon, Moraes, Dror & Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3"):
/// a keyed bijection of 128 bits made of additions, rotations and exclusive-ors only, so every
/// compiler and instruction set gives the same bits. 12 rounds pass Crush-resistance tests; 20 is
/// the authors' conservative choice and serves here for published known answers.
template <int Rounds = 12>
constexpr Block threefry4x32(std::array<std::uint32_t, 4> counter,
                             std::array<std::uint32_t, 4> key) {
  constexpr int rotation[8][2] = {{10, 26}, {11, 21}, {13, 27}, {23, 5},
                                  {6, 20},  {17, 11}, {25, 10}, {18, 20}};
  const std::array<std::uint32_t, 5> schedule = {key[0], key[1], key[2], key[3],
                                                 0x1BD11BDAu ^ key[0] ^ key[1] ^ key[2] ^ key[3]};
  std::uint32_t x0 = counter[0] + schedule[0], x1 = counter[1] + schedule[1],
                x2 = counter[2] + schedule[2], x3 = counter[3] + schedule[3];
#pragma GCC unroll 20
  for (unsigned round = 0; round < Rounds; ++round) {
    if (round % 2 == 0) {
      x0 += x1;
      x1 = std::rotl(x1, rotation[round % 8][0]) ^ x0;
      x2 += x3;
      x3 = std::rotl(x3, rotation[round % 8][1]) ^ x2;
    } else {
      x0 += x3;
      x3 = std::rotl(x3, rotation[round % 8][0]) ^ x0;
      x2 += x1;
      x1 = std::rotl(x1, rotation[round % 8][1]) ^ x2;
    }
    if (round % 4 != 3) continue;
    const unsigned injection = round / 4 + 1;
    x0 += schedule[injection % 5];
    x1 += schedule[(injection + 1) % 5];
    x2 += schedule[(injection + 2) % 5];
    x3 += schedule[(injection + 3) % 5] + injection;
  }
  return {{x0, x1, x2, x3}};
}

/// A bijection of 64 bits in which every input bit moves every output bit (MurmurHash3's finaliser
/// with Stafford's constants, variant 13).
constexpr std::uint64_t mix64(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return x ^ (x >> 31);
}

/// The second of two keys, as `mix64` of both takes it in: made once where many firsts share it.
struct SecondKey {
  std::uint64_t mixed = 0;
  constexpr SecondKey() = default;
  constexpr explicit SecondKey(std::uint64_t second)
      : mixed(std::rotl(mix64(second + 0x9E3779B97F4A7C15u), 29)) {}
};

/// One key out of two, in this order.
constexpr std::uint64_t mix64(std::uint64_t first, SecondKey second) {
  return mix64(first ^ second.mixed);
}
constexpr std::uint64_t mix64(std::uint64_t first, std::uint64_t second) {
  return mix64(first, SecondKey(second));
}

/// A 64-bit key of a text (an id, a JSON path): FNV-1a, then mixed.
constexpr std::uint64_t hash_text(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return mix64(hash);
}

/// A person's key: who they are, wherever they are stored. `segment` is `hash_text` of its id.
constexpr std::uint64_t person_key(std::uint64_t segment, std::uint32_t ordinal) {
  return mix64(segment, ordinal);
}

/// Why something is drawn. Catalogue numbers of kinds and numbers within a kind are append-only.
struct StreamId {
  std::uint8_t kind = 0;     ///< catalogue number of the mechanism's kind; 0 is the engine itself
  std::uint8_t instance = 0; ///< which one of that kind
  std::uint16_t number = 0;  ///< which draw of that kind

  constexpr std::uint32_t packed() const {
    return std::uint32_t{kind} << 24 | std::uint32_t{instance} << 16 | number;
  }
};

/// Where draws come from: seed and replication, as the key of the generator.
struct Source {
  std::array<std::uint32_t, 4> key{};

  constexpr Source() = default;
  constexpr Source(std::uint64_t seed, std::uint32_t replication)
      : key{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32), replication,
            0x706F6E64u} {}
};

/// The block at one address. `day` runs from −1 (set-up) to 65,534; `n` ≤ 65,534 numbers the blocks
/// of the address; `object` is the key of whom or what the subject meets (0 = nobody).
constexpr Block draw(const Source& source, std::uint64_t subject, int day, std::uint32_t stream,
                     std::uint32_t n = 0, std::uint64_t object = 0) {
  const std::uint64_t who = object == 0 ? subject : mix64(subject, object);
  return threefry4x32({static_cast<std::uint32_t>(who), static_cast<std::uint32_t>(who >> 32),
                       (static_cast<std::uint32_t>(day) & 0xFFFFu) | n << 16, stream},
                      source.key);
}

constexpr Block draw(const Source& source, std::uint64_t subject, int day, StreamId stream,
                     std::uint32_t n = 0, std::uint64_t object = 0) {
  return draw(source, subject, day, stream.packed(), n, object);
}

/// Uniform on (0, 1): the middle of one of 2³² equal cells, never 0 or 1.
constexpr double unit(std::uint32_t word) { return (word + 0.5) * 0x1p-32; }

/// Uniform on (0, 1): an odd multiple of 2⁻⁵³, never 0 or 1.
constexpr double unit53(std::uint32_t low, std::uint32_t high) {
  const std::uint64_t bits = (std::uint64_t{high} << 32 | low) >> 12;
  return (static_cast<double>(bits) + 0.5) * 0x1p-52;
}

/// Uniform on {0, …, n−1}, n ≥ 1. No value's chance is off by more than 2⁻³² (relative n·2⁻³²).
constexpr std::uint32_t uniform_below(std::uint32_t word, std::uint32_t n) {
  return static_cast<std::uint32_t>((std::uint64_t{word} * n) >> 32);
}

/// The successive words of one address, for a draw whose length is not known beforehand.
class Draws {
public:
  constexpr Draws(const Source& source, std::uint64_t subject, int day, std::uint32_t stream,
                  std::uint64_t object = 0)
      : source_(source), subject_(object == 0 ? subject : mix64(subject, object)), day_(day),
        stream_(stream) {}
  constexpr Draws(const Source& source, std::uint64_t subject, int day, StreamId stream,
                  std::uint64_t object = 0)
      : Draws(source, subject, day, stream.packed(), object) {}

  /// The same, with the first block drawn already.
  constexpr Draws(const Source& source, std::uint64_t subject, int day, StreamId stream,
                  const Block& first)
      : Draws(source, subject, day, stream) {
    block_ = first;
    used_ = 0;
    n_ = 1;
  }

  constexpr std::uint32_t word() {
    if (used_ == 4) {
      block_ = draw(source_, subject_, day_, stream_, n_++);
      used_ = 0;
    }
    return block_.word[used_++];
  }
  constexpr double unit() { return engine::unit(word()); }
  constexpr double unit53() {
    const std::uint32_t low = word();
    return engine::unit53(low, word());
  }
  constexpr std::uint32_t below(std::uint32_t n) { return uniform_below(word(), n); }

private:
  Source source_;
  std::uint64_t subject_;
  int day_;
  std::uint32_t stream_;
  std::uint32_t n_ = 0;
  unsigned used_ = 4;
  Block block_{};
};

} // namespace pondlab::engine
