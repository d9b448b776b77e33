#include "r1/r1.hpp"

#include "engine/numeric/math.hpp"
#include "engine/thinning/thinning_filter.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace pondlab::benchmark {

using namespace engine;

namespace {

constexpr std::uint32_t chunk_tiles = 16;
constexpr std::uint32_t chunk = chunk_tiles * tile_size;
constexpr std::uint32_t friends_each = 8;
constexpr std::int16_t trust_gain = 819; // .1 in units of 2⁻¹³
constexpr std::uint64_t segment = hash_text("r1");

enum Number : std::uint16_t { trust_number, rewire, sleep, touch, visit, buy };
constexpr std::uint32_t stream(Number number) { return StreamId{0, 0, number}.packed(); }

double chance(int score) { return logistic(score * 0x1p-13 - 3); }

DayKernel kernel_for([[maybe_unused]] std::string_view instruction_set) {
#ifdef PONDLAB_X86_KERNELS
  if (instruction_set == "v4") return day_v4;
  if (instruction_set == "v3") return day_v3;
#endif
  return day_base;
}

} // namespace

R1::VisitCurve::VisitCurve() : threshold(65536) {
  for (int score = -32768; score < 32768; ++score)
    threshold[static_cast<std::uint16_t>(score)] =
        static_cast<std::uint32_t>(std::floor(chance(score) * 0x1p32));
  fit();
}

int R1::VisitCurve::cubic(int score) const { // as the kernel computes it
  int value = bound.coefficient[3];
  for (int i = 2; i >= 0; --i) value = ((value * score + 0x4000) >> 15) + bound.coefficient[i];
  return value;
}

/// The cubic through four points, raised until it bounds the chance at every score.
void R1::VisitCurve::fit() {
  bound.lowest = -2048; // −.25 … 2
  bound.highest = 16384;
  const double middle = (bound.lowest + bound.highest) / 2.0;
  const double reach = (bound.highest - bound.lowest) / 2.0;
  double x[4], c[4];
  for (int i = 0; i < 4; ++i) {
    constexpr double node[4] = {-0.923879532511287, -0.382683432365090, 0.382683432365090,
                                0.923879532511287}; // Chebyshev's
    x[i] = (middle + reach * node[i]) * 0x1p-15;
    c[i] = 256 * 128 * logistic(x[i] * 4 - 3);
  }
  for (int k = 1; k < 4; ++k) // Newton's divided differences …
    for (int i = 3; i >= k; --i) c[i] = (c[i] - c[i - 1]) / (x[i] - x[i - k]);
  for (int k = 2; k >= 0; --k) // … as powers
    for (int i = k; i < 3; ++i) c[i] -= c[i + 1] * x[k];
  for (int i = 0; i < 4; ++i)
    bound.coefficient[i] = static_cast<std::int16_t>(std::floor(c[i] + 0.5));
  double short_by = 0;
  for (int score = bound.lowest; score <= bound.highest; ++score)
    short_by = std::max(short_by, 256 * 128 * chance(score) - cubic(score));
  bound.coefficient[0] = static_cast<std::int16_t>(bound.coefficient[0] + std::ceil(short_by));
}
R1::R1(std::uint32_t agents)
    : agents_(agents), tiles_((agents + chunk - 1) / chunk * chunk_tiles),
      kernel_(kernel_for(instruction_set())), trust_(std::size_t{tiles_} * tile_size, -1),
      fatigue_(trust_.size()), friends_(trust_.size()), graph_(std::size_t{agents} * friends_each) {
  for (std::uint32_t i = 0; i < agents; ++i) {
    const std::uint64_t key = person_key(segment, i);
    trust_[i] =
        static_cast<std::int16_t>(draw(source_, key, -1, stream(trust_number)).word[0] >> 19);
    Draws draws(source_, key, -1, stream(rewire));
    for (std::uint32_t k = 0; k < friends_each; ++k) {
      const std::uint32_t step = k < 4 ? k + 1 : agents - (k - 3);
      const bool rewired = draws.unit() < 0.1;
      graph_[std::size_t{i} * friends_each + k] =
          rewired ? draws.below(agents) : (i + step) % agents;
    }
  }
}

