#pragma once

#include "engine/sales/order.hpp"

namespace pondlab::engine {

/// A bill as the customer sees it.
struct Quote {
  Bill bill;
  Fen worth = 0;             ///< of what comes with it, felt as money is
  double log_odds = 0;       ///< of the price's offer
  double price_response = 1; ///< share of the usual response to its price
  double card = 0;           ///< log-odds of what money on cards would pay of it
  Fen list() const { return bill.list(); }
  Fen paid() const { return bill.paid(); }
  /// List price of what is bought, without gifts: what the price is felt against.
  Fen bought() const;
};

/// A quote for goods of the everyday assortment, without any offer.
Quote at_list(Fen list);

} // namespace pondlab::engine
