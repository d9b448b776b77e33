#include "mechanisms/contact/sms.hpp"

#include "engine/model/plan.hpp"

namespace pondlab::mechanisms {

using namespace engine;

void visit(ParameterVisitor& v, SmsParameters& p) {
  visit_record(v, "target", "target", p.target);
  visit_record(v, "schedule", "schedule", p.schedule);
  visit_record(v, "coupon", "coupon", p.coupon);
  v.money("cost", p.cost, {4, 0, 100'00}, {.unit = "per_message", .source = "trade_lore"});
  v.rate("seen", p.seen, {1'500, 0, 5'000}, {.source = "assumption"});
  v.rate("click", p.click, {1'000, 0, whole}, {.unit = "of_seen", .source = "assumption"});
  v.rate("claim", p.claim, {2'000, 0, whole}, {.unit = "of_seen", .source = "assumption"});
  v.real("stimulus", p.stimulus, {.5, 0, 4}, {.unit = "log_rate", .source = "hillstrom_2008"});
  v.rate("opt_out", p.opt_out, {30, 0, 1'000}, {.unit = "of_seen", .source = "trade_lore"});
  v.real("fatigue", p.fatigue, {1, 0, 3},
         {.unit = "contacts", .source = "zhang_kumar_cosguner_2017"});
  v.duration("attribution", p.attribution, {7, 1, 60}, {.source = "definition_sms"});
}

void Sms::compile(const Plan& plan) {
  target_ = CompiledTarget(parameters_.target, plan);
  schedule_ = CompiledSchedule(parameters_.schedule, plan);
}

void Sms::outreach(const CampaignDay& day) const {
  if (!schedule_.due(day.day)) return;
  Audience audience = target_.select(day, reach::phone);
  note_addressed(day, audience);
  day.spend_on_each(audience, Account::sms, parameters_.cost);
  const bool has_coupon = parameters_.coupon.offered();
  day.contact(std::move(audience),
              {.seen = parameters_.seen / double{whole},
               .stimulus = parameters_.stimulus,
               .click = parameters_.click / double{whole},
               .claim = has_coupon ? parameters_.claim / double{whole} : 0,
               .opt_out = parameters_.opt_out / double{whole},
               .opt_out_kind = OptOut::phone,
               .fatigue = parameters_.fatigue,
               .only_coupons = has_coupon,
               .coupon_days = has_coupon ? parameters_.coupon.validity : 0,
               .issue_limit = parameters_.coupon.issue_limit,
               .minute_from = static_cast<int>(parameters_.schedule.hour_from) * 60,
               .minute_to = static_cast<int>(parameters_.schedule.hour_to) * 60});
}

void Sms::offers(const CampaignDay& day, std::span<const OfferVisit> visits,
                 std::vector<Offer>& offers) const {
  if (parameters_.coupon.offered()) offer_coupon(day, parameters_.coupon, visits, offers);
}

} // namespace pondlab::mechanisms
