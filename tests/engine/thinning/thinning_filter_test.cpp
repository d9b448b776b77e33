#include "engine/thinning/thinning_filter.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>
#include <vector>

namespace pondlab::tests::thinning_filter_test {

using namespace pondlab::engine;

namespace {

constexpr std::uint64_t segment = hash_text("regulars");
constexpr StreamId stream{3, 1, 7};

/// Runs on each instruction set this machine has, then goes back to the first.
template <class Test>
void on_each_instruction_set(Test test) {
  const std::string before = instruction_set();
  for (const char* const name : {"base", "v3", "v4"})
    if (set_instruction_set(name)) {
      INFO("instruction set " << name);
      test();
    }
  REQUIRE(set_instruction_set(before.c_str()));
}

bool bit(const std::vector<TileMask>& masks, std::uint32_t i) {
  return masks[i / 128][i % 128 / 64] >> (i % 64) & 1;
}

std::vector<std::uint8_t> bounds_of(std::uint32_t people) {
  std::vector<std::uint8_t> bounds(people);
  for (std::uint32_t i = 0; i < people; ++i)
    bounds[i] = i % 5 == 0 ? 255 : i % 7 == 0 ? 0 : static_cast<std::uint8_t>(mix64(i));
  return bounds;
}

} // namespace

TEST_CASE("a gate's bound lets everybody pass who could be below the probability") {
  std::vector<double> probabilities;
  for (int i = 0; i <= 1024; ++i)
    for (const double towards : {-1.0, 0.5, 2.0})
      probabilities.push_back(std::nextafter(i / 1024.0, towards * i / 512.0));
  probabilities.insert(probabilities.end(), {-1, 0, 1e-300, 1e-9, 0.5, 1, 1.5, 1e9});
  for (const double p : probabilities) {
    const std::uint8_t bound = thinning_bound(p);
    for (int byte = 0; byte < 256; ++byte) {
      const double least = byte / 256.0; // a uniform of this byte lies above
      INFO(p << ' ' << byte);
      if (least < p) REQUIRE(passes_thinning(static_cast<std::uint8_t>(byte), bound));
      if (least >= p && p <= 254 / 256.0)
        REQUIRE_FALSE(passes_thinning(static_cast<std::uint8_t>(byte), bound));
    }
  }
  CHECK(thinning_bound(std::nan("")) == 0);
}

TEST_CASE("a survivor's uniform refines the gate byte") {
  CHECK(thinning_unit(0, 0) > 0);
  CHECK(thinning_unit(255, 0xFFFFFFFF) < 1);
  CHECK(thinning_unit(7, 0) > 7 / 256.0);
  CHECK(thinning_unit(7, 0xFFFFFFFF) < 8 / 256.0);
}

TEST_CASE("gate bytes, masks and survivors agree with the byte of each person") {
  const ThinningFilter filter(Source(7, 3), segment, 5, stream);
  on_each_instruction_set([&] {
    for (const std::uint32_t tiles : {1u, 2u, 3u, 16u, 17u, 33u}) {
      const std::uint32_t people = tiles * tile_size;
      constexpr std::uint32_t first = 5;
      const auto bounds = bounds_of(people);
      std::vector<std::uint8_t> bytes(people + 1, 99);
      std::vector<TileMask> masks(tiles), same(tiles), one(tiles);
      std::vector<std::uint32_t> survivors(people), places_found(people);
      filter.bytes(first, tiles, bytes.data());
      filter.masks(first, tiles, bounds.data(), masks.data());
      passing(bytes.data(), bounds.data(), tiles, same.data());
      filter.masks(first, tiles, 40, one.data());
      const std::size_t count = filter.survivors(first, tiles, bounds.data(), survivors.data());
      REQUIRE(places(masks, places_found.data()) == count);
      std::vector<std::uint32_t> again(people);
      std::vector<std::uint8_t> theirs(people);
      REQUIRE(filter.survivors(first, tiles, bounds.data(), again.data(), theirs.data()) == count);
      CHECK(bytes[people] == 99);
      CHECK(masks == same);
      CHECK(masks[0] == filter.mask(first, bounds.data()));
      CHECK(one[0] == filter.mask(first, std::uint8_t{40}));
      std::size_t passed = 0;
      for (std::uint32_t i = 0; i < people; ++i) {
        REQUIRE(bytes[i] == filter.byte(first * tile_size + i));
        REQUIRE(bit(masks, i) == passes_thinning(bytes[i], bounds[i]));
        REQUIRE(bit(one, i) == (bytes[i] < 40));
        if (!bit(masks, i)) continue;
        REQUIRE(survivors[passed] == i);
        REQUIRE(again[passed] == i);
        REQUIRE(theirs[passed] == bytes[i]);
        REQUIRE(places_found[passed++] == i);
      }
      CHECK(passed == count);
      for (const int bound : {0, 1, 200, 255})
        CHECK(filter.survivors(first, tiles, static_cast<std::uint8_t>(bound), survivors.data()) <=
              people);
      CHECK(filter.survivors(first, tiles, std::uint8_t{0}, survivors.data()) == 0);
      CHECK(filter.survivors(first, tiles, std::uint8_t{255}, survivors.data()) == people);
    }
  });
}

TEST_CASE("coins at the gate are exactly the people's uniforms below the probability") {
  const ThinningFilter filter(Source(7, 3), segment, -1, stream);
  on_each_instruction_set([&] {
    constexpr std::uint32_t tiles = 19;
    std::vector<TileMask> hits(tiles);
    for (const double p : {-1.0, 0.0, 1e-9, 0.001, 76 / 256.0, 0.3, 0.999, 0.9999, 1.0, 2.0}) {
      filter.hits(2, tiles, p, hits.data());
      for (std::uint32_t i = 0; i < tiles * tile_size; ++i)
        REQUIRE(bit(hits, i) == (filter.unit(2 * tile_size + i) < p));
    }
  });
}

TEST_CASE("coins fall as often as they should, and apart from those of other purposes") {
  constexpr std::uint32_t tiles = 4000;
  constexpr double people = tiles * tile_size;
  const Source source(11, 0);
  std::vector<TileMask> touch(tiles), visit(tiles), tomorrow(tiles), stranger(tiles);
  ThinningFilter(source, segment, 3, StreamId{0, 0, 1}).hits(0, tiles, 0.3, touch.data());
  ThinningFilter(source, segment, 3, StreamId{0, 0, 2}).hits(0, tiles, 0.3, visit.data());
  ThinningFilter(source, segment, 4, StreamId{0, 0, 1}).hits(0, tiles, 0.3, tomorrow.data());
  ThinningFilter(source, hash_text("others"), 3, StreamId{0, 0, 1})
      .hits(0, tiles, 0.3, stranger.data());
  double touched = 0, both = 0, again = 0, alike = 0;
  for (std::uint32_t i = 0; i < tiles * tile_size; ++i) {
    touched += bit(touch, i);
    both += bit(touch, i) && bit(visit, i);
    again += bit(touch, i) && bit(tomorrow, i);
    alike += bit(touch, i) && bit(stranger, i);
  }
  const auto error = [](double p) { return 4 * std::sqrt(p * (1 - p) / people); };
  CHECK(std::abs(touched / people - 0.3) < error(0.3));
  for (const double joint : {both, again, alike})
    CHECK(std::abs(joint / people - 0.09) < error(0.09));
}

TEST_CASE("many draws at once are the draws one by one") {
  const Source source(7, 3);
  std::vector<std::uint64_t> people;
  for (std::uint32_t i = 0; i < 100; ++i) people.push_back(person_key(segment, i));
  on_each_instruction_set([&] {
    for (std::size_t count = 0; count <= 67; ++count) {
      std::vector<Block> blocks(count + 1);
      draw_many(source, {people.data(), count}, -1, stream.packed(), 2, blocks.data());
      for (std::size_t i = 0; i < count; ++i)
        REQUIRE(blocks[i] == draw(source, people[i], -1, stream, 2));
      CHECK(blocks[count] == Block{});
    }
  });
}

TEST_CASE("gate bytes are the same on every compiler and machine") {
  constexpr std::uint32_t tiles = 64;
  std::vector<std::uint8_t> bytes(tiles * tile_size);
  on_each_instruction_set([&] {
    std::uint64_t hash = 0;
    for (const int day : {-1, 0, 89}) {
      ThinningFilter(Source(1, 2), segment, day, stream)
          .bytes(day == 89 ? 33000000 : 0, tiles, bytes.data());
      for (const std::uint8_t byte : bytes) hash = mix64(hash, byte);
    }
    CHECK(hash == 0xb116fc56d89b85bdu);
  });
}

TEST_CASE("an unknown instruction set is refused") {
  const std::string before = instruction_set();
  CHECK_FALSE(set_instruction_set("v9"));
  CHECK(instruction_set() == before);
}

TEST_CASE("The bytes of days ahead are those of the days") {
  on_each_instruction_set([] {
    for (const std::uint32_t ordinal : {0u, 77u, 4'321u})
      for (const std::size_t days :
           {std::size_t{1}, std::size_t{16}, std::size_t{45}, std::size_t{120}}) {
        std::vector<std::uint8_t> ahead(days);
        ThinningFilter(Source(5, 2), hash_text("members"), 11, 19u).bytes_ahead(ordinal, ahead);
        for (std::size_t i = 0; i < days; ++i)
          CHECK(ahead[i] ==
                ThinningFilter(Source(5, 2), hash_text("members"), 11 + static_cast<int>(i), 19u)
                    .byte(ordinal));
      }
  });
}

TEST_CASE("One bound for all lets pass whom the same bound each does") {
  on_each_instruction_set([] {
    constexpr std::uint32_t tiles = 3;
    std::array<std::uint8_t, tiles * tile_size> drawn, bounds;
    ThinningFilter(Source(5, 2), hash_text("members"), 11, 19u).bytes(7, tiles, drawn.data());
    drawn[5] = 254;
    drawn[6] = 255;
    for (const std::uint8_t bound : {0, 1, 77, 254, 255}) {
      bounds.fill(bound);
      std::array<TileMask, tiles> one, each;
      passing(drawn.data(), bound, tiles, one.data());
      passing(drawn.data(), bounds.data(), tiles, each.data());
      CHECK(one == each);
    }
  });
}

} // namespace pondlab::tests::thinning_filter_test
