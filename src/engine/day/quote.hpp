#pragma once

#include "engine/day/day_context.hpp"

#include <span>

namespace pondlab::engine {

/// What a visit's price comes to under the offers made to it.
struct Quote {
  Fen list = 0;
  Fen discount = 0;
  Fen coupon_saving = 0;
  int price_mechanism = -1;
  int coupon_mechanism = -1;
  int product = -1;
  double log_odds = 0; ///< of the price's mechanism (a live host)
  double price_response = 1;
  Fen paid() const { return list - discount - coupon_saving; }
};

/// List price of the everyday assortment that this visit would order.
Fen list_price(const Plan& plan, const People& people, const Visit& visit);

/// The customer's best quote in a channel: at most one price, then at most one coupon on what it
/// leaves; ties go to the earlier offer.
Quote best_quote(const Plan& plan, Fen basket, std::span<const Offer> offers, Channel channel);

/// The share of the list price that the person expects not to have to pay.
inline double expected_gap(const People& people, PersonIndex person) {
  return people.marks[person] & mark::expects_less ? people.reference_gap[person] * People::gap_unit
                                                   : 0;
}

/// Log-odds that a quote adds to this person's order; below 0 where it is dearer than expected.
double benefit_of(const Plan& plan, const People& people, PersonIndex person, const Quote& quote);

/// The offers made to a visit.
inline std::span<const Offer> offers_of(const DayWork& work, const Visit& visit) {
  return std::span(work.offers).subspan(visit.first_offer, visit.offers);
}

} // namespace pondlab::engine
