#pragma once

#include "base/text.hpp"
#include "engine/model/plan.hpp"
#include "experiment/people/event_history.hpp"
#include "experiment/people/event_history_difference.hpp"

#include <cstdint>
#include <string>

namespace pondlab::report {

/// The same person's history under another strategy.
struct HistoryAgainst {
  const experiment::EventHistory& history;
  const engine::Plan& plan;
  std::string strategy;
  experiment::EventHistoryDifference difference;
  std::string strategy_name{}; ///< for people; empty: the id
};

/// One person's history, ready to be written.
struct EventHistoryReport {
  const experiment::EventHistory& history;
  const engine::Plan& plan;
  std::string file; ///< the scenario's
  std::string strategy;
  std::uint64_t seed = 0;
  std::uint32_t replication = 0;
  const HistoryAgainst* against = nullptr; ///< beside it; may be null
  std::string strategy_name{};             ///< for people; empty: the id
};

/// Number of the layout of `life_json`.
inline constexpr int life_format = 1;

/// For programs: every moment with all of its numbers.
std::string life_json(const EventHistoryReport& report);

/// For people: day by day, what happened and why. Weights are rounded, and their sum is that of the
/// rounded ones, so that they add up on paper.
std::string life_text(const EventHistoryReport& report, Language language, bool colour);

} // namespace pondlab::report
