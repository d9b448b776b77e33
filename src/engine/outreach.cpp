#include "engine/today.hpp"

namespace pondlab::engine {

template <class Trace>
CampaignDay Today<Trace>::campaign_day(int mechanism) {
  const CampaignEntry& entry = plan.campaign[static_cast<std::size_t>(mechanism)];
  return {.plan = plan,
          .people = state.people,
          .source = population.source,
          .day = day,
          .mechanism = mechanism,
          .kind = entry.number,
          .instance = entry.instance,
          .state = state.mechanisms[static_cast<std::size_t>(mechanism)],
          .ledger = state.ledger,
          .counts = state.counts,
          .contactings = work.contactings,
          .joined = state.joiners};
}

template CampaignDay Today<NoTrace>::campaign_day(int);
template CampaignDay Today<Witness>::campaign_day(int);

void CampaignDay::contact(Audience audience, const ContactTerms& terms) const {
  const std::int64_t size = audience.size();
  if (size == 0) return;
  count(TouchCounter::audience, size);
  count(TouchCounter::delivered, size * terms.posts);
  contactings.push_back({mechanism, terms, std::move(audience)});
}

void CampaignDay::spend(Account account, Fen amount) const {
  ledger.post(day, mechanism + 1, account, Account::cash, amount);
}

void CampaignDay::count(TouchCounter counter, std::int64_t n) const {
  counts.at(day, mechanism, counter) += n;
}

Draws CampaignDay::draws(std::uint64_t subject, std::uint16_t number) const {
  return Draws(source, subject, day, purpose(number));
}

/// Mechanisms say whom they address today.
template <class Trace>
void outreach(Today<Trace>& today) {
  for (int m = 0; m < today.plan.mechanism_count(); ++m) {
    const CampaignDay day = today.campaign_day(m);
    today.plan.campaign[static_cast<std::size_t>(m)].mechanism->outreach(day);
  }
}

PONDLAB_PHASE(outreach);

} // namespace pondlab::engine
