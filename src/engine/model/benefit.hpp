#pragma once

#include "engine/model/response.hpp"
#include "engine/numeric/units.hpp"

namespace pondlab::engine {

/// Log-odds that an offer adds to an order: elasticity × log price ratio × the person's
/// sensitivity. Temporary elasticities are known for 70–100 % of the price; a deeper cut adds ever
/// less, so that no price, however low, adds more than twice what 70 % does.
double benefit(const Response& response, double sensitivity, Fen list, Fen paid);

} // namespace pondlab::engine
