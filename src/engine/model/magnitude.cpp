#include "engine/model/magnitude.hpp"

#include "engine/numeric/math.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace pondlab::engine {

namespace {

constexpr double farthest = 6.5;          ///< standard deviations that `QuantileTable` goes to
constexpr double most_orders_a_day = 120; ///< visits of both clocks are cut there

/// Of Gamma(shape, 1), at so many standard deviations.
double gamma_at(double shape, double z) { return exp(gamma_quantile_log(shape, normal_tails(z))); }

/// Demand of all days together, holidays and shocks multiplied.
double demand_of(const Setup& setup) {
  std::vector<double> days(static_cast<std::size_t>(std::max(0, setup.horizon.days)), 1);
  for (const auto* periods : {&setup.calendar, &setup.shocks})
    for (const Period& period : *periods) {
      // Wide, since a start nobody can read yet stands for the earliest of all days.
      const std::int64_t start = setup.horizon.start.days;
      const auto from = std::max<std::int64_t>(0, period.from.days - start);
      const auto to = std::min<std::int64_t>(setup.horizon.days - 1, period.to.days - start);
      for (std::int64_t day = from; day <= to; ++day)
        days[static_cast<std::size_t>(day)] =
            std::min(1e6, days[static_cast<std::size_t>(day)] * period.demand);
    }
  double sum = 0;
  for (const double demand : days) sum += demand;
  return sum;
}

double dearest(const Setup& setup) {
  Fen price = 0;
  for (const Product& product : setup.products)
    price = std::max({price, product.price, product.cost});
  return static_cast<double>(price);
}

} // namespace

Magnitude magnitude_of(const Setup& setup, bool campaign) {
  const double demand = demand_of(setup);
  const double uplift = campaign ? 3 * exp(setup.response.stimulus_cap) : 1;
  const double most_orders = most_orders_a_day * setup.horizon.days;
  const double product = campaign ? dearest(setup) : 0;
  const double costs = static_cast<double>(setup.economics.freight + setup.economics.return_cost);
  Magnitude all;
  double most = -1;
  for (std::size_t i = 0; i < setup.segments.size(); ++i) {
    const Segment& segment = setup.segments[i];
    const auto people = static_cast<double>(segment.members + segment.sea);
    if (people == 0) continue;
    const auto orders = [&](double rate_a_week) {
      return std::min(most_orders, rate_a_week / 7 * demand * uplift);
    };
    const Basket& basket = segment.basket;
    const double scale = basket.order_shape * static_cast<double>(basket.person_scale);
    const Purchase& purchase = segment.purchase;
    const double least = gamma_at(basket.person_shape, -farthest);
    const double mean_order = std::max(product, scale / (basket.person_shape - 1)) + costs;
    const double dearest_order = std::max(product, scale / least) + costs;
    const double largest_order =
        std::max(product,
                 scale / least * gamma_at(basket.order_shape, farthest) / basket.order_shape) +
        costs;
    // Whoever never bought may order for the first time, at a hazard of its own.
    const double first_orders = purchase.first_order / double{whole};
    const double rate = purchase.rate_shape / purchase.rate_scale + first_orders;
    const double highest_rate =
        gamma_at(purchase.rate_shape, farthest) / purchase.rate_scale + first_orders;
    const double together = std::abs(segment.correlation.rate_basket);
    const double sales = people * orders(rate) * mean_order * (1 + 9 * together);
    const double largest =
        std::max({largest_order, orders(rate) * dearest_order, orders(highest_rate) * mean_order,
                  together * orders(highest_rate) * dearest_order});
    all.sales += sales;
    all.largest = std::max(all.largest, largest);
    const double part = std::max(sales / max_sales, largest / max_sales_of_one);
    if (part > most) {
      most = part;
      all.segment = i;
    }
  }
  return all;
}

} // namespace pondlab::engine
