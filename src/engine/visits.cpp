#include "engine/math.hpp"
#include "engine/purpose.hpp"
#include "engine/quote.hpp"
#include "engine/sieve.hpp"
#include "engine/today.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace pondlab::engine {

namespace {

constexpr double coldest = .02; ///< log-rate below which a stimulus is over
constexpr int most_visits = 60; ///< a day and clock; beyond any person, keeps addresses apart

bool clock_runs(Stage stage) { return stage == Stage::registered || stage == Stage::customer; }

template <class Trace>
bool store_closed(const Today<Trace>& today, PersonIndex person) {
  const std::int32_t closed = today.work.plan.stores_closed;
  if (closed <= 0 || today.plan.store_group.empty()) return closed >= whole;
  const Block block =
      draw(today.source(), today.state.people.store[person], -1, purpose::store_shutters);
  return uniform_below(block.word[0], whole) < static_cast<std::uint32_t>(closed);
}

/// A share of visits, evenly over these minutes of the day.
struct Part {
  double share;
  int from, to;
};

std::int16_t minute_in(std::span<const Part> parts, double u) {
  for (const Part& part : parts) {
    if (u < part.share)
      return static_cast<std::int16_t>(part.from +
                                       static_cast<int>(u / part.share * (part.to - part.from)));
    u -= part.share;
  }
  return static_cast<std::int16_t>(parts.back().to - 1);
}

/// 35 % of orders fall between 20:00 and 22:30, few at night (trade experience).
constexpr Part ordinary_day[] = {{.04, 0, 480},    {.21, 480, 720},   {.12, 720, 840},
                                 {.20, 840, 1080}, {.05, 1080, 1200}, {.35, 1200, 1350},
                                 {.03, 1350, 1440}};

/// A session runs from 20:00 to 22:00; most come early and stay for the first offers.
constexpr Part live_session[] = {
    {.35, 1200, 1230}, {.30, 1230, 1260}, {.20, 1260, 1290}, {.15, 1290, 1320}};

struct ChannelChoice {
  Channel channel;
  bool lost;
};

/// Chooses by logit; whoever wanted a closed store goes nowhere or to one of the open channels.
ChannelChoice choose_channel(std::array<double, channel_count> weight, bool closed, double lost,
                             double u) {
  const double all = weight[0] + weight[1] + weight[2];
  if (all <= 0) return {Channel::shop, true};
  const double store = weight[0] / all;
  if (u < store) {
    if (!closed) return {Channel::store, false};
    u /= store;
    if (u < lost || weight[1] + weight[2] <= 0) return {Channel::store, true};
    u = (u - lost) / (1 - lost);
  } else {
    u = (u - store) / (1 - store);
  }
  return {u * (weight[1] + weight[2]) < weight[1] ? Channel::marketplace : Channel::shop, false};
}

template <class Trace>
class Visiting {
public:
  explicit Visiting(Today<Trace>& today) : today_(today) {
    for (const SegmentPlan& segment : today.plan.segments) {
      std::array<double, channel_count> weight{};
      for (std::size_t c = 0; c < weight.size(); ++c)
        weight[c] = exp(segment.channel_log_weight[c]);
      weight[static_cast<std::size_t>(Channel::marketplace)] *=
          exp(today.work.plan.marketplace_pull);
      weights_.push_back(weight);
    }
  }

  void add(PersonIndex person, Purpose purpose, std::int64_t count, bool organic) {
    for (std::int64_t k = 0; k < std::min<std::int64_t>(count, most_visits); ++k)
      today_.work.visits.push_back({.person = person,
                                    .purpose = purpose,
                                    .number = static_cast<std::uint16_t>(k),
                                    .organic = organic});
    today_.count(Counter::active);
  }

  /// Draws where and when each visit goes.
  void place(Visit& visit) {
    visit.draws = draw(today_.source(), today_.key_of(visit.person), today_.day, visit.purpose,
                       2u * visit.number);
    if (visit.live >= 0) {
      visit.channel = Channel::shop;
      visit.minute = minute_in(live_session, unit(visit.draws.word[3]));
    } else if (visit.clicked >= 0) {
      visit.channel = Channel::shop;
    } else {
      auto weight =
          weights_[static_cast<std::size_t>(today_.plan.layout.cohort_of(visit.person).segment)];
      const Mood mood = mood_of(today_.plan, today_.state.people, visit.person, today_.day);
      weight[static_cast<std::size_t>(Channel::shop)] *=
          exp(today_.plan.response().contact_pull * std::min(1., mood.stimulus));
      if (visit.offers > 0) pull_by_price(visit, weight);
      // Who joins at the till stands in a store that is open.
      const bool closed = visit.purpose.packed() != purpose::till_visit.packed() &&
                          store_closed(today_, visit.person);
      const auto choice =
          choose_channel(weight, closed, today_.plan.response().closed_store_lost / double{whole},
                         unit(visit.draws.word[0]));
      visit.channel = choice.channel;
      visit.lost = choice.lost;
      visit.minute = minute_in(ordinary_day, unit(visit.draws.word[3]));
    }
    tally(visit);
  }

private:
  /// An offer draws people to where it counts, as it draws them to order there.
  void pull_by_price(const Visit& visit, std::array<double, channel_count>& weight) {
    const People& people = today_.state.people;
    const Fen basket = list_price(today_.plan, people, visit);
    for (const Channel channel : {Channel::shop, Channel::store}) {
      const Quote quote = best_quote(today_.plan, basket, offers_of(today_.work, visit), channel);
      weight[static_cast<std::size_t>(channel)] *=
          exp(benefit_of(today_.plan, people, visit.person, quote));
    }
  }

