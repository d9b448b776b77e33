#include "engine/day/day_context.hpp"

#include <algorithm>
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
    const OfferTerms& terms =
        today_.plan.campaign[static_cast<std::size_t>(claim.mechanism)]
            .mechanism->terms()[static_cast<std::size_t>(claim.terms)];
    if (!is_left(day, claim, terms)) {
      today_.count(claim.person, claim.mechanism, TouchCounter::refused);
      today_.record(claim.person, TraceKind::refused, claim.minute, claim.mechanism, 0, {1});
      return;
    }
    day.give(claim.person, claim.terms);
    const std::uint64_t identity =
        today_.plan.campaign[static_cast<std::size_t>(claim.mechanism)].key();
    today_.hash(claim.person, hashed(HashedEvent::claimed, identity));
    today_.record(claim.person, TraceKind::claimed, claim.minute, claim.mechanism, 0,
                  {static_cast<double>(today_.day + terms.validity - 1)});
  }

private:
  /// Takes it off what there is, in all and for the person.
  bool is_left(const CampaignDay& day, const Claim& claim, const OfferTerms& terms) {
    std::int64_t& issued = day.state.numbers.at(0);
    if (terms.limit > 0 && issued + terms.each > terms.limit) return false;
    if (terms.person_limit > 0) {
      std::uint8_t& received = day.state.people.write(claim.person).received;
      if (received + terms.each > terms.person_limit) return false;
      received = static_cast<std::uint8_t>(std::min(received + terms.each, 255));
    }
    if (terms.limit > 0) issued += terms.each;
    return true;
  }

  DayContext<Trace>& today_;
};

} // namespace

/// Who asked for what contacts give gets it, the first of the day first, while there is some.
template <class Trace>
void grant_claims(DayContext<Trace>& context) {
  std::sort(context.work.claims.begin(), context.work.claims.end(), asked_before);
  Granting<Trace> granting(context);
  for (const Claim& claim : context.work.claims) granting.grant(claim);
}

PONDLAB_PHASE(grant_claims);

} // namespace pondlab::engine
