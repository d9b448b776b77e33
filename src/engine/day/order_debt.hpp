#pragma once

#include "engine/model/people.hpp"

namespace pondlab::engine {

// What a person's order clock owes, or is owed. An order placed ahead of its time cancels the next
// tick; a tick at a price above what the person expects may wait for a better one. Both are one
// number a person, and over after some days.

/// Orders owed today: above 0 placed ahead of the clock, below 0 waiting for a better price.
int orders_owed(const People& people, PersonIndex person, Day day);

/// One more was placed ahead; its tick is to come by the day `until`.
void order_ahead(People& people, PersonIndex person, Day day, Day until);

/// One more waits for a better price, until that day at most.
void put_off(People& people, PersonIndex person, Day day, Day until);

/// An order placed ahead meets its tick, or what waited is bought: one less is owed.
void settle_one(People& people, PersonIndex person, Day day);

} // namespace pondlab::engine
