#include "mechanisms/contact/subscription_message.hpp"

#include "engine/model/plan.hpp"
#include "engine/numeric/stream_id.hpp"

#include <utility>

namespace pondlab::mechanisms {

using namespace engine;

namespace {

constexpr std::uint16_t consent_draw = first_own_draw;

/// `CampaignMemory::step`: may be sent one message.
constexpr std::uint8_t consents = 1;

} // namespace

void visit(ParameterVisitor& v, SubscriptionMessageParameters& p) {
  const Field of_seen{.unit = "of_seen", .source = "assumption"};
  visit_record(v, "target", "target", p.target);
  visit_record(v, "schedule", "schedule", p.schedule);
  visit_record(v, "coupon", "coupon_terms", p.coupon);
  v.rate("consent", p.consent, {3'000, 0, whole}, {.unit = "of_buyers", .source = "trade_lore"});
  v.rate("consented", p.consented, {1'000, 0, whole}, {.source = "assumption"});
  v.rate("seen", p.seen, {2'000, 0, whole}, {.source = "assumption"});
  v.rate("click", p.click, {2'000, 0, whole}, of_seen);
  v.rate("claim", p.claim, {2'500, 0, whole}, of_seen);
  v.real("stimulus", p.stimulus, {.5, 0, 4}, {.unit = "log_rate", .source = "hillstrom_2008"});
  v.real("fatigue", p.fatigue, {.7, 0, 3}, {.unit = "contacts", .source = "assumption"});
  v.duration("attribution", p.attribution, {7, 1, 60}, {.source = "definition_last_click"});
}

Profile SubscriptionMessage::profile() const {
  return {.group = Group::contact,
          .surface = Surface::messages,
          .colour = 4,
          .couplings = couplings({})};
}

void SubscriptionMessage::prepare(const Plan& plan, const People& people, const Source& source,
                                  MechanismState& state) const {
  for (const Cohort& cohort : plan.layout.cohorts()) {
    if (cohort.sea) continue;
    for (PersonIndex person = cohort.first; person < cohort.first + cohort.count; ++person) {
      const std::uint64_t key = plan.layout.key_of(person);
      Draws draws(source, key, -1, stream::consent);
      if (people.in_pool(person) &&
          draws.below(whole) < static_cast<std::uint32_t>(parameters().consented))
        state.people.write(person).step = consents;
    }
  }
}

void SubscriptionMessage::outreach(const CampaignDay& day) const {
  if (!due(day.day)) return;
  Audience audience(day.people.size());
  target().select(day, 0).each([&](PersonIndex person) {
    if (day.state.people[person].step != consents) return;
    audience.insert(person);
    day.state.people.write(person).step = 0;
  });
  note_addressed(day, audience);
  day.contact(std::move(audience), contact_terms(parameters()));
}

void SubscriptionMessage::on_orders(const CampaignDay& day, std::span<const Order> orders) const {
  CampaignMechanism::on_orders(day, orders);
  for (const Order& order : orders) {
    if (order.channel != Channel::shop) continue;
    Draws draws = day.draws(order.key, consent_draw);
    if (draws.below(whole) < static_cast<std::uint32_t>(parameters().consent))
      day.state.people.write(order.person).step = consents;
  }
}

} // namespace pondlab::mechanisms
