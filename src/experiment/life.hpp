#pragma once

#include "base/error.hpp"
#include "engine/people.hpp"
#include "engine/trace.hpp"
#include "experiment/arm.hpp"
#include "experiment/worker.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pondlab::experiment {

/// How a person stands at one moment.
struct Standing {
  engine::Stage stage{};
  std::uint8_t reach = 0; ///< bits of engine::reach
  int orders = 0;         ///< so far
  double fatigue = 0;     ///< contacts remembered
  double trust = 0;       ///< −1 … 1
};

/// One person's way through one replication of one strategy.
struct Life {
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
};

/// Sums over a life.
struct LifeTotals {
  int seen = 0, unseen = 0;
  int visits = 0;
  int orders = 0, baseline_orders = 0;
  engine::Fen paid = 0;
  int returns = 0;
  engine::Fen refunded = 0;
};
LifeTotals totals_of(const Life& life);

/// What speaks for and against an order, in log-odds; `sum` decides against the draw.
struct Reasons {
  double habit, offer, friends, crowd, host;
  double sum() const { return habit + offer + friends + crowd + host; }
};
Reasons reasons_of(const engine::TraceEvent& decision);

/// Whom to follow: a name, or this word for whoever orders most often (the first of equals).
inline constexpr std::string_view busiest = "busiest";

/// Follows a person for `days` days. Nothing when `watch` stopped it. Throws Error (usage) for a
/// name that is nobody's, with the names there are.
std::optional<Life> follow(const Arm& arm, std::uint64_t seed, std::uint32_t replication,
                           const std::string& person, engine::Day days, const Watch& watch = {});

} // namespace pondlab::experiment
