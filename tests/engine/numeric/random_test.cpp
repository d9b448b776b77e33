#include "engine/numeric/random.hpp"

#ifndef __EMSCRIPTEN__ // which Random123 refuses
#include <Random123/threefry.h>
#undef threefry4x32 // the engine's function has the name of Random123's macro
#endif

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <set>
#include <vector>

namespace pondlab::tests::random_test {

using namespace pondlab::engine;

namespace {

using LocalizedText = std::array<std::uint32_t, 4>;

constexpr LocalizedText zeros = {0, 0, 0, 0};
constexpr LocalizedText ones = {0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF};
constexpr LocalizedText pi_counter = {0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344};
constexpr LocalizedText pi_key = {0xa4093822, 0x299f31d0, 0x082efa98, 0xec4e6c89};

/// How unevenly the leading bytes of many addresses fall. (No lambda: a compiler would try to do
/// all of it at compile time.)
template <class Address>
double chi_squared(Address address) {
  std::array<int, 256> cells{};
  constexpr int drawn = 256 * 400;
  for (std::uint32_t i = 0; i < drawn; ++i) ++cells[address(i).word[i % 4] >> 24];
  double sum = 0;
  for (const int n : cells) sum += (n - 400.0) * (n - 400.0) / 400.0;
  return sum;
}

} // namespace

TEST_CASE("threefry gives the known answers that its authors published") {
  // Random123, tests/kat_vectors
  CHECK(threefry4x32<13>(zeros, zeros).word ==
        LocalizedText{0x531c7e4f, 0x39491ee5, 0x2c855a92, 0x3d6abf9a});
  CHECK(threefry4x32<13>(ones, ones).word ==
        LocalizedText{0xc4189358, 0x1c9cc83a, 0xd5881c67, 0x6a0a89e0});
  CHECK(threefry4x32<13>(pi_counter, pi_key).word ==
        LocalizedText{0x4aa71d8f, 0x734738c2, 0x431fc6a8, 0xae6debf1});
  CHECK(threefry4x32<20>(zeros, zeros).word ==
        LocalizedText{0x9c6ca96a, 0xe17eae66, 0xfc10ecd4, 0x5256a7d8});
  CHECK(threefry4x32<20>(ones, ones).word ==
        LocalizedText{0x2a881696, 0x57012287, 0xf6c7446e, 0xa16a6732});
  CHECK(threefry4x32<20>(pi_counter, pi_key).word ==
        LocalizedText{0x59cd1dbb, 0xb8879579, 0x86b5d00c, 0xac8b6d84});
}

#ifndef __EMSCRIPTEN__
TEST_CASE("threefry with 12 rounds agrees with Random123") {
  using Reference = r123::Threefry4x32_R<12>;
  for (std::uint64_t i = 0; i < 500; ++i) {
    LocalizedText counter, key;
    Reference::ctr_type reference_counter;
    Reference::key_type reference_key;
    for (unsigned j = 0; j < 4; ++j) {
      reference_counter[j] = counter[j] = static_cast<std::uint32_t>(mix64(i, j));
      reference_key[j] = key[j] = static_cast<std::uint32_t>(mix64(i, j + 4));
    }
    const auto expected = Reference()(reference_counter, reference_key);
    const Block block = threefry4x32(counter, key);
    REQUIRE(std::equal(block.word.begin(), block.word.end(), expected.begin()));
  }
}
#endif

TEST_CASE("draws are the same on every compiler and machine") {
  constexpr Source source(20200101, 3);
  constexpr std::uint64_t person = person_key(hash_text("shanghai"), 41);
  STATIC_REQUIRE(hash_text("") == 0xf52a15e9a9b5e89bu);
  STATIC_REQUIRE(person == 0xa316a97f827ce860u);
  STATIC_REQUIRE(draw(source, person, 17, StreamId{2, 1, 5}).word ==
                 LocalizedText{0x1c327f39, 0xb0bdf89f, 0x89d6ec03, 0x8604c2b0});
  STATIC_REQUIRE(draw(source, person, -1, StreamId{2, 1, 5}, 7, 99).word ==
                 LocalizedText{0xa1ddb9b6, 0x89246752, 0xd12e5e8a, 0x3db53a58});
}

TEST_CASE("each part of an address changes the draw") {
  const std::uint64_t person = person_key(hash_text("a"), 1);
  const StreamId stream{1, 2, 3};
  std::set<LocalizedText> seen;
  seen.insert(draw(Source(1, 0), person, 5, stream).word);
  seen.insert(draw(Source(2, 0), person, 5, stream).word);
  seen.insert(draw(Source(1ull << 32 | 1, 0), person, 5, stream).word);
  seen.insert(draw(Source(1, 1), person, 5, stream).word);
  seen.insert(draw(Source(1, 0), person_key(hash_text("a"), 2), 5, stream).word);
  seen.insert(draw(Source(1, 0), person_key(hash_text("b"), 1), 5, stream).word);
  seen.insert(draw(Source(1, 0), person, 6, stream).word);
  seen.insert(draw(Source(1, 0), person, -1, stream).word);
  seen.insert(draw(Source(1, 0), person, 5, StreamId{2, 2, 3}).word);
  seen.insert(draw(Source(1, 0), person, 5, StreamId{1, 3, 3}).word);
  seen.insert(draw(Source(1, 0), person, 5, StreamId{1, 2, 4}).word);
  seen.insert(draw(Source(1, 0), person, 5, stream, 1).word);
  seen.insert(draw(Source(1, 0), person, 5, stream, 0, 77).word);
  seen.insert(draw(Source(1, 0), 77, 5, stream, 0, person).word);
  CHECK(seen.size() == 14);
}

TEST_CASE("keys of people do not collide") {
  std::vector<std::uint64_t> keys;
  for (const char* const segment : {"new", "regular", "vip"})
    for (std::uint32_t i = 0; i < 50000; ++i) keys.push_back(person_key(hash_text(segment), i));
  std::sort(keys.begin(), keys.end());
  CHECK(std::adjacent_find(keys.begin(), keys.end()) == keys.end());
}

TEST_CASE("uniform numbers stay inside the unit interval") {
  CHECK(unit(0) > 0);
  CHECK(unit(0xFFFFFFFF) < 1);
  CHECK(unit53(0, 0) == 0x1p-53);
  CHECK(unit53(0xFFFFFFFF, 0xFFFFFFFF) == 1 - 0x1p-53);
  CHECK(uniform_below(0, 1) == 0);
  CHECK(uniform_below(0xFFFFFFFF, 1) == 0);
  CHECK(uniform_below(0xFFFFFFFF, 7) == 6);
}

TEST_CASE("words are uniform over people, days and replications") {
  const double limit = 255 + 4 * std::sqrt(2 * 255.0);
  CHECK(chi_squared([](std::uint32_t i) { return draw(Source(1, 0), i, 0, 0u); }) < limit);
  CHECK(chi_squared([](std::uint32_t i) { return draw(Source(1, i), 0, 0, 0u); }) < limit);
  CHECK(chi_squared([](std::uint32_t i) {
          return draw(Source(1, 0), i % 2, static_cast<int>(i / 2 % 60000), i / 120000);
        }) < limit);
}

TEST_CASE("successive words are those of successive blocks") {
  const Source source(5, 6);
  Draws draws(source, 123, 4, StreamId{1, 0, 2}, 9);
  for (std::uint32_t n = 0; n < 3; ++n)
    for (const std::uint32_t word : draw(source, 123, 4, StreamId{1, 0, 2}, n, 9).word)
      CHECK(draws.word() == word);
  Draws again(source, 123, 4, StreamId{1, 0, 2}, 9);
  const Block first = draw(source, 123, 4, StreamId{1, 0, 2}, 0, 9);
  CHECK(again.unit() == unit(first.word[0]));
  CHECK(again.unit53() == unit53(first.word[1], first.word[2]));
  CHECK(again.below(10) == uniform_below(first.word[3], 10));
}

TEST_CASE("Draws go on alike from a first block that was drawn before") {
  const Source source(4, 1);
  const StreamId stream{0, 0, 9};
  Draws all(source, 123, 17, stream), rest(source, 123, 17, stream, draw(source, 123, 17, stream));
  for (int i = 0; i < 11; ++i) CHECK(all.word() == rest.word());
}

TEST_CASE("A second key that is made before gives the same as one that is not") {
  for (const std::uint64_t first : {0ull, 1ull, 0xFFFFFFFFFFFFFFFFull})
    for (const std::uint64_t second : {0ull, 7ull, 1ull << 63})
      CHECK(mix64(first, SecondKey(second)) == mix64(first, second));
}

} // namespace pondlab::tests::random_test
