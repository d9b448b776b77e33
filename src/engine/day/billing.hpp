#pragma once

#include "engine/day/day_context.hpp"

#include <span>

namespace pondlab::engine {

// An offer made to a visit is weighed as the customer weighs it: not the deepest cut counts but
// what appeals most, and buying without any offer is always among the choices.

/// List price of the everyday assortment that this visit would order.
Fen list_price(const Plan& plan, const People& people, const Visit& visit);

/// The quote in a channel that appeals most to the person. One price per piece or none, then the
/// best of each later layer on what is left; ties go to prices before none, and to mechanisms that
/// act earlier.
Quote best_quote(const Plan& plan, const People& people, PersonIndex person, Fen basket,
                 std::span<const Offer> offers, Channel channel);

/// Whether an offer is a coupon and no more: one on an order, on all of it, with nothing beside it.
/// What such offers leave to pay needs no bill.
bool is_plain_coupon(const OfferTerms& terms);

/// What the best quote takes off everyday goods of this list price where all offers are plain
/// coupons.
Fen plain_saving(std::span<const Offer> offers, Fen list, Channel channel);

/// Prices of a visit whose offers are all plain coupons.
PlainPrice plain_price(const Plan& plan, const People& people, const Visit& visit,
                       std::span<const Offer> offers);

/// The log-odds that the best quote adds to an order of somebody of this price sensitivity who
/// expects the list price.
double best_appeal(const Plan& plan, std::int8_t sensitivity, Fen basket,
                   std::span<const Offer> offers, Channel channel);

/// The share of the list price that the person expects not to have to pay.
inline double expected_gap(const People& people, PersonIndex person) {
  return people.record[person].marks & mark::expects_less
             ? people.record[person].reference_gap * People::gap_unit
             : 0;
}

/// The same in units of `People::gap_unit`.
inline std::uint8_t expected_gap_units(const People& people, PersonIndex person) {
  const PersonRecord& record = people.record[person];
  return record.marks & mark::expects_less ? record.reference_gap : std::uint8_t{0};
}

/// Log-odds that a quote's price adds to this person's order; below 0 where it is dearer than
/// expected.
double benefit_of(const Plan& plan, const People& people, PersonIndex person, const Quote& quote);

/// The offers made to a visit.
inline std::span<const Offer> offers_of(const WorkerScratch& scratch, const Visit& visit) {
  return std::span(scratch.offers).subspan(visit.first_offer, visit.offers);
}

} // namespace pondlab::engine
