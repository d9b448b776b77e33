#include "engine/day/day_context.hpp"

#include <algorithm>

namespace pondlab::engine {

template <class Trace>
CampaignDay DayContext<Trace>::campaign_day(int mechanism) {
  const CampaignEntry& entry = plan.campaign[static_cast<std::size_t>(mechanism)];
  return {.plan = plan,
          .people = state.people,
          .source = population.source,
          .day = day,
          .mechanism = mechanism,
          .kind = entry.number,
          .instance = entry.instance,
          .state = state.mechanisms[static_cast<std::size_t>(mechanism)],
          .wallet = state.wallet,
          .friends = population.friends,
          .ledger = state.ledger,
          .counts = state.counts,
          .contactings = work.contactings,
          .joined = state.joiners,
          .witness = witness(),
          .world = &state,
          .thread_pool = &thread_pool};
}

template CampaignDay DayContext<NoTrace>::campaign_day(int);
template CampaignDay DayContext<Witness>::campaign_day(int);

namespace {

Tally* tally_of(const Witness* witness) { return witness ? witness->tally() : nullptr; }

} // namespace

void CampaignDay::contact(Audience audience, const ContactTerms& terms) const {
  const std::int64_t size = audience.size();
  if (size == 0) return;
  count(TouchCounter::audience, size);
  count(TouchCounter::delivered, size * terms.posts);
  if (Tally* tally = tally_of(witness))
    audience.each([&](PersonIndex person) {
      tally->counted(person, mechanism, TouchCounter::audience, 1);
      tally->counted(person, mechanism, TouchCounter::delivered, terms.posts);
    });
  contactings.push_back({mechanism, terms, std::move(audience)});
}

void CampaignDay::spend(Account account, Fen amount) const {
  ledger.post(day, mechanism + 1, account, Account::cash, amount);
}

void CampaignDay::spend_on(PersonIndex person, Account account, Fen amount) const {
  post(person, account, Account::cash, amount);
}

void CampaignDay::spend_on_each(const Audience& audience, Account account, Fen amount) const {
  spend(account, audience.size() * amount);
  if (Tally* tally = tally_of(witness))
    audience.each([&](PersonIndex person) {
      tally->posted(person, mechanism + 1, account, Account::cash, amount);
    });
}

void CampaignDay::post(PersonIndex person, Account debit, Account credit, Fen amount) const {
  ledger.post(day, mechanism + 1, debit, credit, amount);
  if (Tally* tally = tally_of(witness)) tally->posted(person, mechanism + 1, debit, credit, amount);
}

const OfferTerms& CampaignDay::terms_of(int number) const {
  const Mechanism& its = *plan.campaign[static_cast<std::size_t>(mechanism)].mechanism;
  return its.terms()[static_cast<std::size_t>(number)];
}

bool CampaignDay::take_from_limits(PersonIndex person, const OfferTerms& given) const {
  std::int64_t& issued = state.numbers.at(0);
  if (given.limit > 0 && issued + given.each > given.limit) return false;
  if (given.person_limit > 0) {
    std::uint8_t& received = state.people.write(person).received;
    if (received + given.each > given.person_limit) return false;
    received = static_cast<std::uint8_t>(std::min(received + given.each, 255));
  }
  if (given.limit > 0) issued += given.each;
  return true;
}

Held CampaignDay::held_of(int terms) const {
  const OfferTerms& given = terms_of(terms);
  const Day until = given.validity > 0 ? day + given.validity - 1 : Held::no_end;
  return {.since = static_cast<std::int16_t>(day),
          .until = static_cast<std::int16_t>(std::min<Day>(until, Held::no_end)),
          .mechanism = static_cast<std::uint8_t>(mechanism),
          .terms = static_cast<std::uint8_t>(terms),
          .count = static_cast<std::uint16_t>(given.each)};
}

bool CampaignDay::give(PersonIndex person, int terms) const {
  const OfferTerms& given = terms_of(terms);
  if (!take_from_limits(person, given)) return false;
  wallet.put(person, held_of(terms));
  count(person, TouchCounter::issued, given.each);
  count(person, TouchCounter::claimed, given.each);
  return true;
}

bool CampaignDay::send(PersonIndex person, int terms) const {
  if (!give(person, terms)) return false;
  const OfferTerms& given = terms_of(terms);
  record(person, TraceKind::given,
         {static_cast<double>(day + given.validity - 1), static_cast<double>(given.each)});
  return true;
}

void CampaignDay::revoke(PersonIndex person, int terms) const {
  wallet.take_all(person, static_cast<std::uint8_t>(mechanism), static_cast<std::uint8_t>(terms));
}

bool CampaignDay::gain(PersonIndex person, std::uint8_t way) const {
  std::uint8_t& bits = world->people.reach[person];
  if (bits & way || !people.in_pool(person)) return false;
  if (way == reach::guide && !plan.has_guide(people, person)) return false;
  if (way == reach::community && !plan.has_community(people, person)) return false;
  bits |= way;
  world->stocks.change(static_cast<std::uint8_t>(bits & ~way), bits);
  count(person, TouchCounter::won);
  record(person, TraceKind::gained, {static_cast<double>(way)});
  if (way != reach::guide) return true;
  counts.at(day, Counter::befriended) += 1;
  if (Tally* tally = tally_of(witness)) tally->counted(person, Counter::befriended, 1);
  Draws draws = this->draws(plan.layout.key_of(person), contact_draw::leaving_again);
  const bool leaves =
      draws.below(whole) < static_cast<std::uint32_t>(plan.response().deleted_in_90_days);
  const Day after = 1 + static_cast<Day>(draws.below(90));
  if (leaves)
    world->departures[static_cast<std::size_t>((day + after) % horizon_ring)].push_back(person);
  return true;
}

void CampaignDay::decline(PersonIndex person, std::uint8_t way) const {
  count(person, TouchCounter::declined);
  record(person, TraceKind::declined, {static_cast<double>(way)});
}

void CampaignDay::parallel_for(
    std::size_t count, std::size_t part,
    const std::function<void(std::size_t, std::size_t, int)>& work) const {
  const auto one = [&](std::size_t piece, int worker) {
    work(piece * part, std::min(count, (piece + 1) * part), worker);
  };
  const std::size_t pieces = (count + part - 1) / part;
  if (thread_pool) return thread_pool->parallel_for(pieces, one);
  for (std::size_t piece = 0; piece < pieces; ++piece) one(piece, 0);
}

void CampaignDay::count(TouchCounter counter, std::int64_t n) const {
  counts.at(day, mechanism, counter) += n;
}

void CampaignDay::count(PersonIndex person, TouchCounter counter, std::int64_t n) const {
  count(counter, n);
  if (Tally* tally = tally_of(witness)) tally->counted(person, mechanism, counter, n);
}

void CampaignDay::record(PersonIndex person, TraceKind what, std::array<double, 7> value) const {
  if (witness && witness->follows(person))
    witness->record({.person = person,
                     .day = static_cast<std::int16_t>(day),
                     .kind = what,
                     .mechanism = static_cast<std::int8_t>(mechanism),
                     .value = value});
}

Draws CampaignDay::draws(std::uint64_t subject, std::uint16_t number) const {
  return Draws(source, subject, day, stream(number));
}

/// Mechanisms say whom they address today.
template <class Trace>
void outreach(DayContext<Trace>& context) {
  for (int m = 0; m < context.plan.mechanism_count(); ++m) {
    const CampaignDay day = context.campaign_day(m);
    context.plan.campaign[static_cast<std::size_t>(m)].mechanism->outreach(day);
  }
}

PONDLAB_PHASE(outreach);

} // namespace pondlab::engine
