#include "mechanisms/coupon/gift_card.hpp"

#include "engine/model/friends.hpp"
#include "engine/model/plan.hpp"

#include <utility>

namespace pondlab::mechanisms {

using namespace engine;

namespace {

constexpr std::uint16_t buying_draw = first_own_draw;
constexpr std::uint16_t friend_draw = first_own_draw + 1;

// 单用途商业预付卡管理办法 (Ministry of Commerce, order 9 of 2012, as amended 2016), articles
// 18, 19.
constexpr Day least_validity = 1'095;
constexpr Fen most_on_unnamed = 1'000'00;

} // namespace

void visit(ParameterVisitor& v, GiftCardParameters& p) {
  const Field assumed{.source = "assumption"};
  visit_record(v, "target", "target", p.target);
  visit_record(v, "schedule", "schedule", p.schedule);
  v.choice("kind", p.kind, 0, {"unnamed", "named"});
  v.money("face", p.face, {200'00, 1'00, 5'000'00}, {.source = "prepaid_card_rules"});
  v.rate("pay_share", p.pay_share, {whole, 5'000, whole}, {.unit = "of_face"});
  v.duration("validity", p.validity, {least_validity, 7, 3'650},
             {.source = "prepaid_card_rules", .when = "kind=unnamed"});
  v.choice("redeem_in", p.redeem_in, 0, {"shop", "shop_and_store", "store_only"});
  v.rate("buy", p.buy, {200, 0, whole}, {.unit = "of_buyers", .source = "assumption"});
  v.rate("give", p.give, {7'000, 0, whole}, {.unit = "of_cards", .source = "assumption"});
  v.rate("seen", p.seen, {9'000, 0, whole}, assumed);
  v.rate("click", p.click, {3'000, 0, whole}, {.unit = "of_seen", .source = "assumption"});
  v.real("stimulus", p.stimulus, {.5, 0, 4}, {.unit = "log_rate", .source = "assumption"});
  v.real("pull", p.pull, {.5, 0, 1.5}, {.unit = "log_odds", .source = "prelec_loewenstein_1998"});
  v.rate("mislaid", p.mislaid, {500, 0, 5'000}, {.unit = "of_cards", .source = "assumption"});
}

Profile GiftCard::profile() const {
  return {.group = Group::coupon,
          .surface = Surface::messages,
          .colour = 3,
          .couplings = {Coupling::friends},
          .accounts = {Account::gift_cards, Account::breakage, Account::card_discount}};
}

void GiftCard::compile(const Plan& plan) {
  CampaignMechanism::compile(plan);
  const GiftCardParameters& p = parameters();
  const bool has_end = static_cast<CardKind>(p.kind) == CardKind::unnamed;
  add({.layer = Layer::card,
       .scope = {channels_of(static_cast<RedeemIn>(p.redeem_in)), {}},
       .face = p.face,
       .pay_share = p.pay_share,
       .log_odds = p.pull,
       .validity = has_end ? p.validity : 0,
       .mislaid = p.mislaid});
}

/// Who bought one yesterday to give away, in a list of one day.
void GiftCard::prepare(const Plan&, const People&, const Source&, MechanismState& state) const {
  state.due.resize(1);
}

void GiftCard::breaches(const Horizon&, std::span<const CampaignEntry>,
                        std::vector<Breach>& found) const {
  const GiftCardParameters& p = parameters();
  if (static_cast<CardKind>(p.kind) == CardKind::named) return;
  if (p.validity < least_validity)
    found.push_back({"card_over_too_soon", "validity", p.validity, least_validity});
  if (p.face > most_on_unnamed)
    found.push_back({"too_much_on_card", "face", p.face / 100, most_on_unnamed / 100});
}

/// One of the giver's friends in the pool, each as likely as another.
std::optional<PersonIndex> GiftCard::friend_for(const CampaignDay& day, PersonIndex giver) const {
  std::optional<PersonIndex> chosen;
  std::uint64_t least = 0;
  for (const PersonIndex other : day.friends.of(giver)) {
    if (!day.people.in_pool(other)) continue;
    const Layout& layout = day.plan.layout;
    const std::uint64_t pair = mix64(layout.key_of(giver), layout.key_of(other));
    const std::uint64_t drawn = std::uint64_t{day.draws(pair, friend_draw).word()} << 32 |
                                (layout.key_of(other) & 0xFFFFFFFF);
    if (chosen && drawn >= least) continue;
    chosen = other;
    least = drawn;
  }
  return chosen;
}

/// The day after it was bought a card reaches the friend. Who has none in the pool keeps it.
void GiftCard::outreach(const CampaignDay& day) const {
  std::vector<PersonIndex>& givers = day.state.due[0];
  if (givers.empty()) return;
  Audience receivers(day.people.size());
  for (const PersonIndex giver : givers)
    if (const auto other = friend_for(day, giver); other && day.hand_on(giver, *other, 0))
      receivers.insert(*other);
  givers.clear();
  note_addressed(day, receivers);
  ContactTerms terms = contact_terms(parameters());
  terms.fatigue = 0; // a gift is no advertisement
  if (static_cast<RedeemIn>(parameters().redeem_in) == RedeemIn::store)
    terms.leads_to = Channel::store;
  day.contact(std::move(receivers), terms);
}

/// Whoever orders where cards are sold is offered one, once a day.
void GiftCard::on_orders(const CampaignDay& day, std::span<const Order> orders) const {
  if (!due(day.day)) return;
  Audience asked(day.people.size());
  for (const Order& order : orders) {
    if (!terms()[0].scope.channels.has(order.channel) || asked.contains(order.person)) continue;
    if (!target().takes(day, order.person)) continue;
    asked.insert(order.person);
    sell_to(day, order.person);
  }
}

void GiftCard::sell_to(const CampaignDay& day, PersonIndex buyer) const {
  Draws draws = day.draws(day.plan.layout.key_of(buyer), buying_draw);
  if (draws.below(whole) >= static_cast<std::uint32_t>(parameters().buy)) return;
  day.sell(buyer, 0);
  if (draws.below(whole) < static_cast<std::uint32_t>(parameters().give))
    day.state.due[0].push_back(buyer);
}

} // namespace pondlab::mechanisms
