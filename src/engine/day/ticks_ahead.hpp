#pragma once

#include "engine/day/day_context.hpp"

namespace pondlab::engine {

// Part of what a campaign sells is borrowed: the source's share φ of extra orders takes the place
// of an order of the next weeks. Whoever is to buy soon anyway is moved more easily than others, so
// that the share is met whatever the order rate: with q the chance that the person's clock ticks
// within those weeks, extra orders come φ / q times as often where it does and (1 − φ) / (1 − q)
// times where it does not, if q < φ; else as often, and φ / q of those with a tick are borrowed.
// Per person, extra orders are as many as without φ, and φ of them cost a tick; less of those who
// order so seldom that their next tick would have to weigh more than a dozen times as much.

/// How much more, or less, often extra orders come, and what part of those with a tick borrows it.
struct Borrowing {
  static constexpr double most = 12; ///< with_tick at most
  double with_tick = 1;
  double without_tick = 1;
  double borrowed = 0;
};
/// φ and q as above, both 0 … 1.
Borrowing borrowing_of(double share, double chance);
/// No less than `with_tick`, for a clock of `stages` that passes so many `events` on average within
/// the pull horizon and of which nothing is spoken for.
double borrowing_bound(double share, double events, int stages);

/// Events of the person's clock within the pull horizon, on average.
template <class Trace>
double events_ahead(const DayContext<Trace>& context, PersonIndex person);

/// Chance that the clock of this person, whose next `owed` ticks are spoken for, ticks once more
/// within the pull horizon, as seen today; by the calendar of demand.
template <class Trace>
double chance_of_tick(const DayContext<Trace>& context, PersonIndex person, int owed);

/// Whether it does: the same draws that the days to come will make.
template <class Trace>
bool will_tick(const DayContext<Trace>& context, PersonIndex person, int owed);

} // namespace pondlab::engine
