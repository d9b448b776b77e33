#pragma once

#include "experiment/people/event_history.hpp"

#include <cstddef>
#include <optional>

namespace pondlab::experiment {

/// Where two histories of the same person part: the first moment that one has and the other has
/// not, as places in their events. A place behind the last event means that the history has no
/// more.
struct Parting {
  engine::Day day = 0;
  std::size_t mine = 0;
  std::size_t other = 0;
};

/// What one history came to, less what the other did.
struct HistoryChange {
  int seen = 0, visits = 0, orders = 0, returns = 0;
  engine::Fen paid = 0, refunded = 0;
  engine::Fen margin = 0; ///< of `margin_of`
};

/// One person's history beside the same person's under another strategy.
struct EventHistoryDifference {
  std::optional<Parting> parting; ///< nothing: the histories are one
  HistoryChange change;
};

/// Moments are the same when day, minute, kind, money and mechanism (by its id) are. Same draws on
/// both sides: what does not differ was not touched by the difference of the strategies.
EventHistoryDifference difference_of(const EventHistory& mine, const engine::Plan& my_plan,
                                     const EventHistory& other, const engine::Plan& other_plan);

} // namespace pondlab::experiment
