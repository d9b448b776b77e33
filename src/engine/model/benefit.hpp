#pragma once

#include "engine/model/response.hpp"
#include "engine/numeric/units.hpp"

namespace pondlab::engine {

/// Log-odds that a price adds to an order. A price is felt as deep as −ln(paid ÷ list) up to 30 %
/// off; elasticities are known for 70–100 % of the price, and deeper cuts add ever less, so that
/// none is felt as more than one and a half times 30 % off. With d the felt depth of the price and
/// r that of the price that is expected (`gap` below the list price), ε_p the elasticity of a price
/// that has come to be expected and ε_t that of one that has not,
///   |ε_p|·d + (|ε_t| − |ε_p|)·(d − r)·(loss_weight where d < r)
/// times the person's sensitivity: −3.63 at first, −2.62 once the cut is what people expect, and
/// less than nothing when it ends. After Bijmolt et al. 2005 (both elasticities) and Kalyanaram &
/// Winer 1995 (reference prices, losses weigh more).
double benefit(const Response& response, double sensitivity, double gap, Fen list, Fen paid);

/// The expected gap after a visit to a price: R ← price_memory · R + (1 − price_memory) · P.
double learnt_gap(const Response& response, double gap, Fen list, Fen paid);

} // namespace pondlab::engine
