#include "mechanisms/inflow/add_friend.hpp"

#include "engine/model/plan.hpp"
#include "mechanisms/common/guides.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace pondlab::mechanisms {

using namespace engine;

namespace {

constexpr std::uint16_t asking_draw = execution_draw + 1;
constexpr std::uint16_t list_draw = execution_draw + 2;

} // namespace

void visit(ParameterVisitor& v, AddFriendParameters& p) {
  visit_record(v, "target", "target", p.target);
  visit_record(v, "schedule", "schedule", p.schedule);
  v.choice("by", p.by, 0, {"till", "parcel_card", "phone", "code"});
  v.rate("asked", p.asked, {6'000, 0, whole},
         {.unit = "of_buyers", .source = "trade_lore", .when = "by=till|code"});
  v.rate("found", p.found, {600, 0, whole},
         {.unit = "of_buyers", .source = "trade_press", .when = "by=parcel_card"});
  v.rate("passed", p.passed, {5'000, 0, whole},
         {.unit = "of_asked", .source = "trade_lore", .when = "by=till|parcel_card|code"});
  v.rate("accepted", p.accepted, {1'500, 0, whole},
         {.unit = "of_asked", .source = "trade_lore", .when = "by=phone"});
  v.count("requests", p.requests, {20, 0, 500},
          {.unit = "per_day", .source = "assumption", .when = "by=phone"});
  v.money("cost", p.cost, {30, 0, 100'00},
          {.unit = "per_order", .source = "assumption", .when = "by=parcel_card"});
  v.real("minutes", p.minutes, {1, 0, 60},
         {.unit = "minutes", .source = "assumption", .when = "by=till|phone"});
  visit_record(v, "coupon", "coupon_terms", p.coupon);
}

Profile AddFriend::profile() const {
  return {.group = Group::inflow,
          .surface = Surface::guide,
          .colour = 2,
          .couplings = couplings({Coupling::guide}),
          .gives_tasks = true,
          .accounts = {Account::guide_pay, Account::production}};
}

std::int32_t AddFriend::asked() const {
  return by() == AddedBy::parcel_card ? parameters().found : parameters().asked;
}

std::int32_t AddFriend::passed() const {
  return by() == AddedBy::phone ? parameters().accepted : parameters().passed;
}

/// Whoever adds the guide gets the gift.
void AddFriend::ask(const CampaignDay& day, PersonIndex person) const {
  day.count(person, TouchCounter::audience);
  day.count(person, TouchCounter::delivered);
  Draws draws = day.draws(day.plan.layout.key_of(person), asking_draw);
  if (draws.below(whole) >= static_cast<std::uint32_t>(passed()))
    return day.decline(person, reach::guide);
  if (!day.gain(person, reach::guide)) return;
  if (parameters().coupon.offered()) day.send(person, 0);
}

/// Requests by phone number, in an order drawn anew each day; each guide has time for so many.
void AddFriend::outreach(const CampaignDay& day) const {
  if (by() != AddedBy::phone || !due(day.day)) return;
  const std::vector<Execution> execution =
      execute_by_guides(day, execution_draw, target().holdout());
  std::vector<std::vector<std::pair<std::uint64_t, PersonIndex>>> lists(execution.size());
  target().select(day, reach::phone, reach::guide).each([&](PersonIndex person) {
    if (!day.plan.has_guide(day.people, person)) return;
    const std::uint32_t guide = guide_of(day.plan, day.people, person);
    if (execution[guide] == Execution::skipped) return;
    const CampaignMemory memory = day.state.people[person];
    if (memory.addressed != CampaignMemory::never) return; // asked once
    Draws draws = day.draws(day.plan.layout.key_of(person), list_draw);
    lists[guide].emplace_back(std::uint64_t{draws.word()} << 32 | draws.word(), person);
  });
  std::int64_t asked = 0;
  for (auto& list : lists) {
    std::ranges::sort(list, {}, [&](const auto& one) {
      return std::pair(one.first, day.plan.layout.key_of(one.second));
    });
    const std::size_t most = std::min(list.size(), static_cast<std::size_t>(parameters().requests));
    for (std::size_t i = 0; i < most; ++i, ++asked) {
      day.state.people.write(list[i].second).addressed = static_cast<std::int16_t>(day.day);
      ask(day, list[i].second);
    }
  }
  pay_guides(day,
             static_cast<std::int64_t>(static_cast<double>(asked) * parameters().minutes + .5));
}

void AddFriend::on_orders(const CampaignDay& day, std::span<const Order> orders) const {
  CampaignMechanism::on_orders(day, orders);
  if (by() == AddedBy::phone || !due(day.day)) return;
  const bool at_till = by() == AddedBy::till;
  const std::vector<Execution> execution =
      at_till ? execute_by_guides(day, execution_draw, target().holdout())
              : std::vector<Execution>();
  std::int64_t people = 0, cards = 0;
  for (const Order& order : orders) {
    if ((order.channel == Channel::store) == (by() == AddedBy::parcel_card)) continue;
    cards += by() == AddedBy::parcel_card;
    const PersonIndex person = order.person;
    if (day.people.reach[person] & reach::guide || !day.plan.has_guide(day.people, person) ||
        !target().takes(day, person))
      continue;
    if (at_till && execution[guide_of(day.plan, day.people, person)] == Execution::skipped)
      continue;
    Draws draws = day.draws(order.key, list_draw);
    if (draws.below(whole) >= static_cast<std::uint32_t>(asked())) continue;
    ++people;
    ask(day, person);
  }
  if (cards > 0) day.spend(Account::production, cards * parameters().cost);
  if (at_till)
    pay_guides(day,
               static_cast<std::int64_t>(static_cast<double>(people) * parameters().minutes + .5));
}

} // namespace pondlab::mechanisms
