#include "engine/model/friends.hpp"
#include "support/statistics.hpp"
#include "support/worlds.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>

namespace pondlab::tests::friends_test {

using namespace pondlab::engine;

namespace {

Layout people(std::uint32_t count) {
  Layout layout;
  layout.add(0, false, hash_text("members"), count);
  return layout;
}

Friends graph(std::uint32_t count, double degree, std::int32_t rewired = 1'000, double tail = 2.5) {
  return Friends({.degree = degree, .rewired = rewired, .tail = tail}, people(count), Source(5, 0));
}

/// Share of pairs of a person's friends who are friends themselves.
double clustering(const Friends& friends, std::uint32_t count) {
  double pairs = 0, closed = 0;
  for (PersonIndex a = 0; a < count; ++a) {
    const auto of = friends.of(a);
    for (std::size_t i = 0; i < of.size() && i < 40; ++i)
      for (std::size_t j = i + 1; j < of.size() && j < 40; ++j) {
        const auto others = friends.of(of[i]);
        ++pairs;
        closed += std::binary_search(others.begin(), others.end(), of[j]);
      }
  }
  return closed / pairs;
}

} // namespace

TEST_CASE("Friendship is mutual, without doubles and without oneself") {
  const Friends friends = graph(5'000, 8);
  for (PersonIndex a = 0; a < 5'000; ++a) {
    const auto of = friends.of(a);
    REQUIRE(std::is_sorted(of.begin(), of.end()));
    REQUIRE(std::adjacent_find(of.begin(), of.end()) == of.end());
    for (const PersonIndex b : of) {
      REQUIRE(b != a);
      const auto back = friends.of(b);
      REQUIRE(std::binary_search(back.begin(), back.end(), a));
    }
  }
}

TEST_CASE("The mean number of friends is near the one asked for, with a heavy tail") {
  for (const double degree : {2., 8., 20.}) {
    const Friends friends = graph(20'000, degree);
    const double mean = 2. * static_cast<double>(friends.ties()) / 20'000;
    INFO("asked " << degree << ", got " << mean);
    CHECK(mean > .8 * degree); // ties drawn twice count once
    CHECK(mean < 1.05 * degree);
    std::vector<std::size_t> degrees;
    for (PersonIndex a = 0; a < 20'000; ++a) degrees.push_back(friends.of(a).size());
    std::sort(degrees.begin(), degrees.end());
    // A Poisson tail would end near degree + 4√degree.
    CHECK(static_cast<double>(degrees.back()) > 2 * (degree + 4 * std::sqrt(degree)));
    CHECK(static_cast<double>(degrees[10'000]) < mean + .01); // most have fewer than the mean
  }
}

TEST_CASE("Friends of friends are friends far more often than by chance") {
  const double near = clustering(graph(10'000, 8, 0), 10'000);
  const double some = clustering(graph(10'000, 8, 1'000), 10'000);
  const double anywhere = clustering(graph(10'000, 8, 10'000), 10'000);
  INFO(near << ", " << some << ", " << anywhere);
  CHECK(near > .1);
  CHECK(some > 20 * 8. / 10'000);
  CHECK(near > some);
  CHECK(some > anywhere);
}

TEST_CASE("A person more moves only the ties whose points fall before the newcomer") {
  // 3,000 and 3,001 people stand on rings of the same power of two.
  const Friends before = graph(3'000, 8), after = graph(3'001, 8);
  std::int64_t changed = 0;
  for (PersonIndex a = 0; a < 3'000; ++a) {
    const auto left = before.of(a), right = after.of(a);
    changed += !std::equal(left.begin(), left.end(), right.begin(), right.end());
  }
  INFO(changed);
  CHECK(changed > 0);
  CHECK(changed < 80);
}

TEST_CASE("Without a degree there are no friends") {
  CHECK(graph(1'000, 0).empty());
  CHECK(graph(1'000, 0).of(5).empty());
}

TEST_CASE("A graph is drawn in many pieces, and to the same ties on every machine") {
  const Network network{.degree = 6, .rewired = 1'000, .tail = 2.5};
  Layout layout; // more people than fit into one piece, over cohorts of which one is empty
  for (const std::uint32_t count : {9'000u, 0u, 5'000u})
    layout.add(0, false, hash_text("cohort " + std::to_string(count)), count);
  FriendsDrawing drawing(network, layout, Source(5, 0));
  int pieces = 0;
  for (double before = 0; !drawing.done(); ++pieces) {
    drawing.work();
    CHECK(drawing.share() >= before);
    before = drawing.share();
  }
  CHECK(pieces > 10);
  CHECK(drawing.share() == 1);
  const Friends friends = drawing.take();
  std::uint64_t hash = 0;
  for (PersonIndex person = 0; person < layout.places(); ++person)
    for (const PersonIndex other : friends.of(person)) hash = mix64(hash, other);
  CHECK(friends.ties() == 42'365); // as when it was drawn at once
  CHECK(hash == 0x5ad1b07b9542be73);
}

} // namespace pondlab::tests::friends_test
