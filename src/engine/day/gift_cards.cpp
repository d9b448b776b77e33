#include "engine/day/gift_cards.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

namespace pondlab::engine {

namespace {

const OfferTerms& terms_of(const Plan& plan, const Held& card) {
  return plan.campaign[card.mechanism].mechanism->terms()[card.terms];
}

Held held_of(const Tender& tender) {
  return {.since = tender.since,
          .until = tender.until,
          .mechanism = static_cast<std::uint8_t>(tender.mechanism),
          .terms = tender.terms,
          .amount = static_cast<std::int32_t>(tender.amount)};
}

/// A card's event for the day's hash: which mechanism's, and how much.
std::uint64_t hashed_card(const Plan& plan, HashedEvent event, int mechanism, Fen amount) {
  return hashed(event, mix64(plan.campaign[static_cast<std::size_t>(mechanism)].key(),
                             static_cast<std::uint64_t>(amount)));
}

/// The buyer's cards that can pay of the order, those first that are over first.
template <class Trace>
std::vector<Held> cards_for(const DayContext<Trace>& context, const Order& order) {
  std::vector<Held> cards;
  context.state.wallet.each(order.person, [&](const Held& held) {
    if (held.amount == 0 || held.until < context.day) return;
    if (!terms_of(context.plan, held).scope.channels.has(order.channel)) return;
    if (is_mislaid(context.plan, context.source(), order.person, held)) return;
    cards.push_back(held);
  });
  std::ranges::sort(cards, {}, [](const Held& card) {
    return std::tuple(card.until, card.since, card.mechanism, card.terms);
  });
  return cards;
}

} // namespace

bool is_mislaid(const Plan& plan, const Source& source, PersonIndex person, const Held& card) {
  const std::int32_t mislaid = terms_of(plan, card).mislaid;
  if (mislaid <= 0) return false;
  const CampaignEntry& entry = plan.campaign[card.mechanism];
  Draws draws(source, plan.layout.key_of(person), card.since,
              StreamId{entry.number, entry.instance, contact_draw::mislaid});
  return draws.below(whole) < static_cast<std::uint32_t>(mislaid);
}

template <class Trace>
void pay_with_cards(DayContext<Trace>& context, Order& order) {
  if (context.state.wallet.is_empty(order.person)) return;
  Fen left = order.paid();
  auto tender = order.tenders.begin();
  for (const Held& card : cards_for(context, order)) {
    if (left <= 0 || tender == order.tenders.end()) return;
    *tender = {.mechanism = static_cast<std::int8_t>(card.mechanism),
               .terms = card.terms,
               .until = card.until,
               .since = card.since,
               .amount = std::min<Fen>(left, card.amount)};
    context.state.wallet.take(order.person, held_of(*tender));
    context.post(order.person, card.mechanism + 1, Account::gift_cards, Account::cash,
                 tender->amount);
    context.count(order.person, card.mechanism, TouchCounter::card_spent, tender->amount);
    context.hash(order.person, hashed_card(context.plan, HashedEvent::card_spent, card.mechanism,
                                           tender->amount));
    if (order.attributed < 0 && !context.plan.campaign[card.mechanism].mechanism->is_retired())
      order.attributed = tender->mechanism;
    left -= tender->amount;
    ++tender;
  }
}

template <class Trace>
Fen refund_to_cards(DayContext<Trace>& context, const Order& order) {
  Fen sum = 0;
  for (const Tender& tender : order.tenders) {
    if (tender.amount == 0 || tender.until < context.day) continue;
    Held card = held_of(tender);
    card.count = context.state.wallet.count(order.person, card) > 0 ? 0 : 1; // or is it used up?
    context.state.wallet.put(order.person, card);
    context.post(order.person, tender.mechanism + 1, Account::cash, Account::gift_cards,
                 tender.amount);
    context.hash(order.person, hashed_card(context.plan, HashedEvent::card_received,
                                           tender.mechanism, tender.amount));
    sum += tender.amount;
  }
  return sum;
}

template <class Trace>
void end_cards(DayContext<Trace>& context) {
  for (const auto& [person, card] : context.state.wallet.take_cards_over(context.day)) {
    context.post(person, card.mechanism + 1, Account::gift_cards, Account::breakage, card.amount);
    context.hash(person,
                 hashed_card(context.plan, HashedEvent::card_over, card.mechanism, card.amount));
    context.record(person, TraceKind::card_over, -1, card.mechanism, 0,
                   {static_cast<double>(card.amount)});
  }
}

void CampaignDay::hash(PersonIndex person, std::uint64_t event) const {
  world->events_hash += mix64(plan.layout.key_of(person), event);
}

void CampaignDay::sell(PersonIndex person, int terms) const {
  const OfferTerms& sold = terms_of(terms);
  const Fen price = share_of(sold.face, sold.pay_share);
  Held card = held_of(terms);
  card.count = 1;
  card.amount = static_cast<std::int32_t>(sold.face);
  wallet.put(person, card);
  post(person, Account::cash, Account::gift_cards, price);
  post(person, Account::card_discount, Account::gift_cards, sold.face - price);
  post(person, Account::payment_fees, Account::cash, share_of(price, plan.economics().payment_fee));
  count(person, TouchCounter::cards_sold);
  count(person, TouchCounter::card_sales, price);
  hash(person, hashed_card(plan, HashedEvent::card_bought, mechanism, sold.face));
  record(person, TraceKind::card_bought,
         {static_cast<double>(card.until), static_cast<double>(sold.face),
          static_cast<double>(price)});
}

bool CampaignDay::hand_on(PersonIndex from, PersonIndex to, int terms) const {
  std::optional<Held> card;
  wallet.each(from, [&](const Held& held) {
    if (held.amount == 0 || held.mechanism != mechanism || held.terms != terms) return;
    if (!card || std::tuple(held.since, held.until) > std::tuple(card->since, card->until))
      card = held;
  });
  if (!card) return false;
  // Of several that were received on one day and are good as long, one is as good as another.
  if (card->count > 1)
    card->amount = std::min(card->amount, static_cast<std::int32_t>(terms_of(terms).face));
  card->count = 1;
  wallet.take(from, *card);
  card->since = static_cast<std::int16_t>(day);
  wallet.put(to, *card);
  // What is owed is owed to whoever holds the card.
  post(from, Account::gift_cards, Account::cash, card->amount);
  post(to, Account::cash, Account::gift_cards, card->amount);
  count(from, TouchCounter::cards_given);
  hash(to, hashed_card(plan, HashedEvent::card_received, mechanism, card->amount));
  record(from, TraceKind::card_given, {static_cast<double>(to), static_cast<double>(card->amount)});
  record(to, TraceKind::card_received,
         {static_cast<double>(card->until), static_cast<double>(card->amount),
          static_cast<double>(from)});
  return true;
}

template void pay_with_cards(DayContext<NoTrace>&, Order&);
template void pay_with_cards(DayContext<Witness>&, Order&);
template Fen refund_to_cards(DayContext<NoTrace>&, const Order&);
template Fen refund_to_cards(DayContext<Witness>&, const Order&);
PONDLAB_PHASE(end_cards);

} // namespace pondlab::engine