R1::Totals R1::run(int days) {
  for (int day = 0; day < days; ++day) {
    buyers_.clear();
    for (std::uint32_t tile = 0; tile < tiles_; tile += chunk_tiles) advance(day, tile);
    tell_friends();
  }
  for (std::uint32_t i = 0; i < agents_; ++i)
    totals_.hash += mix64(mix64(i, static_cast<std::uint16_t>(trust_[i])),
                          static_cast<std::uint16_t>(fatigue_[i]));
  return totals_;
}

void R1::tell_friends() {
  constexpr std::size_t ahead = 24; // rows of the graph on their way from memory
  for (std::size_t i = 0; i < buyers_.size(); ++i) {
    const std::size_t next = std::min(i + ahead, buyers_.size() - 1);
    __builtin_prefetch(&graph_[std::size_t{buyers_[next]} * friends_each]);
    const std::uint32_t* const friends = &graph_[std::size_t{buyers_[i]} * friends_each];
    for (std::uint32_t k = 0; k < friends_each; ++k) ++friends_[friends[k]];
  }
}

void R1::advance(int day, std::uint32_t tile) {
  TileMask mask[chunk_tiles], touched[chunk_tiles], buying[chunk_tiles];
  std::uint32_t place[chunk];
  std::int16_t* const trust = &trust_[std::size_t{tile} * tile_size];

  ThinningFilter(source_, segment, day, stream(sleep)).hits(tile, chunk_tiles, 0.001, mask);
  const std::size_t sleepers = places(mask, place);
  for (std::size_t i = 0; i < sleepers; ++i) trust[place[i]] = -1;

  ThinningFilter(source_, segment, day, stream(touch)).hits(tile, chunk_tiles, 0.3, touched);
  std::int16_t score[chunk];
  std::uint8_t bound[chunk], byte[chunk];
  kernel_(curve_.bound, chunk,
          {trust, &fatigue_[std::size_t{tile} * tile_size],
           &friends_[std::size_t{tile} * tile_size], touched[0].data(), score, bound});

  ThinningFilter(source_, segment, day, stream(visit)).bytes(tile, chunk_tiles, byte);
  passing(byte, bound, chunk_tiles, mask);
  const std::size_t survivors = places(mask, place);
  const std::size_t visitors = thin(day, tile, score, byte, place, survivors);
  totals_.visits += visitors;

  ThinningFilter(source_, segment, day, stream(buy)).hits(tile, chunk_tiles, 0.05, buying);
  for (std::size_t i = 0; i < visitors; ++i) {
    const std::uint32_t at = place[i];
    if (!(buying[at / tile_size][at / 64 % 2] >> (at % 64) & 1)) continue;
    trust[at] = static_cast<std::int16_t>(std::min(trust[at] + trust_gain, 32767));
    buyers_.push_back(tile * tile_size + at);
    totals_.hash += mix64(tile * tile_size + at, static_cast<std::uint64_t>(day));
    ++totals_.buys;
  }
}

/// Keeps in `place` who visits indeed; returns how many. Only people whose byte equals the
/// leading byte of their threshold need more bits.
std::size_t R1::thin(int day, std::uint32_t tile, const std::int16_t* score,
                     const std::uint8_t* byte, std::uint32_t* place, std::size_t survivors) const {
  const std::uint32_t* const thresholds = curve_.threshold.data();
  std::uint32_t unsure[chunk];
  std::size_t visitors = 0, unsure_count = 0;
  for (std::size_t i = 0; i < survivors; ++i) {
    const std::uint32_t at = place[i];
    const std::uint32_t leading = thresholds[static_cast<std::uint16_t>(score[at])] >> 24;
    place[visitors] = at;
    unsure[unsure_count] = at;
    visitors += byte[at] < leading;
    unsure_count += byte[at] == leading;
  }
  for (std::size_t i = 0; i < unsure_count; ++i) {
    const std::uint32_t at = unsure[i];
    const Block own = draw(source_, person_key(segment, tile * tile_size + at), day, stream(visit));
    const std::uint32_t bits = std::uint32_t{byte[at]} << 24 | own.word[0] >> 8;
    place[visitors] = at;
    visitors += bits < thresholds[static_cast<std::uint16_t>(score[at])];
  }
  return visitors;
}

} // namespace pondlab::benchmark
