#pragma once

#include "engine/day/day_context.hpp"

namespace pondlab::engine {

/// Takes one piece of each product of the order in the person's size; false, and nothing taken,
/// when one is sold out.
bool take_stock(State& state, Order& order);

/// Puts the pieces that an order took back.
void put_back(State& state, Bill& bill);

} // namespace pondlab::engine
