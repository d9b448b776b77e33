// What people hold: chains that nobody sees.
#include "engine/sales/wallet.hpp"

#include "engine/model/archive.hpp"
#include "engine/numeric/random.hpp"

#include <catch2/catch_test_macros.hpp>

#include <map>
#include <tuple>

namespace pondlab::tests::wallet_test {

using namespace pondlab::engine;

namespace {

Held coupon(int since, int until, int mechanism = 0, int terms = 0, int count = 1) {
  return {static_cast<std::int16_t>(since), static_cast<std::int16_t>(until),
          static_cast<std::uint8_t>(mechanism), static_cast<std::uint8_t>(terms),
          static_cast<std::uint16_t>(count)};
}

std::uint64_t hash_of(Wallet& wallet) {
  SnapshotHasher hasher;
  wallet.archive(hasher);
  return hasher.hash();
}

std::int64_t all_held(const Wallet& wallet, Day day) {
  std::int64_t sum = 0;
  wallet.each_valid(day, [&](PersonIndex, const Held& held) { sum += held.count; });
  return sum;
}

} // namespace

TEST_CASE("What is put is held until its last day, and nobody else holds it") {
  Wallet wallet;
  CHECK(wallet.is_empty(3));
  wallet.put(3, coupon(0, 5));
  CHECK(wallet.count(3, 0, 0, 5) == 1);
  CHECK(wallet.count(3, 0, 0, 6) == 0);
  CHECK(wallet.count(3, 0, 1, 0) == 0);
  CHECK(wallet.count(3, 1, 0, 0) == 0);
  CHECK(wallet.count(4, 0, 0, 0) == 0);
}

TEST_CASE("Taking takes what there is and no more") {
  Wallet wallet;
  wallet.put(3, coupon(0, 5, 0, 0, 2));
  wallet.put(3, coupon(1, 5, 0, 0, 1));
  wallet.take(3, coupon(0, 5, 0, 0, 1));
  CHECK(wallet.count(3, 0, 0, 0) == 2);
  CHECK(wallet.count(3, coupon(0, 5)) == 1);
  wallet.take(3, coupon(0, 5, 0, 0, 7));
  CHECK(wallet.count(3, coupon(0, 5)) == 0);
  CHECK(wallet.count(3, coupon(1, 5)) == 1);
  wallet.take_all(3, 0, 0);
  CHECK(wallet.is_empty(3));
}

TEST_CASE("What is over leaves when something new comes, and its place is used again") {
  Wallet wallet;
  for (int day = 0; day < 1'000; ++day) wallet.put(3, coupon(day, day + 4, 0, day % 2));
  int links = 0;
  wallet.each(3, [&](const Held&) { ++links; });
  CHECK(links <= 5);
  CHECK(wallet.bytes() < 4'000);
}

TEST_CASE("A wallet's archive does not tell in what order things came and went") {
  Wallet a, b;
  for (const int m : {2, 0, 1}) a.put(9, coupon(0, 7, m));
  a.put(1, coupon(0, 3));
  b.put(1, coupon(0, 3));
  b.put(9, coupon(0, 9, 5));
  for (const int m : {0, 1, 2}) b.put(9, coupon(0, 7, m));
  b.take_all(9, 5, 0);
  CHECK(hash_of(a) == hash_of(b));
  b.take(1, coupon(0, 3));
  CHECK(hash_of(a) != hash_of(b));
}

TEST_CASE("A wallet read back goes on as the one that was written") {
  Wallet wallet;
  std::map<std::tuple<PersonIndex, int, int>, int> model; // person, mechanism, until
  Draws draws(Source(7, 0), 1, 0, 1);
  for (int day = 0; day < 200; ++day) {
    for (int k = 0; k < 20; ++k) {
      const auto person = static_cast<PersonIndex>(draws.below(40));
      const int m = static_cast<int>(draws.below(5)),
                until = day + static_cast<int>(draws.below(9));
      wallet.put(person, coupon(day, until, m));
      ++model[{person, m, until}];
    }
    if (day % 20 == 0) {
      SnapshotWriter writer;
      writer(wallet);
      const Snapshot bytes = writer.take();
      Wallet read;
      SnapshotReader reader(bytes);
      reader(read);
      CHECK(hash_of(read) == hash_of(wallet));
      wallet = read;
    }
    std::int64_t valid = 0;
    for (const auto& [key, count] : model)
      if (std::get<2>(key) >= day) valid += count;
    CHECK(all_held(wallet, day) == valid);
  }
}

TEST_CASE("Mechanisms that move take what is held of them along, those left out do not") {
  Wallet wallet;
  wallet.put(3, coupon(0, 5, 0));
  wallet.put(3, coupon(0, 5, 1, 2));
  const Wallet moved = wallet.with_mechanisms({-1, 4});
  CHECK(moved.count(3, 4, 2, 0) == 1);
  CHECK(all_held(moved, 0) == 1);
  Wallet same = wallet.with_mechanisms({0, 1});
  CHECK(hash_of(same) == hash_of(wallet));
}

TEST_CASE("Money on cards is spent in parts, refilled, and taken when it is over") {
  const auto card = [](int since, int until, int amount, int count = 1) {
    Held held = coupon(since, until, 0, 0, count);
    held.amount = amount;
    return held;
  };
  Wallet wallet;
  wallet.put(3, card(0, 5, 200'00));
  wallet.put(3, card(0, 5, 200'00));
  wallet.put(3, card(2, 8, 50'00));
  wallet.take(3, card(0, 5, 120'00, 0));
  CHECK(wallet.count(3, card(0, 5, 0)) == 2);
  wallet.put(3, card(0, 5, 20'00, 0)); // back on it
  wallet.put(3, coupon(7, 9));         // whatever else comes, no money goes
  Wallet restored = wallet.with_mechanisms({0});
  CHECK(hash_of(restored) == hash_of(wallet));
  CHECK(restored.take_cards_over(5).empty());
  const auto over = restored.take_cards_over(6);
  REQUIRE(over.size() == 1);
  CHECK(over[0].first == 3);
  CHECK(over[0].second.amount == 300'00);
  wallet.take(3, card(2, 8, 50'00, 0)); // used up, it is no card any more
  CHECK(wallet.count(3, card(2, 8, 0)) == 0);
  CHECK(restored.take_cards_over(9).size() == 1);
  CHECK(restored.take_cards_over(900).empty());
}

TEST_CASE("Of a mechanism that is taken out money is left, and no coupon") {
  Wallet wallet;
  Held card = coupon(0, 5, 1);
  card.amount = 200'00;
  wallet.put(3, card);
  wallet.put(3, coupon(0, 5, 1, 1));
  const Wallet left = wallet.with_mechanisms({0, 1}, {false, true});
  CHECK(all_held(left, 0) == 1);
  CHECK(left.count(3, card) == 1);
}

} // namespace pondlab::tests::wallet_test
