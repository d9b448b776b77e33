#include "mechanisms/coupon/coupon_offer.hpp"

#include "engine/model/plan.hpp"

#include <algorithm>
#include <utility>

namespace pondlab::mechanisms {

using namespace engine;

void visit(ParameterVisitor& v, CouponOfferParameters& p) {
  const Field of_seen{.unit = "of_seen", .source = "assumption", .when = "given=sent|claimed"};
  const Field of_notice{.source = "assumption", .when = "given=sent|claimed"};
  visit_record(v, "target", "target", p.target);
  visit_record(v, "schedule", "schedule", p.schedule);
  v.choice("kind", p.kind, 0, {"money_off", "share_off", "exchange", "trial"});
  v.money("face", p.face, {20'00, 0, 100'000'00}, {.when = "kind=money_off"});
  v.money("threshold", p.threshold, {200'00, 0, 1'000'000'00});
  v.rate("pay_share", p.pay_share, {8'500, 500, whole},
         {.unit = "of_price", .when = "kind=share_off"});
  v.reference("product", p.product, Reference::product, true, {.when = "kind=exchange|trial"});
  v.money("worth", p.worth, {20'00, 0, 100'000'00},
          {.source = "assumption", .when = "kind=exchange|trial"});
  v.choice("given", p.given, 0, {"sent", "claimed", "on_joining", "after_order"});
  v.money("spent", p.spent, {0, 0, 1'000'000'00}, {.when = "given=after_order"});
  v.duration("validity", p.validity, {14, 1, 365});
  v.count("each", p.each, {1, 1, 200}, {.unit = "coupons"});
  v.count("an_order", p.an_order, {1, 1, 20}, {.unit = "coupons"});
  v.count("person_limit", p.person_limit, {0, 0, 255},
          {.unit = "coupons", .zero_is_no_limit = true});
  v.count("issue_limit", p.issue_limit, {0, 0, 100'000'000},
          {.unit = "coupons", .scales = engine::Scaling::pool, .zero_is_no_limit = true});
  v.choice("redeem_in", p.redeem_in, 0, {"shop", "shop_and_store", "store_only"});
  v.references("applies_to", p.applies_to, Reference::product);
  v.boolean("stacks", p.stacks, false);
  visit_record(v, "funding", "funding", p.funding);
  v.rate("seen", p.seen, {1'500, 0, 5'000}, of_notice);
  v.rate("click", p.click, {1'500, 0, whole}, of_seen);
  v.rate("claim", p.claim, {3'000, 0, whole},
         {.unit = "of_seen", .source = "assumption", .when = "given=claimed"});
  v.real("stimulus", p.stimulus, {.4, 0, 4},
         {.unit = "log_rate", .source = "hillstrom_2008", .when = "given=sent|claimed"});
  v.real("fatigue", p.fatigue, {.5, 0, 3},
         {.unit = "contacts", .source = "assumption", .when = "given=sent|claimed"});
  v.duration("attribution", p.attribution, {7, 1, 60}, {.source = "definition_last_click"});
}

Profile CouponOffer::profile() const {
  Couplings couplings;
  if (parameters().issue_limit > 0) couplings.insert(Coupling::stock);
  return {
      .group = Group::coupon, .surface = Surface::messages, .colour = 0, .couplings = couplings};
}

void CouponOffer::compile(const Plan& plan) {
  CampaignMechanism::compile(plan);
  const CouponOfferParameters& p = parameters();
  const auto kind = static_cast<CouponKind>(p.kind);
  OfferTerms terms{
      .layer = Layer::coupon,
      .scope = scope_of(channels_of(static_cast<RedeemIn>(p.redeem_in)), p.applies_to, plan),
      .threshold = p.threshold,
      .an_order = static_cast<std::int32_t>(p.an_order),
      .stacks = p.stacks,
      .funded = shares_of(p.funding),
      .validity = p.validity,
      .each = static_cast<std::int32_t>(p.each),
      .limit = p.issue_limit,
      .person_limit = p.person_limit};
  if (kind == CouponKind::money_off) terms.face = p.face;
  if (kind == CouponKind::share_off) terms.pay_share = p.pay_share;
  if (kind == CouponKind::exchange || kind == CouponKind::trial) {
    if (!p.product.empty()) terms.gift = static_cast<std::int16_t>(plan.product_index(p.product));
    terms.worth = p.worth;
  }
  if (terms.is_offered()) add(terms);
  const Schedule& schedule = p.schedule;
  first_day_ = schedule.from.known() ? schedule.from.days - plan.start().days : 0;
  last_day_ = schedule.to.known() ? schedule.to.days - plan.start().days : plan.day_count();
}

ContactTerms CouponOffer::notice() const {
  ContactTerms terms = contact_terms(parameters());
  terms.gives = -1;
  if (static_cast<RedeemIn>(parameters().redeem_in) == RedeemIn::store)
    terms.leads_to = Channel::store;
  return terms;
}

void CouponOffer::outreach(const CampaignDay& day) const {
  if (!gives()) return;
  const auto given = static_cast<CouponGiven>(parameters().given);
  if (given == CouponGiven::on_joining && day.day >= first_day_ && day.day <= last_day_)
    for (const PersonIndex person : day.joined)
      if (target().takes(day, person)) day.send(person, 0);
  if (!due(day.day) || (given != CouponGiven::sent && given != CouponGiven::claimed)) return;
  Audience audience = target().select(day, 0);
  note_addressed(day, audience);
  ContactTerms terms = notice();
  if (given == CouponGiven::sent) {
    audience.each([&](PersonIndex person) { day.send(person, 0); });
  } else {
    terms.gives = 0;
    terms.claim = parameters().claim / double{whole};
  }
  day.contact(std::move(audience), terms);
}

void CouponOffer::on_orders(const CampaignDay& day, std::span<const Order> orders) const {
  if (!gives() || static_cast<CouponGiven>(parameters().given) != CouponGiven::after_order) return;
  if (day.day < first_day_ || day.day > last_day_) return;
  for (const Order& order : orders)
    if (order.paid() >= parameters().spent && target().takes(day, order.person))
      day.send(order.person, 0);
}

} // namespace pondlab::mechanisms
