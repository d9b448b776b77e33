#include "engine/day/standing_offers.hpp"

#include "engine/model/benefit.hpp"
#include "engine/numeric/math.hpp"

#include <algorithm>
#include <tuple>

namespace pondlab::engine {

namespace {

/// The largest share of a price that these terms can take off, with what else they are worth.
double depth(const OfferTerms& terms) {
  const auto share = [&](Fen amount) {
    if (amount <= 0) return 0.;
    return terms.threshold > 0 ? static_cast<double>(amount) / static_cast<double>(terms.threshold)
                               : 1.;
  };
  const double off = std::max(share(terms.face), 1 - terms.pay_share / double{whole});
  return std::clamp(off + share(terms.worth), 0., 1.);
}

/// Share of a price that is left by the deepest cuts of all layers.
double least_paid(const std::vector<StandingOffer>& standing) {
  std::array<double, layer_count> off{};
  for (const StandingOffer& offer : standing)
    off[static_cast<std::size_t>(offer.terms->layer)] += depth(*offer.terms);
  double left = 1;
  for (const double layer : off) left *= 1 - std::min(layer, 1.);
  return left;
}

double most_log_odds(const std::vector<StandingOffer>& standing) {
  double most = 0;
  for (const StandingOffer& offer : standing) most = std::max(most, offer.terms->log_odds);
  return most;
}

} // namespace

template <class Trace>
StandingOffers<Trace>::StandingOffers(DayContext<Trace>& context) : today_(context) {
  if (!any()) return;
  constexpr Fen list = 1'000'000;
  const auto paid = static_cast<Fen>(least_paid(context.work.standing) * list);
  const double log_odds = most_log_odds(context.work.standing);
  for (std::size_t i = 0; i < bounds_.size(); ++i) {
    const double sensitivity =
        context.plan.response_tables.price_sensitivity(static_cast<std::int8_t>(i));
    // A hair more, so that no rounding rules anybody out.
    bounds_[i] =
        exp(log_odds + benefit(context.plan.response(), sensitivity, 0, list, paid)) * (1 + 1e-9);
  }
}

namespace {

Offer offer_of(const StandingOffer& standing) {
  return {.terms = standing.terms,
          .mechanism = standing.mechanism,
          .number = standing.number,
          .product = standing.product,
          .effort = standing.terms->effort};
}

} // namespace

template <class Trace>
bool StandingOffers<Trace>::targets(PersonIndex person) const {
  return std::ranges::any_of(today_.work.standing, [&](const StandingOffer& offer) {
    return offer.whom && offer.whom->contains(person);
  });
}

template <class Trace>
std::vector<Offer> StandingOffers<Trace>::for_everybody() const {
  std::vector<Offer> offers;
  for (const StandingOffer& offer : today_.work.standing)
    if (!offer.whom && offer.minute_from == 0 && offer.minute_to == 1440)
      offers.push_back(offer_of(offer));
  return offers;
}

template <class Trace>
void StandingOffers<Trace>::add_standing(const Visit& visit) {
  for (const StandingOffer& offer : today_.work.standing)
    if (visit.minute >= offer.minute_from && visit.minute < offer.minute_to &&
        (!offer.whom || offer.whom->contains(visit.person))) {
      offers_.push_back(offer_of(offer));
      offers_.back().effort = effort_of(offer, visit.person);
    }
}

/// The same on every day, and for all that the mechanism offers.
template <class Trace>
double StandingOffers<Trace>::effort_of(const StandingOffer& offer, PersonIndex person) const {
  if (offer.terms->effort <= 0) return 0;
  const CampaignEntry& entry = today_.plan.campaign[offer.mechanism];
  const Block block = draw(today_.source(), today_.key_of(person), -1,
                           StreamId{entry.number, entry.instance, contact_draw::effort});
  return -log(unit(block.word[0])) * offer.terms->effort;
}

template <class Trace>
std::span<const Offer> StandingOffers<Trace>::with_own(const Visit& visit) {
  const std::span<const Offer> own = offers_of(today_.own, visit);
  if (!any()) return own;
  offers_.assign(own.begin(), own.end());
  add_standing(visit);
  std::ranges::sort(offers_, {}, [](const Offer& offer) {
    return std::tuple(offer.mechanism, offer.number, offer.until, offer.since);
  });
  return offers_;
}

template <class Trace>
Quote StandingOffers<Trace>::seen_by(const Visit& visit) {
  offers_.clear();
  add_standing(visit);
  const People& people = today_.state.people;
  const auto usual = std::max<Fen>(1, static_cast<Fen>(people.record[visit.person].basket + .5f));
  return best_quote(today_.plan, people, visit.person, usual, offers_, visit.channel);
}

template class StandingOffers<NoTrace>;
template class StandingOffers<Witness>;

} // namespace pondlab::engine
