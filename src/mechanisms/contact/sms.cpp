#include "mechanisms/contact/sms.hpp"

#include <utility>

namespace pondlab::mechanisms {

using namespace engine;

void visit(ParameterVisitor& v, SmsParameters& p) {
  visit_record(v, "target", "target", p.target);
  visit_record(v, "schedule", "schedule", p.schedule);
  visit_record(v, "coupon", "coupon_terms", p.coupon);
  v.money("cost", p.cost, {4, 0, 100'00}, {.unit = "per_message", .source = "trade_lore"});
  v.rate("seen", p.seen, {2'500, 0, 5'000}, {.source = "trade_lore"});
  v.rate("click", p.click, {1'000, 0, whole}, {.unit = "of_seen", .source = "assumption"});
  v.rate("claim", p.claim, {2'000, 0, whole}, {.unit = "of_seen", .source = "assumption"});
  v.real("stimulus", p.stimulus, {.5, 0, 4}, {.unit = "log_rate", .source = "hillstrom_2008"});
  v.rate("opt_out", p.opt_out, {30, 0, 1'000}, {.unit = "of_seen", .source = "trade_lore"});
  v.real("fatigue", p.fatigue, {1, 0, 3},
         {.unit = "contacts", .source = "zhang_kumar_cosguner_2017"});
  v.duration("attribution", p.attribution, {7, 1, 60}, {.source = "definition_sms"});
}

Profile Sms::profile() const {
  return {.group = Group::contact,
          .surface = Surface::messages,
          .colour = 0,
          .couplings = couplings({}),
          .accounts = {Account::sms}};
}

void Sms::outreach(const CampaignDay& day) const {
  if (!due(day.day)) return;
  Audience audience = target().select(day, reach::phone);
  note_addressed(day, audience);
  day.spend_on_each(audience, Account::sms, parameters().cost);
  ContactTerms terms = contact_terms(parameters());
  terms.opt_out_kind = OptOut::phone;
  if (parameters().coupon.offered()) terms.trust = -1;
  day.contact(std::move(audience), terms);
}

} // namespace pondlab::mechanisms
