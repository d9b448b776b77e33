#include "engine/day/offering.hpp"

#include "engine/day/billing.hpp"
#include "engine/day/gift_cards.hpp"
#include "engine/numeric/math.hpp"

#include <algorithm>
#include <tuple>

namespace pondlab::engine {

namespace {

bool before(const Offer& a, const Offer& b) {
  return std::tie(a.mechanism, a.number, a.until, a.since) <
         std::tie(b.mechanism, b.number, b.until, b.since);
}

std::span<const OfferTerms> terms_that_count(const CampaignEntry& entry) {
  return entry.mechanism->is_retired() ? std::span<const OfferTerms>() : entry.mechanism->terms();
}

} // namespace

template <class Trace>
Offering<Trace>::Offering(DayContext<Trace>& context) : today_(context) {
  for (const CampaignEntry& entry : context.plan.campaign) {
    terms_.push_back(terms_that_count(entry));
    sessions_.push_back(entry.mechanism->session_on(context.day));
  }
  const double kept = context.plan.response().coupon_memory;
  if (kept < 1)
    for (Day age = 0; age <= context.day; ++age) remembered_.push_back(pow(kept, age / 7.));
}

template <class Trace>
void Offering<Trace>::fetch() const {
  if (today_.plan.campaign.empty()) return;
  for (const Visit& visit : today_.own.visits) today_.state.wallet.prefetch_beginning(visit.person);
}

/// Most visitors hold nothing, and no session is on for them.
template <class Trace>
void Offering<Trace>::offer_all() {
  today_.own.offers.clear();
  if (today_.plan.campaign.empty()) return;
  find_holders();
  for (const Holder& holder : holders_) offer_to(holder);
}

template <class Trace>
void Offering<Trace>::find_holders() {
  auto& visits = today_.own.visits;
  const Wallet& wallet = today_.state.wallet;
  holders_.clear();
  for (Visit& visit : visits) {
    const std::uint32_t chain = wallet.beginning(visit.person);
    if (chain != 0) wallet.prefetch_link(chain);
    if (chain != 0 || visit.session >= 0) holders_.push_back({&visit, chain});
  }
}

template <class Trace>
void Offering<Trace>::offer_to(const Holder& holder) {
  Visit& visit = *holder.visit;
  auto& offers = today_.own.offers;
  const std::size_t begin = offers.size();
  offer_held(holder);
  if (visit.session >= 0) offer_session(visit);
  visit.first_offer = static_cast<std::uint32_t>(begin);
  visit.offers = static_cast<std::uint32_t>(offers.size() - begin);
  if (visit.offers > 1)
    std::sort(offers.begin() + static_cast<std::ptrdiff_t>(begin), offers.end(), before);
  visit.coupons_alone = visit.offers > 0 && visit.session < 0 &&
                        std::ranges::all_of(
                            offers_of(today_.own, visit),
                            [](const Offer& offer) { return is_plain_coupon(*offer.terms); });
}

template <class Trace>
void Offering<Trace>::offer_held(const Holder& holder) {
  const PersonIndex person = holder.visit->person;
  today_.state.wallet.each_from(holder.chain, [&](const Held& held) {
    const auto& terms = terms_[held.mechanism];
    if (held.until < today_.day || held.terms >= terms.size() || is_forgotten(held, person)) return;
    today_.own.offers.push_back({.terms = &terms[held.terms],
                                 .mechanism = held.mechanism,
                                 .number = held.terms,
                                 .count = held.count,
                                 .since = held.since,
                                 .until = held.until,
                                 .amount = held.amount});
  });
}

/// Of what is held a share is forgotten each week (`coupon_memory`); once forgotten, it stays so.
/// One draw for each day of receiving it.
template <class Trace>
bool Offering<Trace>::is_forgotten(const Held& held, PersonIndex person) const {
  if (held.amount > 0) return is_mislaid(today_.plan, today_.source(), person, held);
  const int age = today_.day - held.since;
  if (remembered_.empty() || age <= 0 || terms_[held.mechanism][held.terms].validity == 0)
    return false;
  const CampaignEntry& entry = today_.plan.campaign[held.mechanism];
  const Block block = draw(today_.source(), today_.key_of(person), held.since,
                           StreamId{entry.number, entry.instance, contact_draw::coupon_memory});
  return unit(block.word[0]) >= remembered_[static_cast<std::size_t>(age)];
}

template <class Trace>
void Offering<Trace>::offer_session(const Visit& visit) {
  const auto m = static_cast<std::size_t>(visit.session);
  const std::optional<SessionTerms>& session = sessions_[m];
  if (!session || session->price < 0) return;
  const Mechanism& mechanism = *today_.plan.campaign[m].mechanism;
  today_.own.offers.push_back(
      {.terms = &terms_[m][static_cast<std::size_t>(session->price)],
       .mechanism = static_cast<std::uint8_t>(m),
       .number = static_cast<std::uint8_t>(session->price),
       .product = mechanism.shown_to(today_.campaign_day(visit.session), visit.person)});
}

/// What stands for whoever comes, and what the hosts of today's sessions add.
template <class Trace>
void declare_offers(DayContext<Trace>& context) {
  for (int m = 0; m < context.plan.mechanism_count(); ++m) {
    const CampaignEntry& entry = context.plan.campaign[static_cast<std::size_t>(m)];
    const std::span<const OfferTerms> terms = terms_that_count(entry);
    if (const auto session = entry.mechanism->session_on(context.day))
      context.work.host[static_cast<std::size_t>(m)] = session->log_odds;
    if (terms.empty()) continue;
    std::vector<Standing> declared;
    entry.mechanism->standing(context.campaign_day(m), declared);
    for (Standing& standing : declared)
      context.work.standing.push_back({.terms = &terms[static_cast<std::size_t>(standing.terms)],
                                       .mechanism = static_cast<std::uint8_t>(m),
                                       .number = static_cast<std::uint8_t>(standing.terms),
                                       .minute_from = standing.minute_from,
                                       .minute_to = standing.minute_to,
                                       .whom = std::move(standing.whom),
                                       .product = standing.product});
  }
}

PONDLAB_PHASE(declare_offers);

template class Offering<NoTrace>;
template class Offering<Witness>;

} // namespace pondlab::engine
