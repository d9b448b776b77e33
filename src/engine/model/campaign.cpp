#include "engine/model/campaign.hpp"

#include "engine/model/plan.hpp"

#include <algorithm>

namespace pondlab::engine {

void visit(ParameterVisitor& v, Target& t) {
  v.references("segments", t.segments, Reference::segment);
  v.choice("buyers", t.buyers, 0, {"anyone", "bought", "never_bought"});
  v.duration("idle_min", t.idle_min, {0, 0, 3'650});
  v.duration("idle_max", t.idle_max, {0, 0, 3'650}, {.zero_is_no_limit = true});
  v.count("orders_min", t.orders_min, {0, 0, 1'000}, {.unit = "orders"});
  v.choice("layer", t.layer, 0,
           {"everyone", "price_sensitive", "not_price_sensitive", "newness_seeking"});
  v.rate("holdout", t.holdout, {0, 0, 9'000});
  v.choice("holdout_by", t.holdout_by, 0,
           {key_of(Assigned::person), key_of(Assigned::community), key_of(Assigned::store)});
}

std::string_view key_of(Assigned by) {
  constexpr std::array<std::string_view, 3> keys{"person", "community", "store"};
  return keys[static_cast<std::size_t>(by)];
}

void visit(ParameterVisitor& v, Schedule& s) {
  v.dates("dates", s.dates, 7'320);
  v.date("from", s.from, true);
  v.date("to", s.to, true);
  v.duration("every_days", s.every_days, {1, 1, 3'650});
  v.count("hour_from", s.hour_from, {8, 0, 23}, {.unit = "hour_of_day"});
  v.count("hour_to", s.hour_to, {22, 1, 24}, {.unit = "hour_of_day"});
}

std::vector<Day> days_of(const Schedule& schedule, Date start, Day days) {
  std::vector<Day> due;
  const auto add = [&](Day day) {
    if (day >= 0 && day < days) due.push_back(day);
  };
  if (!schedule.dates.empty()) {
    for (const Date date : schedule.dates) add(date.days - start.days);
    std::sort(due.begin(), due.end());
    due.erase(std::unique(due.begin(), due.end()), due.end());
    return due;
  }
  const Day first = schedule.from.known() ? schedule.from.days - start.days : 0;
  const Day last = schedule.to.known() ? schedule.to.days - start.days : days - 1;
  for (Day day = first; day <= std::min(last, days - 1); day += std::max(1, schedule.every_days))
    add(day);
  return due;
}

void visit(ParameterVisitor& v, Funding& f) {
  const Field part{.unit = "of_cut", .part_of_whole = true};
  v.rate("store", f.store, {0, 0, whole}, part);
  v.rate("platform", f.platform, {0, 0, whole}, part);
  v.rate("guide", f.guide, {0, 0, whole}, part);
}

FundedShares shares_of(const Funding& funding) {
  FundedShares shares{};
  const auto set = [&](Funder funder, std::int32_t bp) {
    shares[static_cast<std::size_t>(funder)] = static_cast<std::uint16_t>(bp);
  };
  set(Funder::store, funding.store);
  set(Funder::platform, funding.platform);
  set(Funder::guide, funding.guide);
  return shares;
}

void visit(ParameterVisitor& v, Coupon& c) {
  v.money("face", c.face, {0, 0, 100'000'00});
  v.money("threshold", c.threshold, {0, 0, 1'000'000'00});
  v.rate("pay_share", c.pay_share, {whole, 500, whole}, {.unit = "of_price"});
  v.duration("validity", c.validity, {14, 1, 365});
  v.count("each", c.each, {1, 1, 200}, {.unit = "coupons"});
  v.count("an_order", c.an_order, {1, 1, 20}, {.unit = "coupons"});
  v.count("issue_limit", c.issue_limit, {0, 0, 100'000'000},
          {.unit = "coupons", .scales = Scaling::pool, .zero_is_no_limit = true});
  v.choice("redeem_in", c.redeem_in, 0, {"shop", "shop_and_store", "store_only"});
  v.references("applies_to", c.applies_to, Reference::product);
  visit_record(v, "funding", "funding", c.funding);
}

ChannelSet channels_of(RedeemIn where) {
  switch (where) {
  case RedeemIn::shop:
    return {Channel::shop};
  case RedeemIn::shop_and_store:
    return {Channel::shop, Channel::store};
  case RedeemIn::store:
    break;
  }
  return {Channel::store};
}

Scope scope_of(ChannelSet channels, const std::vector<std::string>& products, const Plan& plan) {
  Scope scope{.channels = channels};
  for (const std::string& id : products)
    scope.products.push_back(static_cast<std::int16_t>(plan.product_index(id)));
  return scope;
}

OfferTerms terms_of(const Coupon& coupon, const Plan& plan) {
  return {.layer = Layer::coupon,
          .scope = scope_of(channels_of(static_cast<RedeemIn>(coupon.redeem_in)), coupon.applies_to,
                            plan),
          .face = coupon.face,
          .threshold = coupon.threshold,
          .pay_share = coupon.pay_share,
          .an_order = static_cast<std::int32_t>(coupon.an_order),
          .funded = shares_of(coupon.funding),
          .validity = coupon.validity,
          .each = static_cast<std::int32_t>(coupon.each),
          .limit = coupon.issue_limit};
}

} // namespace pondlab::engine
