#pragma once

#include "engine/model/setup.hpp"

#include <cstddef>

namespace pondlab::engine {

/// What a run's books may come to, in fen: known before anything is simulated, so that a scenario
/// whose money no ledger holds is refused and never wraps.
struct Magnitude {
  double sales = 0;        ///< list price of all orders and what each costs, expected, all told
  double largest = 0;      ///< the same of the one person who orders most, as far as draws go
  std::size_t segment = 0; ///< which has the larger part of either
};

/// Deliberately generous: nobody drops out, everybody in the sea is in the pool, and with a
/// `campaign` all the time the stimulus at its cap. Per segment
///   orders a person = days × demand × rate_shape / rate_scale / 7 (× 3e^cap), ≤ 120 a day,
///   an order        = order_shape × person_scale / (person_shape − 1), or the dearest product.
/// `largest` has the quantile at 6.5 standard deviations, beyond which none are drawn, in place of
/// the mean of rate or person, and of both as far as they are correlated; or one order at them all.
/// The correlation raises the expected sales up to tenfold.
Magnitude magnitude_of(const Setup& setup, bool campaign);

/// A run's expected sales at most, fen (50 trillion yuan): whole numbers of it are exact in a
/// `double`, and a hundred times as much still fits a ledger's cell.
inline constexpr double max_sales = 5e15;
/// A person's at most: sums of many stay near what is expected of them.
inline constexpr double max_sales_of_one = 5e14;
/// The expected sales of all replications at most: each cell of each account adds up.
inline constexpr double max_sales_of_all = 1e17;

} // namespace pondlab::engine
