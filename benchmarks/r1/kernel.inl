#include "engine/numeric/simd.hpp"
#include "r1/kernel.hpp"

namespace pondlab::benchmark {
namespace {

using namespace engine::PONDLAB_ISA;
constexpr std::size_t lanes = vector_bytes / 2;

constexpr std::int16_t touch_score = 4096;   // .5 in units of 2⁻¹³
constexpr std::int16_t friend_score = 819;   // .1
constexpr std::int16_t touch_fatigue = 1638; // .05 in units of 2⁻¹⁵
constexpr std::int16_t fatigue_kept = 29491; // .9

PONDLAB_INLINE u16v bound_of(const Bound& bound, i16v score, i16v trust) {
  const i16v t = larger(score, i16v{} + bound.lowest);
  i16v value = i16v{} + bound.coefficient[3];
  for (int i = 2; i >= 0; --i) value = multiply_q15(value, t) + bound.coefficient[i];
  const i16v above = score > bound.highest;
  const i16v awake = trust >= 0;
  return (u16v)((((value >> 7) + 1) | (above & 255)) & awake & 255);
}

PONDLAB_INLINE u16v half(const Bound& bound, const Columns& c, std::size_t at, u16v friends,
                         std::uint32_t touched_bits) {
  const i16v touched = spread_bits(touched_bits);
  const i16v trust = load<i16v>(c.trust + at);
  const i16v fatigue = load<i16v>(c.fatigue + at);
  const i16v score =
      trust - (fatigue >> 2) + (touched & touch_score) + (i16v)friends * friend_score;
  store(c.fatigue + at, multiply_q15(fatigue + (touched & touch_fatigue), i16v{} + fatigue_kept));
  store(c.score + at, score);
  return bound_of(bound, score, trust);
}

PONDLAB_INLINE void day(const Bound& bound, std::size_t people, const Columns& c) {
  for (std::size_t at = 0; at < people; at += vector_bytes) {
    const Halves friends = load_wide(c.friends + at);
    store(c.friends + at, u8v{});
    const std::uint64_t bits = c.touched[at / 64] >> (at % 64);
    const u16v low = half(bound, c, at, friends.low, static_cast<std::uint32_t>(bits));
    const u16v high =
        half(bound, c, at + lanes, friends.high, static_cast<std::uint32_t>(bits >> lanes));
    store(c.bound + at, narrow({low, high}));
  }
}

} // namespace
} // namespace pondlab::benchmark
