#pragma once

#include "engine/sales/order.hpp"

#include <cstdint>
#include <string_view>

namespace pondlab::engine {

/// What becomes of an order that is not placed.
struct Fallback {
  Fen full_price = 0;          ///< list price of the everyday goods wanted, without any offer
  std::int8_t attributed = -1; ///< mechanism that an order at that price is attributed to, −1 none
  bool buys = false;           ///< the baseline clock ticked: buys at full price
  bool borrowed = false;       ///< if placed, it stands for the next baseline order
  bool waited = false;         ///< it had been put off until a better price

  template <class Archive>
  void archive(Archive& a) {
    a(full_price, attributed, buys, borrowed, waited);
  }
};

/// What a mechanism decides of a pledge today.
enum class Fate : std::uint8_t {
  wait,     ///< stays open
  deliver,  ///< one of several orders is complete; the pledge stays open for the others
  complete, ///< its order is complete: a sale of today
  cancel,   ///< the money goes back; who would have bought anyway buys alone, at full price
  forfeit,  ///< the same, and the brand keeps the money
  refuse,   ///< of a fresh one: it is not taken, and nothing is paid
};

/// In files and texts.
std::string_view key_of(Fate fate);

/// Money paid for an order that is not complete yet: a seat in a team, a deposit, deliveries to
/// come. The money is owed (`Account::prepaid`) until then; a sale counts on completion. Goods in
/// stock and coupons are taken when it is pledged, and given back with the money.
struct Pledge {
  Order order;             ///< as it is booked once complete, on the day of that
  Fen prepaid = 0;         ///< fen paid so far and not yet earned; at first the price of the order
  std::int32_t group = -1; ///< team, batch …: the mechanism's own
  std::int16_t due = 0;    ///< day of the mechanism's next decision, its own
  std::int16_t left = 1;   ///< orders still to be completed
  Fate fate = Fate::wait;  ///< today's
  bool ahead =
      false; ///< what completes today stands for an order of the baseline clock's next weeks
  Fallback fallback;

  template <class Archive>
  void archive(Archive& a) {
    a(order, prepaid, group, due, left, fate, ahead, fallback);
  }
};

} // namespace pondlab::engine
