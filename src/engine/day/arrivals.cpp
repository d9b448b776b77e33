#include "engine/day/day_context.hpp"
#include "engine/numeric/math.hpp"
#include "engine/numeric/stream_id.hpp"

#include <algorithm>

namespace pondlab::engine {

namespace {

bool chance(std::uint32_t word, std::int32_t rate) {
  return uniform_below(word, whole) < static_cast<std::uint32_t>(rate);
}

/// A new friend may delete the guide within 90 days; the day is drawn on arrival.
template <class Trace>
void plan_departure(DayContext<Trace>& context, PersonIndex person, Draws& draws) {
  const bool leaves = chance(draws.word(), context.plan.response().deleted_in_90_days);
  const Day after = 1 + static_cast<Day>(draws.below(90));
  if (leaves && context.state.people.reach[person] & reach::guide)
    context.state.departures[static_cast<std::size_t>((context.day + after) % horizon_ring)]
        .push_back(person);
}

template <class Trace>
void give_reach(DayContext<Trace>& context, PersonIndex person, const Inflow& inflow,
                Draws& draws) {
  State& state = context.state;
  std::uint8_t bits = 0;
  if (chance(draws.word(), context.plan.segment_of(person).segment->reach.phone))
    bits |= reach::phone;
  if (chance(draws.word(), inflow.becomes_contact) && context.plan.has_guide(state.people, person))
    bits |= reach::guide;
  if (chance(draws.word(), inflow.joins_community) &&
      context.plan.has_community(state.people, person))
    bits |= reach::community;
  state.people.reach[person] = bits;
  context.own.sums.stocks.add(bits, 1);
}

/// Drawn last: who follows the official account depends on nothing else.
template <class Trace>
void follow(DayContext<Trace>& context, PersonIndex person, Draws& draws) {
  if (!chance(draws.word(), context.plan.segment_of(person).segment->reach.follower)) return;
  context.state.people.reach[person] |= reach::follower;
  context.own.sums.stocks.add(reach::follower, 1);
}

template <class Trace>
void join(DayContext<Trace>& context, PersonIndex person, std::size_t channel) {
  People& people = context.state.people;
  const Inflow& inflow = *context.plan.inflow[channel].inflow;
  people.stage[person] = Stage::registered;
  people.record[person].rate = static_cast<float>(
      context.plan.segment_of(person).segment->purchase.first_order / double{whole});
  people.joined[person] = people.last_order[person] = static_cast<std::int16_t>(context.day);
  people.way_in[person] = static_cast<std::uint8_t>(std::min<std::size_t>(channel + 1, 255));
  Draws draws(context.source(), context.key_of(person), context.day, stream::joining);
  give_reach(context, person, inflow, draws);
  plan_departure(context, person, draws);
  follow(context, person, draws);
  if (inflow.buys_at_once) {
    // The clock starts tomorrow: a cohort's first day has no repeat orders.
    context.lead_to({.person = person, .stream = stream::till_visit, .number = 0});
  } else {
    set_gate(context.plan, people, person);
  }
  ++context.own.sums.stocks.members;
  ++context.state.inflow_counts[channel];
  context.count(person, Counter::joined);
  context.state.joiners.push_back(person);
  context.hash(person, hashed(HashedEvent::joined, channel));
  context.record(person, TraceKind::joined, -1, -1, 0, {static_cast<double>(channel)});
}

/// Lets everybody join whose clock the channel's cumulative hazard has passed.
template <class Trace>
void pass_clocks(DayContext<Trace>& context, std::size_t channel) {
  const auto& clocks = context.population.clocks[channel];
  std::uint32_t& cursor = context.state.cursors[channel];
  for (; cursor < clocks.size() && clocks[cursor].clock <= context.state.hazards[channel]; ++cursor)
    if (context.state.people.stage[clocks[cursor].person] == Stage::sea)
      join(context, clocks[cursor].person, channel);
}

/// Exactly the recorded number, in order of the clocks.
template <class Trace>
void join_scheduled(DayContext<Trace>& context, std::size_t channel) {
  const InflowPlan& plan = context.plan.inflow[channel];
  const auto since = static_cast<std::size_t>(context.day - plan.from);
  if (since >= plan.inflow->daily.size()) return;
  const auto& clocks = context.population.clocks[channel];
  std::uint32_t& cursor = context.state.cursors[channel];
  for (std::int64_t left = plan.inflow->daily[since]; left > 0 && cursor < clocks.size(); ++cursor)
    if (context.state.people.stage[clocks[cursor].person] == Stage::sea) {
      join(context, clocks[cursor].person, channel);
      --left;
    }
}

/// Hazard of the day for a person still in the sea.
template <class Trace>
double hazard(DayContext<Trace>& context, std::size_t channel) {
  const InflowPlan& plan = context.plan.inflow[channel];
  const Inflow& inflow = *plan.inflow;
  const double sea = context.plan.layout.cohorts()[static_cast<std::size_t>(plan.cohort)].count;
  switch (static_cast<InflowKind>(inflow.kind)) {
  case InflowKind::natural:
    return inflow.per_day / sea;
  case InflowKind::paid:
    return static_cast<double>(inflow.budget_a_day) / static_cast<double>(inflow.cost_per_friend) /
           sea;
  case InflowKind::word_of_mouth: {
    const bool everyone = inflow.mixing == 0;
    const double share = static_cast<double>(context.state.inflow_counts[channel]) / sea;
    return inflow.outside_influence + (everyone ? inflow.inside_influence * share : 0);
  }
  case InflowKind::scheduled:
    break;
  }
  return 0;
}

/// Friends of yesterday's joiners: each exposure convinces with `inside_influence`, independently.
template <class Trace>
void join_through_friends(DayContext<Trace>& context, std::size_t channel,
                          const std::vector<PersonIndex>& yesterday) {
  const InflowPlan& plan = context.plan.inflow[channel];
  std::vector<PersonIndex> exposed;
  for (const PersonIndex joiner : yesterday)
    for (const PersonIndex other : context.population.friends.of(joiner))
      if (context.state.people.stage[other] == Stage::sea) exposed.push_back(other);
  std::sort(exposed.begin(), exposed.end());
  const double unmoved = 1 - plan.inflow->inside_influence;
  for (std::size_t i = 0; i < exposed.size();) {
    const PersonIndex person = exposed[i];
    double stays = 1;
    for (; i < exposed.size() && exposed[i] == person; ++i) stays *= unmoved;
    const Block block =
        draw(context.source(), context.key_of(person), context.day, stream::word_of_mouth);
    if (unit(block.word[0]) >= stays && context.state.people.stage[person] == Stage::sea)
      join(context, person, channel);
  }
}

} // namespace

/// People come in from the public sea.
template <class Trace>
void arrivals(DayContext<Trace>& context) {
  const std::vector<PersonIndex> yesterday = std::move(context.state.joiners);
  context.state.joiners.clear();
  for (std::size_t channel = 0; channel < context.plan.inflow.size(); ++channel) {
    const InflowPlan& plan = context.plan.inflow[channel];
    if (plan.cohort < 0 || context.day < plan.from || context.day >= plan.to) continue;
    const auto kind = static_cast<InflowKind>(plan.inflow->kind);
    if (kind == InflowKind::scheduled) {
      join_scheduled(context, channel);
      continue;
    }
    if (kind == InflowKind::paid)
      context.state.ledger.post(context.day, 0, Account::media, Account::cash,
                                plan.inflow->budget_a_day);
    context.state.hazards[channel] += hazard(context, channel);
    pass_clocks(context, channel);
    if (kind == InflowKind::word_of_mouth && plan.inflow->mixing == 1)
      join_through_friends(context, channel, yesterday);
  }
}

PONDLAB_PHASE(arrivals);

} // namespace pondlab::engine
