#include "mechanisms/coupon/coupon_ladder.hpp"

#include "engine/model/plan.hpp"
#include "engine/numeric/prefetch.hpp"

#include <algorithm>

namespace pondlab::mechanisms {

using namespace engine;

void visit(ParameterVisitor& v, CouponLadderParameters& p) {
  const Field luckin{.unit = "of_price", .source = "luckin_article", .grade = Grade::reported};
  visit_record(v, "target", "target", p.target);
  v.date("from", p.from, true);
  v.duration("idle_days", p.idle_days, {30, 1, 120},
             {.source = "luckin_article", .grade = Grade::assumed});
  v.rate("idle_1", p.idle_1, {8'500, 500, whole}, luckin);
  v.rate("idle_2", p.idle_2, {4'300, 500, whole}, luckin);
  v.rate("idle_3", p.idle_3, {2'800, 500, whole}, luckin);
  v.rate("bought_1", p.bought_1, {4'300, 500, whole}, luckin);
  v.rate("bought_2", p.bought_2, {5'800, 500, whole}, luckin);
  v.rate("bought_3", p.bought_3, {9'500, 500, whole}, luckin);
  v.choice("redeem_in", p.redeem_in, 1, {"shop", "shop_and_store"});
  v.rate("seen", p.seen, {3'000, 0, whole}, {.source = "assumption"});
  v.rate("click", p.click, {1'000, 0, whole}, {.unit = "of_seen", .source = "assumption"});
  v.real("stimulus", p.stimulus, {.4, 0, 4}, {.unit = "log_rate", .source = "hillstrom_2008"});
  v.duration("attribution", p.attribution, {7, 1, 60}, {.source = "definition_last_click"});
}

/// Everybody climbs alone.
Profile CouponLadder::profile() const {
  return {.group = Group::coupon, .surface = Surface::messages, .colour = 5};
}

void CouponLadder::compile(const Plan& plan) {
  CampaignMechanism::compile(plan);
  first_day_ =
      parameters().from.known() ? std::max(0, parameters().from.days - plan.start().days) : 0;
  pay_share_ = {whole,
                parameters().idle_1,
                parameters().idle_2,
                parameters().idle_3,
                parameters().bought_1,
                parameters().bought_2,
                parameters().bought_3};
  for (std::size_t rung = 1; rung < pay_share_.size(); ++rung)
    add({.scope = {.channels = channels_of(static_cast<RedeemIn>(parameters().redeem_in))},
         .pay_share = pay_share_[rung],
         .validity = 0});
}

namespace {

/// The coupon of a rung, within what the ladder offers.
int coupon_of(std::uint8_t rung) { return rung - 1; }

bool enrolled(const CampaignMemory& memory) { return memory.due != CampaignMemory::never; }

} // namespace

/// `due` holds the day on which an idle month ends; an entry of the ring for another day is
/// stale (there was an order since).
void CouponLadder::wait(MechanismState& state, PersonIndex person, Day until) const {
  state.people.write(person).due = static_cast<std::int16_t>(until);
  state.due[static_cast<std::size_t>(until) % state.due.size()].push_back(person);
}

void CouponLadder::prepare(const Plan& plan, const People& people, const Source& source,
                           MechanismState& state) const {
  state.due.resize(static_cast<std::size_t>(parameters().idle_days) + 1);
  if (first_day_ >= plan.day_count()) return;
  target().select(plan, people, source, first_day_, 0).each([&](PersonIndex person) {
    // Who has been idle longer than a month is spread over the first one by key.
    const Day idle = first_day_ - people.last_order[person];
    const Day left = idle < parameters().idle_days
                         ? parameters().idle_days - idle
                         : static_cast<Day>(plan.layout.key_of(person) %
                                            static_cast<std::uint64_t>(parameters().idle_days));
    wait(state, person, first_day_ + left);
  });
}

/// The ring anew: nobody waits for a day that is over, nor longer than an idle month.
void CouponLadder::resume(const Plan&, const People&, Day next, MechanismState& state) const {
  const Day begin = std::max(first_day_, next);
  std::vector<std::pair<PersonIndex, Day>> waiting;
  state.people.each([&](PersonIndex person, const CampaignMemory& memory) {
    if (memory.due != CampaignMemory::never)
      waiting.emplace_back(person,
                           std::clamp<Day>(memory.due, begin, begin + parameters().idle_days));
  });
  state.due.assign(static_cast<std::size_t>(parameters().idle_days) + 1, {});
  for (const auto& [person, until] : waiting) wait(state, person, until);
}

void CouponLadder::move(const CampaignDay& day, PersonIndex person, Rung to, bool told) const {
  CampaignMemory& memory = day.state.people.write(person);
  if (memory.step > 0) day.revoke(person, coupon_of(memory.step));
  memory.step = static_cast<std::uint8_t>(to);
  memory.addressed = static_cast<std::int16_t>(day.day);
  memory.converted = CampaignMemory::never;
  day.give(person, coupon_of(memory.step));
  day.record(person, TraceKind::issued,
             {static_cast<double>(pay_share_[memory.step]), told ? 1. : 0.});
}

void CouponLadder::enrol_joiners(const CampaignDay& day) const {
  for (const PersonIndex person : day.joined)
    if (target().takes(day, person))
      wait(day.state, person, std::max(first_day_, day.day + parameters().idle_days));
}

namespace {

/// Brings what the end of an idle month needs of somebody into the cache.
void soon(const CampaignDay& day, PersonIndex person) {
  if (const CampaignMemory* memory = day.state.people.find(person)) prefetch(memory);
  prefetch(&day.people.last_order[person]);
  day.wallet.prefetch_beginning(person);
}

} // namespace

void CouponLadder::outreach(const CampaignDay& day) const {
  enrol_joiners(day);
  if (day.day < first_day_) return;
  auto& ring = day.state.due[static_cast<std::size_t>(day.day) % day.state.due.size()];
  const std::vector<PersonIndex> due = std::move(ring);
  ring.clear();
  Audience told(day.people.size());
  for (std::size_t i = 0; i < due.size(); ++i) {
    if (i + prefetch_ahead < due.size()) soon(day, due[i + prefetch_ahead]);
    const PersonIndex person = due[i];
    const CampaignMemory memory = day.state.people[person];
    if (memory.due != day.day) continue;
    const Day idle = day.day - day.people.last_order[person];
    if (idle < parameters().idle_days) { // bought between set-up and the ladder's first day
      wait(day.state, person, day.day + parameters().idle_days - idle);
      continue;
    }
    const auto rung = static_cast<Rung>(memory.step);
    const Rung next = after_idle(rung);
    if (next != rung) {
      move(day, person, next, true);
      told.insert(person);
    }
    wait(day.state, person, day.day + parameters().idle_days);
  }
  ContactTerms terms = contact_terms(parameters());
  terms.minute_from = 9 * 60;
  terms.minute_to = 21 * 60;
  day.contact(std::move(told), terms);
}

void CouponLadder::on_orders(const CampaignDay& day, std::span<const Order> orders) const {
  if (day.day < first_day_) return;
  for (const Order& order : orders) {
    if (!enrolled(day.state.people[order.person])) continue;
    // The next coupon lies in the wallet, without a notice.
    move(day, order.person, after_purchase(static_cast<Rung>(day.state.people[order.person].step)),
         false);
    day.count(order.person, TouchCounter::audience);
    day.count(order.person, TouchCounter::delivered);
    wait(day.state, order.person, day.day + parameters().idle_days);
  }
}

} // namespace pondlab::mechanisms