  void tally(const Visit& visit) {
    today_.record(
        visit.person, TraceKind::visit, visit.minute, visit.live, 0,
        {static_cast<double>(visit.channel), visit.organic ? 1. : 0., visit.lost ? 1. : 0.});
    if (visit.lost) {
      today_.count(Counter::lost_to_closure);
      return;
    }
    today_.count(static_cast<Counter>(static_cast<int>(Counter::visits_store) +
                                      static_cast<int>(visit.channel)));
    if (visit.channel == Channel::shop && mark_today(today_, visit.person, mark::visited))
      today_.count(Counter::visitors_shop);
  }

  Today<Trace>& today_;
  std::vector<std::array<double, channel_count>> weights_;
};

/// Visits of the baseline clock: one gate byte a person, the few that pass are evaluated exactly.
template <class Trace>
void organic_visits(Today<Trace>& today, Visiting<Trace>& visiting) {
  const People& people = today.state.people;
  const double demand = today.work.plan.demand;
  if (demand <= 0) return;
  const std::uint8_t* bounds = people.gate.data();
  if (demand > 1) {
    // 1 − e^(−f·ν) ≤ f · (1 − e^(−ν)) for f ≥ 1, so the scaled bound is one too.
    today.work.bounds.resize(people.size());
    for (std::size_t i = 0; i < people.size(); ++i)
      today.work.bounds[i] =
          static_cast<std::uint8_t>(std::min(255., std::ceil(people.gate[i] * demand)));
    bounds = today.work.bounds.data();
  }
  for (const Cohort& cohort : today.plan.layout.cohorts()) {
    const SegmentPlan& segment = today.plan.segments[static_cast<std::size_t>(cohort.segment)];
    const Gate gate(today.source(), cohort.hash, today.day, purpose::organic_gate);
    const std::uint32_t tiles = (cohort.count + tile_size - 1) / tile_size;
    today.work.survivors.resize(std::size_t{tiles} * tile_size);
    const std::size_t passed =
        gate.survivors(0, tiles, bounds + cohort.first, today.work.survivors.data());
    for (std::size_t i = 0; i < passed; ++i) {
      const std::uint32_t ordinal = today.work.survivors[i];
      const PersonIndex person = cohort.first + ordinal;
      if (!clock_runs(people.stage[person])) continue;
      const Block block =
          draw(today.source(), person_key(cohort.hash, ordinal), today.day, purpose::organic_count);
      const double u = gate_unit(gate.byte(ordinal), block.word[0]);
      const std::int64_t count = poisson(u, segment.visits_a_day(people.rate[person]) * demand);
      if (count > 0) visiting.add(person, purpose::organic_visit, count, true);
    }
  }
}

/// Visits that contacts add: ν(e^A − 1) for those with a stimulus A left.
template <class Trace>
void campaign_visits(Today<Trace>& today, Visiting<Trace>& visiting) {
  State& state = today.state;
  std::size_t kept = 0;
  for (const PersonIndex person : state.warm) {
    const Mood mood = mood_of(today.plan, state.people, person, today.day);
    if (mood.stimulus < coldest || !clock_runs(state.people.stage[person])) {
      state.people.marks[person] &= static_cast<std::uint8_t>(~mark::warm);
      continue;
    }
    state.warm[kept++] = person;
    const double visits = today.plan.segment_of(person).visits_a_day(state.people.rate[person]);
    const double mean = visits * today.work.plan.demand * expm1(mood.stimulus);
    const Block block =
        draw(today.source(), today.key_of(person), today.day, purpose::campaign_count);
    const std::int64_t count = poisson(unit(block.word[0]), mean);
    if (count > 0) visiting.add(person, purpose::campaign_visit, count, false);
  }
  state.warm.resize(kept);
}

/// Asks every mechanism what it offers, and hands each visit its own.
template <class Trace>
void gather_offers(Today<Trace>& today) {
  DayWork& work = today.work;
  std::vector<OfferVisit> asked;
  asked.reserve(work.visits.size());
  for (const Visit& visit : work.visits) asked.push_back({visit.person, visit.live});
  for (int m = 0; m < today.plan.mechanism_count(); ++m)
    today.plan.campaign[static_cast<std::size_t>(m)].mechanism->offers(today.campaign_day(m), asked,
                                                                       work.offers);
  std::stable_sort(work.offers.begin(), work.offers.end(),
                   [](const Offer& a, const Offer& b) { return a.visit < b.visit; });
  for (std::uint32_t i = 0; i < work.offers.size(); ++i) {
    Visit& visit = work.visits[work.offers[i].visit];
    if (visit.offers++ == 0) visit.first_offer = i;
  }
}

} // namespace

/// Who comes to see the brand today, where and when.
template <class Trace>
void visits(Today<Trace>& today) {
  Visiting<Trace> visiting(today);
  organic_visits(today, visiting);
  campaign_visits(today, visiting);
  gather_offers(today);
  for (Visit& visit : today.work.visits) visiting.place(visit);
}

PONDLAB_PHASE(visits);

} // namespace pondlab::engine
