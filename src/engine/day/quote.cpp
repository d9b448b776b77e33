#include "engine/day/quote.hpp"

#include "engine/model/benefit.hpp"
#include "engine/numeric/math.hpp"

#include <algorithm>
#include <cmath>

namespace pondlab::engine {

namespace {

bool counts_in(const Offer& offer, Channel channel) {
  return channel == Channel::shop || (channel == Channel::store && offer.in_store);
}

} // namespace

Fen list_price(const Plan& plan, const People& people, const Visit& visit) {
  const QuantileTable& order = plan.segment_of(visit.person).order;
  const double relative = order(normal_quantile(unit(visit.draws.word[2])));
  return std::max<Fen>(1,
                       static_cast<Fen>(std::floor(people.basket[visit.person] * relative + .5)));
}

Quote best_quote(const Plan& plan, Fen basket, std::span<const Offer> offers, Channel channel) {
  Quote best{.list = basket};
  for (const Offer& offer : offers) {
    if (offer.layer != OfferLayer::price || !counts_in(offer, channel)) continue;
    const Fen list = offer.product >= 0
                         ? plan.setup.products[static_cast<std::size_t>(offer.product)].price
                         : basket;
    const Fen off = saving(offer.face, offer.threshold, offer.pay_share, list);
    if (best.price_mechanism >= 0 && off <= best.discount) continue;
    best = {.list = list,
            .discount = off,
            .price_mechanism = offer.mechanism,
            .product = offer.product,
            .log_odds = offer.log_odds,
            .price_response = offer.price_response};
  }
  const Fen left = best.list - best.discount;
  for (const Offer& offer : offers) {
    if (offer.layer != OfferLayer::coupon || !counts_in(offer, channel)) continue;
    const Fen off = saving(offer.face, offer.threshold, offer.pay_share, left);
    if (off <= best.coupon_saving) continue;
    best.coupon_saving = off;
    best.coupon_mechanism = offer.mechanism;
  }
  return best;
}

double benefit_of(const Plan& plan, const People& people, PersonIndex person, const Quote& quote) {
  const double gap = expected_gap(people, person);
  if (quote.paid() >= quote.list && gap <= 0) return 0;
  const double sensitivity =
      plan.response_tables.price_sensitivity(people.price_sensitivity[person]);
  return quote.price_response *
         benefit(plan.response(), sensitivity, gap, quote.list, quote.paid());
}

} // namespace pondlab::engine
