#pragma once

#include "engine/books/trace.hpp"
#include "engine/day/day_work.hpp"
#include "engine/day/response_state.hpp"
#include "engine/model/plan.hpp"
#include "engine/model/population.hpp"
#include "engine/model/state.hpp"
#include "engine/numeric/thread_pool.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

namespace pondlab::engine {

/// What each phase of a day works on. `Trace` is NoTrace or Witness.
template <class Trace>
struct DayContext {
  const Plan& plan;
  const Population& population;
  State& state;
  DayWork& work;
  WorkerScratch& own; ///< this worker's
  ThreadPool& thread_pool;
  Trace& trace;
  Day day;

  const Source& source() const { return population.source; }
  std::uint64_t key_of(PersonIndex person) const { return plan.layout.key_of(person); }
  void count(Counter counter, std::int64_t n = 1) {
    own.sums.counts[DayCounts::place(counter)] += n;
  }
  void count(int mechanism, TouchCounter counter, std::int64_t n = 1) {
    own.sums.counts[DayCounts::place(mechanism, counter)] += n;
  }
  /// The same, and says whose it is.
  void count(PersonIndex person, Counter counter, std::int64_t n = 1) {
    count(counter, n);
    if constexpr (Trace::on)
      if (Tally* tally = trace.tally()) tally->counted(person, counter, n);
  }
  void count(PersonIndex person, int mechanism, TouchCounter counter, std::int64_t n = 1) {
    count(mechanism, counter, n);
    tell(person, mechanism, counter, n);
  }
  /// Says whose a count is that is added up elsewhere.
  void tell(PersonIndex person, int mechanism, TouchCounter counter, std::int64_t n) {
    if constexpr (Trace::on)
      if (Tally* tally = trace.tally()) tally->counted(person, mechanism, counter, n);
  }
  /// Moves money on a person's account.
  void post(PersonIndex person, int cost_centre, Account debit, Account credit, Fen amount) {
    state.ledger.post(day, cost_centre, debit, credit, amount);
    if constexpr (Trace::on)
      if (Tally* tally = trace.tally()) tally->posted(person, cost_centre, debit, credit, amount);
  }
  /// Adds an event to the day's hash: a sum, so that the order of people does not matter.
  void hash(PersonIndex person, std::uint64_t event) {
    own.sums.events_hash += mix64(key_of(person), event);
  }
  /// A visit that joining or a contact leads to.
  void lead_to(Visit visit) {
    const Cohort& cohort = plan.layout.cohort_of(visit.person);
    const auto which = static_cast<std::size_t>(&cohort - plan.layout.cohorts().data());
    const std::uint32_t within = (visit.person - cohort.first) / (stretch_tiles * tile_size);
    work.led_visits[work.first_stretch[which] + within].push_back(visit);
  }
  CampaignDay campaign_day(int mechanism);
  /// Whom mechanisms are to tell; null: nobody.
  Witness* witness() {
    if constexpr (Trace::on) return &trace;
    return nullptr;
  }
  bool follows(PersonIndex person) const {
    if constexpr (Trace::on) return trace.follows(person);
    return false;
  }
  void record(PersonIndex person, TraceKind kind, int minute, int mechanism, Fen money,
              std::array<double, 7> value = {}, double card = 0) {
    if constexpr (Trace::on)
      if (trace.follows(person))
        trace.record({.person = person,
                      .day = static_cast<std::int16_t>(day),
                      .minute = static_cast<std::int16_t>(minute),
                      .kind = kind,
                      .mechanism = static_cast<std::int8_t>(mechanism),
                      .money = money,
                      .value = value,
                      .card = card});
  }
  /// A visit, and whether contacts had to do with it.
  void record(const Visit& visit, std::array<double, 7> value) {
    if constexpr (Trace::on)
      if (trace.follows(visit.person))
        trace.record({.person = visit.person,
                      .day = static_cast<std::int16_t>(day),
                      .minute = visit.minute,
                      .kind = TraceKind::visit,
                      .mechanism = visit.session,
                      .value = value,
                      .organic = of_own_accord(visit)});
  }
  /// What became of an order, with the goods in it; `carded` was paid with cards, or went back.
  void record(const Order& order, TraceKind kind, int minute, std::array<double, 7> value,
              Fen carded) {
    if constexpr (Trace::on)
      if (trace.follows(order.person))
        trace.record({order.person, static_cast<std::int16_t>(day),
                      static_cast<std::int16_t>(minute), kind, order.attributed, order.paid(),
                      value, order.cost, order.funded(), carded, 0, order.bill.lines[0].product,
                      order.bill.lines[0].size, order.organic});
  }
};

/// A filter's bound on a day of this demand: that of an ordinary day, raised in proportion where
/// demand is higher, since 1 − e^(−f·ν) ≤ f · (1 − e^(−ν)) for f ≥ 1.
inline std::uint8_t bound_of_day(std::uint8_t ordinary, double demand) {
  if (demand <= 1) return ordinary;
  return static_cast<std::uint8_t>(
      std::min(255., std::ceil(static_cast<double>(ordinary) * demand)));
}

/// What of the person's a cut uses.
inline Held held_of(const Cut& cut) {
  return {.since = cut.since,
          .until = cut.until,
          .mechanism = static_cast<std::uint8_t>(cut.mechanism),
          .terms = cut.terms,
          .count = cut.count};
}

/// Calls `f(account, part)` for each other than the brand who bears a part of the order's i-th cut,
/// with the account on which it is due.
template <class F>
void each_funded(const Order& order, std::size_t i, F&& f) {
  constexpr std::array<Account, funder_count> due{
      Account::due_from_stores, Account::due_from_platforms, Account::due_from_guides};
  const FundedParts parts = order.funded_parts(i);
  for (std::size_t k = 0; k < parts.size(); ++k)
    if (parts[k] != 0) f(due[k], parts[k]);
}

/// What the goods of a bill cost the brand.
inline Fen cost_of(const Plan& plan, const Bill& bill) {
  Fen sum = 0;
  for (const Line& line : bill.goods())
    sum += line.product >= 0 ? plan.setup.products[static_cast<std::size_t>(line.product)].cost
                             : share_of(line.list, plan.economics().goods_cost);
  return sum;
}

// The phases of a day, in the order in which they run. Each is one file.
template <class Trace>
void supply_and_shocks(DayContext<Trace>&);
template <class Trace>
void arrivals(DayContext<Trace>&);
template <class Trace>
void outreach(DayContext<Trace>&);
template <class Trace>
void attention(DayContext<Trace>&);
template <class Trace>
void grant_claims(DayContext<Trace>&);
template <class Trace>
void declare_offers(DayContext<Trace>&);
template <class Trace>
void visits_and_decisions(DayContext<Trace>&);
template <class Trace>
void clearing(DayContext<Trace>&);
template <class Trace>
void book_orders(DayContext<Trace>&);
template <class Trace>
void deliveries_and_returns(DayContext<Trace>&);
template <class Trace>
void social(DayContext<Trace>&);
template <class Trace>
void lifecycle(DayContext<Trace>&);
template <class Trace>
void close_measures(DayContext<Trace>&);

/// Defines a phase for both sinks.
#define PONDLAB_PHASE(phase)                                                                       \
  template void phase(DayContext<NoTrace>&);                                                       \
  template void phase(DayContext<Witness>&)

/// Goes through everybody, a stretch at a time, by all workers: each makes a `Pass<Trace>` of its
/// context, in which what is the same for all stretches is prepared, and calls it with the number
/// of one stretch after another. Whoever is followed is told of by one worker alone.
template <template <class> class Pass, class Trace>
void by_stretches(DayContext<Trace>& context) {
  const std::size_t stretches = context.work.stretches.size();
  if (Trace::on || context.thread_pool.workers() == 1) {
    Pass<Trace> pass(context);
    for (std::size_t stretch = 0; stretch < stretches; ++stretch) pass(stretch);
    return;
  }
  struct Worker {
    DayContext<Trace> context;
    std::unique_ptr<Pass<Trace>> pass{};
  };
  std::vector<Worker> workers;
  workers.reserve(context.work.workers.size());
  for (WorkerScratch& own : context.work.workers)
    workers.push_back({{context.plan, context.population, context.state, context.work, own,
                        context.thread_pool, context.trace, context.day}});
  context.thread_pool.parallel_for(stretches, [&](std::size_t stretch, int number) {
    Worker& worker = workers[static_cast<std::size_t>(number)];
    if (!worker.pass) worker.pass = std::make_unique<Pass<Trace>>(worker.context);
    (*worker.pass)(stretch);
  });
  context.work.gather();
}

/// Marks a person until tonight; false if the mark was there already.
template <class Trace>
bool mark_today(DayContext<Trace>& context, PersonIndex person, std::uint8_t mark) {
  std::uint8_t& marks = context.state.people.record[person].marks;
  if (marks & mark) return false;
  marks |= mark;
  context.own.marked.push_back(person);
  return true;
}

/// Kinds of events in the day's hash; payloads are mixed in. Append-only.
enum class HashedEvent : std::uint8_t {
  joined = 1,
  seen,
  clicked,
  claimed,
  opted_out,
  visit,
  order,
  tick,
  drop_out,
  returned,
  deleted,
  shared,
  given,
  pledged,
  resolved,
  card_bought,
  card_received,
  card_spent,
  card_over
};

constexpr std::uint64_t hashed(HashedEvent event, std::uint64_t payload = 0) {
  return mix64(static_cast<std::uint64_t>(event), payload);
}

} // namespace pondlab::engine
