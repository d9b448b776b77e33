#pragma once

#include "engine/day/day_context.hpp"

namespace pondlab::engine {

// Money on cards. What a card pays of an order changes neither its price nor the sale: the order is
// booked as if all of it came in cash, and the card's mechanism pays that much cash for its holder,
// out of what was owed on the card. So a cost centre's `gift_cards` is what is left on its cards.

/// Whether a card is one of those that nobody thinks of again: settled when it is received.
bool is_mislaid(const Plan& plan, const Source& source, PersonIndex person, const Held& card);

/// Has the buyer's cards pay of an order what they can, those first that are over first. An order
/// that no coupon, session or click brought counts to the first of them.
template <class Trace>
void pay_with_cards(DayContext<Trace>& context, Order& order);

/// Puts what cards paid of an order that came back on them again, while they are good; the rest of
/// the refund is cash. Returns how much.
template <class Trace>
Fen refund_to_cards(DayContext<Trace>& context, const Order& order);

/// What is left on cards that are over is the brand's: a phase at the beginning of the day.
template <class Trace>
void end_cards(DayContext<Trace>& context);

} // namespace pondlab::engine
