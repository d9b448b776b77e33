// Outcomes as they are kept and travel: the same when unpacked, and small.
#include "experiment/run/packed_outcome.hpp"

#include "base/error.hpp"
#include "engine/numeric/random.hpp"
#include "experiment/run/frame.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace pondlab::tests::packed_outcome_test {

using namespace pondlab;
using namespace pondlab::experiment;

namespace {

constexpr engine::Day days = 50;
constexpr int mechanisms = 3;
constexpr std::uint64_t mark = 7;

/// One of so many cells is not zero; numbers of any size and sign.
engine::Outcome outcome_with(std::uint32_t seed, double share) {
  engine::Outcome outcome{{days, mechanisms}, {days, mechanisms}, {1, 2, 3}, 4, {.coupons = 5}};
  engine::Draws draws(engine::Source(1, seed), 0, 0, 0u);
  const auto scatter = [&](std::span<std::int64_t> cells) {
    for (std::int64_t& cell : cells)
      if (draws.unit() < share) {
        const auto size = static_cast<int>(draws.unit() * 63);
        const auto value = static_cast<std::int64_t>(draws.unit() * std::ldexp(1., size));
        cell = draws.unit() < .5 ? value : -value;
      }
  };
  scatter(outcome.counts.cells());
  scatter(outcome.ledger.cells());
  return outcome;
}

bool is_same(const engine::Outcome& a, const engine::Outcome& b) {
  return std::ranges::equal(a.counts.cells(), b.counts.cells()) &&
         std::ranges::equal(a.ledger.cells(), b.ledger.cells()) && a.day_hashes == b.day_hashes &&
         a.state_hash == b.state_hash && a.left.coupons == b.left.coupons;
}

} // namespace

TEST_CASE("Outcomes are the same when they are unpacked, by way of bytes too") {
  for (const double share : {0., .01, .5, 1.})
    for (std::uint32_t seed = 0; seed < 20; ++seed) {
      engine::Outcome outcome = outcome_with(seed, share);
      outcome.counts.cells().front() = std::numeric_limits<std::int64_t>::min();
      outcome.ledger.cells().back() = std::numeric_limits<std::int64_t>::max();
      const PackedOutcome packed(outcome);
      CHECK(is_same(packed.unpacked(days, mechanisms), outcome));
      const auto back = unframed<PackedOutcome>(mark, 1, framed(mark, 1, packed));
      CHECK(is_same(back.unpacked(days, mechanisms), outcome));
    }
}

TEST_CASE("Cells of zero take next to nothing") {
  const auto bytes = [](double share) {
    return framed(mark, 1, PackedOutcome(outcome_with(3, share))).size();
  };
  const engine::Outcome whole = outcome_with(3, 0);
  const std::size_t plain = (whole.counts.cells().size() + whole.ledger.cells().size()) * 8;
  CHECK(bytes(0) < 200);
  CHECK(bytes(.1) < plain / 8);
}

TEST_CASE("An outcome of another size is refused before it takes memory") {
  const PackedOutcome packed(outcome_with(1, .1));
  CHECK_THROWS_AS(packed.unpacked(days + 1, mechanisms), Error);
  CHECK_THROWS_AS(packed.unpacked(days - 1, mechanisms), Error);
  CHECK_THROWS_AS(packed.unpacked(days, mechanisms + 1), Error);
  CHECK_THROWS_AS(PackedOutcome().unpacked(days, mechanisms), Error);
  CHECK_NOTHROW(PackedOutcome(engine::Outcome{}).unpacked(0, 0));
}

} // namespace pondlab::tests::packed_outcome_test
