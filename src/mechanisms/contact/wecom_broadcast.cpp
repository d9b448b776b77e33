#include "mechanisms/contact/wecom_broadcast.hpp"

#include "mechanisms/common/guides.hpp"
#include "mechanisms/common/months.hpp"

#include <algorithm>
#include <utility>

namespace pondlab::mechanisms {

using namespace engine;

void visit(ParameterVisitor& v, WecomBroadcastParameters& p) {
  const Field of_seen{.unit = "of_seen", .source = "trade_lore"};
  visit_record(v, "target", "target", p.target);
  visit_record(v, "schedule", "schedule", p.schedule);
  visit_record(v, "coupon", "coupon_terms", p.coupon);
  v.count("minutes", p.minutes, {2, 0, 120}, {.unit = "minutes", .source = "assumption"});
  v.rate("seen", p.seen, {2'500, 0, whole}, {.source = "trade_lore"});
  v.rate("click", p.click, {1'600, 0, whole}, of_seen);
  v.rate("claim", p.claim, {2'000, 0, whole}, {.unit = "of_seen", .source = "assumption"});
  v.real("stimulus", p.stimulus, {.4, 0, 4}, {.unit = "log_rate", .source = "hillstrom_2008"});
  v.rate("opt_out", p.opt_out, {120, 0, 1'000}, of_seen);
  v.real("fatigue", p.fatigue, {1, 0, 3},
         {.unit = "contacts", .source = "zhang_kumar_cosguner_2017"});
  v.duration("attribution", p.attribution, {7, 1, 60}, {.source = "definition_last_click"});
}

Profile WecomBroadcast::profile() const {
  return {.group = Group::contact,
          .surface = Surface::guide,
          .colour = 6,
          .couplings = couplings({Coupling::guide}),
          .gives_tasks = true,
          .accounts = {Account::guide_pay}};
}

void WecomBroadcast::breaches(const Horizon& horizon, std::span<const CampaignEntry> campaign,
                              std::vector<Breach>& found) const {
  for (const auto& [month, broadcasts] : due_together(horizon, campaign).value_or(ByMonth{}))
    if (broadcasts > days_in(month))
      return found.push_back(
          {"too_many_broadcasts", "schedule", broadcasts, days_in(month), month});
}

void WecomBroadcast::outreach(const CampaignDay& day) const {
  if (!due(day.day)) return;
  const std::vector<Execution> execution =
      execute_by_guides(day, execution_draw, target().holdout());
  const auto done = std::count_if(execution.begin(), execution.end(),
                                  [](Execution e) { return e != Execution::skipped; });
  pay_guides(day, done * parameters().minutes);
  Audience audience(day.people.size());
  target().select(day, reach::guide).each([&](PersonIndex person) {
    if (execution[guide_of(day.plan, day.people, person)] != Execution::skipped)
      audience.insert(person);
  });
  note_addressed(day, audience);
  ContactTerms terms = contact_terms(parameters());
  terms.opt_out_kind = OptOut::guide;
  if (parameters().coupon.offered()) terms.trust = -1;
  day.contact(std::move(audience), terms);
}

} // namespace pondlab::mechanisms
