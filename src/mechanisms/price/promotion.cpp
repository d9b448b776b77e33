#include "mechanisms/price/promotion.hpp"

#include "engine/model/plan.hpp"

namespace pondlab::mechanisms {

using namespace engine;

void visit(ParameterVisitor& v, PromotionParameters& p) {
  visit_record(v, "target", "target", p.target);
  visit_record(v, "schedule", "schedule", p.schedule);
  v.choice("rule", p.rule, 0, {"money_off", "each_threshold", "share_off", "price", "gift"});
  v.money("threshold", p.threshold, {300'00, 0, 1'000'000'00},
          {.when = "rule=money_off|each_threshold|share_off|gift"});
  v.money("face", p.face, {40'00, 0, 100'000'00}, {.when = "rule=money_off|each_threshold"});
  v.rate("pay_share", p.pay_share, {8'500, 500, whole},
         {.unit = "of_price", .when = "rule=share_off|price"});
  v.reference("gift", p.gift, Reference::product, true, {.when = "rule=gift"});
  v.money("worth", p.worth, {20'00, 0, 100'000'00}, {.source = "assumption", .when = "rule=gift"});
  v.choice("in", p.in, 0, {"shop", "shop_and_store", "store_only", "everywhere"});
  v.references("applies_to", p.applies_to, Reference::product);
  visit_record(v, "funding", "funding", p.funding);
  visit_record(v, "coupon", "coupon_terms", p.coupon);
}

/// Who gets the last coupons keeps them from others.
Profile Promotion::profile() const {
  return {
      .group = Group::price, .surface = Surface::messages, .colour = 7, .couplings = couplings({})};
}

namespace {

ChannelSet channels_of(PromotionIn in) {
  if (in == PromotionIn::everywhere) return {Channel::shop, Channel::store, Channel::marketplace};
  return engine::channels_of(static_cast<RedeemIn>(in));
}

} // namespace

void Promotion::compile(const Plan& plan) {
  CampaignMechanism::compile(plan);
  const PromotionParameters& p = parameters();
  const auto rule = static_cast<PromotionRule>(p.rule);
  OfferTerms terms{.layer = rule == PromotionRule::price ? Layer::item : Layer::order,
                   .scope =
                       scope_of(channels_of(static_cast<PromotionIn>(p.in)), p.applies_to, plan),
                   .threshold = rule == PromotionRule::price ? 0 : p.threshold,
                   .each_time = rule == PromotionRule::each_threshold,
                   .funded = shares_of(p.funding)};
  switch (rule) {
  case PromotionRule::money_off:
  case PromotionRule::each_threshold:
    terms.face = p.face;
    break;
  case PromotionRule::share_off:
  case PromotionRule::price:
    terms.pay_share = p.pay_share;
    break;
  case PromotionRule::gift:
    terms.gift = product_or_everyday(plan, p.gift);
    terms.worth = p.worth;
    break;
  }
  rule_ = terms.is_offered() ? add(terms) : -1;
}

void Promotion::standing(const CampaignDay& day, std::vector<Standing>& offers) const {
  if (rule_ < 0 || !due(day.day)) return;
  offers.push_back(stand(day, rule_));
}

void Promotion::on_orders(const CampaignDay& day, std::span<const Order> orders) const {
  if (!parameters().coupon.offered()) return;
  for (const Order& order : orders)
    if (order.bill.has_offer(day.mechanism, rule_)) day.send(order.person, 0);
}

} // namespace pondlab::mechanisms
