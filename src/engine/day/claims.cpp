#include "engine/day/day_context.hpp"

#include <algorithm>
#include <span>
#include <tuple>

namespace pondlab::engine {

namespace {

bool asked_before(const Claim& a, const Claim& b) {
  return std::tie(a.mechanism, a.terms, a.minute, a.key) <
         std::tie(b.mechanism, b.terms, b.minute, b.key);
}

template <class Trace>
class Granting {
public:
  explicit Granting(DayContext<Trace>& context) : today_(context) {}

  void grant(const Claim& claim) {
    const CampaignDay day = today_.campaign_day(claim.mechanism);
    const OfferTerms& terms = today_.plan.campaign[static_cast<std::size_t>(claim.mechanism)]
                                  .mechanism->terms()[static_cast<std::size_t>(claim.terms)];
    if (!day.give(claim.person, claim.terms)) {
      today_.count(claim.person, claim.mechanism, TouchCounter::refused);
      today_.record(claim.person, TraceKind::refused, claim.minute, claim.mechanism, 0, {1});
      return;
    }
    const std::uint64_t identity =
        today_.plan.campaign[static_cast<std::size_t>(claim.mechanism)].key();
    today_.hash(claim.person, hashed(HashedEvent::claimed, identity));
    today_.record(claim.person, TraceKind::claimed, claim.minute, claim.mechanism, 0,
                  {static_cast<double>(today_.day + terms.validity - 1)});
  }

private:
  DayContext<Trace>& today_;
};

/// Whether it matters what was asked for first: where there is not enough for all, or not all for
/// one, and for who is told.
template <class Trace>
bool order_matters(const DayContext<Trace>& context) {
  const auto is_limited = [](const CampaignEntry& entry) {
    return std::ranges::any_of(entry.mechanism->terms(), [](const OfferTerms& terms) {
      return terms.limit > 0 || terms.person_limit > 0;
    });
  };
  return Trace::on || std::ranges::any_of(context.plan.campaign, is_limited);
}

} // namespace

/// Who asked for what contacts give gets it, the first of the day first, while there is some.
template <class Trace>
void grant_claims(DayContext<Trace>& context) {
  constexpr std::size_t at_once = 256; // of whom what they hold fits into the nearest cache
  if (order_matters(context))
    std::sort(context.own.claims.begin(), context.own.claims.end(), asked_before);
  Granting<Trace> granting(context);
  for (std::span<const Claim> claims = context.own.claims; !claims.empty();) {
    const std::span<const Claim> some = claims.first(std::min(at_once, claims.size()));
    context.state.wallet.prefetch_chains(some.size(),
                                         [&](std::size_t i) { return some[i].person; });
    for (const Claim& claim : some) granting.grant(claim);
    claims = claims.subspan(some.size());
  }
}

PONDLAB_PHASE(grant_claims);

} // namespace pondlab::engine
