#pragma once

#include "engine/books/trace.hpp"
#include "engine/model/plan.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace pondlab::engine {
class World;
}

namespace pondlab::experiment {

/// How a person stands at one moment.
struct Standing {
  engine::Stage stage{};
  std::uint8_t reach = 0; ///< bits of engine::reach
  int orders = 0;         ///< so far
  double fatigue = 0;     ///< contacts remembered
  double trust = 0;       ///< −1 … 1
};

/// What a person holds of a mechanism's.
struct Holding {
  int mechanism = 0;
  engine::Day valid_until =
      0;         ///< last day; without an end, the one on which the mechanism looks again
  int terms = 0; ///< which of the mechanism's
  int count = 0;
  engine::Fen amount = 0; ///< left on them, of gift cards
  engine::Day received = 0;
  friend bool operator==(const Holding&, const Holding&) = default;
};

/// How a day left a person.
struct Evening {
  Standing standing;
  std::vector<Holding> holdings; ///< in the order of the plan's campaign
};

/// One person's way through one replication of one strategy.
struct EventHistory {
  std::string person; ///< "segment/number", "sea:segment/number"
  std::string segment;
  bool from_sea = false;
  engine::Day joined = 0;     ///< where the person has been in the pool from the start
  double orders_a_week = 0;   ///< before the first order its hazard
  engine::Fen basket = 0;     ///< mean list price of an order
  double price_sensitivity{}; ///< standard scores
  double newness{};
  double responsiveness{};
  int store = -1; ///< −1 where there are none
  Standing before, after;
  engine::Day days = 0;                   ///< followed
  std::vector<engine::TraceEvent> events; ///< in order of days and, within them, of minutes
  std::vector<Evening> evenings;          ///< one a day
};

/// Sums over a history.
struct EventHistoryTotals {
  int seen = 0, unseen = 0;
  int visits = 0;
  int orders = 0, baseline_orders = 0;
  engine::Fen paid = 0;
  int returns = 0;
  engine::Fen refunded = 0;
  int told = 0;  ///< orders told to friends
  int heard = 0; ///< friends' shares seen
  engine::Fen kept() const { return paid - refunded; }
};
EventHistoryTotals totals_of(const EventHistory& history);

/// What a history's orders leave after goods, freight, fees and returns: its part of the
/// contribution before what the campaign itself costs.
engine::Fen margin_of(const EventHistory& history, const engine::Economics& economics);

/// What speaks for and against an order, in log-odds; `sum` decides against the draw.
struct Reasons {
  double habit, offer, friends, crowd, host, card;
  double sum() const { return habit + offer + friends + crowd + host + card; }
};
Reasons reasons_of(const engine::TraceEvent& decision);

/// A history that is still to be lived: who the person is before the first day.
EventHistory beginning_of(const engine::World& world, engine::PersonIndex person);

/// How a person stands now, and what lies in the wallet.
Evening evening_of(const engine::World& world, engine::PersonIndex person);

/// Closes a history that `world` has been through: what is known of the person by then, and the
/// events in order.
void finish(EventHistory& history, const engine::World& world, engine::PersonIndex person);

} // namespace pondlab::experiment
