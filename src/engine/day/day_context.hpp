#pragma once

#include "engine/books/trace.hpp"
#include "engine/model/plan.hpp"
#include "engine/model/population.hpp"
#include "engine/model/state.hpp"
#include "engine/numeric/stream_id.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace pondlab::engine {

/// One visit of today.
struct Visit {
  PersonIndex person = 0;
  StreamId stream;          ///< address of its draws …
  std::uint16_t number = 0; ///< … and which visit of that stream
  Channel channel = Channel::shop;
  bool organic = false;     ///< exists at the baseline rate
  bool lost = false;        ///< to a closed store
  std::int8_t session = -1; ///< mechanism in whose session it is
  std::int8_t clicked = -1; ///< mechanism whose link led here
  std::int16_t minute = 0;
  std::uint32_t first_offer = 0; ///< its offers in DayWork::offers
  std::uint32_t offers = 0;
  Block draws{}; ///< channel, conversion, basket, minute
};

/// Whether the visit would be there without any contact: at the baseline rate, or at the till on
/// joining.
inline bool of_own_accord(const Visit& visit) {
  return visit.organic || visit.stream.packed() == stream::till_visit.packed();
}

/// An offer made to a visit: something that the person holds, or the price of a session.
struct Offer {
  std::uint32_t visit = 0;           ///< index into the day's visits
  const OfferTerms* terms = nullptr; ///< in the plan
  std::uint8_t mechanism = 0;
  std::uint8_t number = 0;   ///< of the terms, within the mechanism
  std::uint16_t count = 0;   ///< held; 0: nothing has to be held
  std::int16_t since = 0;    ///< day of receiving it
  std::int16_t until = 0;    ///< last day on which it can be used
  std::int16_t product = -1; ///< item layer: this instead of everyday assortment
};

/// A `Standing` of a mechanism's, today.
struct StandingOffer {
  const OfferTerms* terms = nullptr; ///< in the plan
  std::uint8_t mechanism = 0;
  std::uint8_t number = 0; ///< of the terms, within the mechanism
  int minute_from = 0;
  int minute_to = 1440;
  std::optional<Audience> whom{};
};

/// Someone asks for what a contact gives; granted once all of the day's contacts are seen.
struct Claim {
  int mechanism = 0;
  int terms = 0;
  std::int16_t minute = 0;
  PersonIndex person = 0;
  std::uint64_t key = 0;
};

/// An order a person wants to place; clearing may refuse it.
struct Intent {
  Order order;
  Fen full_price = 0;         ///< list price without offers, for the fallback
  bool fallback = false;      ///< would buy at full price: the baseline clock ticked
  bool borrowed = false;      ///< if placed, it stands for the next baseline order
  bool waited = false;        ///< it had been put off until a better price
  std::uint32_t stream = 0;   ///< of the visit …
  std::uint16_t number = 0;   ///< … and which one: break ties in clearing
  std::int8_t otherwise = -1; ///< mechanism it is attributed to without the coupon
};

/// Scratch of one day; nothing in it outlives the day.
struct DayWork {
  std::vector<Contacting> contactings;
  std::vector<Claim> claims;
  std::vector<Visit> visits;
  std::vector<Offer> offers;
  std::vector<StandingOffer> standing;
  std::vector<Intent> intents;
  std::vector<Order> orders;
  std::vector<std::uint32_t> survivors;
  std::vector<std::uint8_t> bounds;
  std::vector<PersonIndex> marked;      ///< people with marks to clear tonight
  std::vector<std::int64_t> attendance; ///< of each mechanism's session
  std::vector<double> host;             ///< what its host adds to the log-odds of an order
  DayPlan plan;

  void resize(std::size_t mechanisms);
  void clear();
};

/// What each phase of a day works on. `Trace` is NoTrace or Witness.
template <class Trace>
struct DayContext {
  const Plan& plan;
  const Population& population;
  State& state;
  DayWork& work;
  Trace& trace;
  Day day;

  const Source& source() const { return population.source; }
  std::uint64_t key_of(PersonIndex person) const { return plan.layout.key_of(person); }
  void count(Counter counter, std::int64_t n = 1) { state.counts.at(day, counter) += n; }
  void count(int mechanism, TouchCounter counter, std::int64_t n = 1) {
    state.counts.at(day, mechanism, counter) += n;
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
    state.events_hash += mix64(key_of(person), event);
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
              std::array<double, 7> value = {}) {
    if constexpr (Trace::on)
      if (trace.follows(person))
        trace.record({person, static_cast<std::int16_t>(day), static_cast<std::int16_t>(minute),
                      kind, static_cast<std::int8_t>(mechanism), money, value});
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
  /// What became of an order, with the goods in it.
  void record(const Order& order, TraceKind kind, int minute, std::array<double, 7> value) {
    if constexpr (Trace::on)
      if (trace.follows(order.person))
        trace.record({order.person, static_cast<std::int16_t>(day),
                      static_cast<std::int16_t>(minute), kind, order.attributed, order.paid(),
                      value, order.cost, order.bill.lines[0].product, order.bill.lines[0].size,
                      order.organic});
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
void visits(DayContext<Trace>&);
template <class Trace>
void decisions(DayContext<Trace>&);
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

/// Marks a person until tonight; false if the mark was there already.
template <class Trace>
bool mark_today(DayContext<Trace>& context, PersonIndex person, std::uint8_t mark) {
  std::uint8_t& marks = context.state.people.marks[person];
  if (marks & mark) return false;
  marks |= mark;
  context.work.marked.push_back(person);
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
  given
};

constexpr std::uint64_t hashed(HashedEvent event, std::uint64_t payload = 0) {
  return mix64(static_cast<std::uint64_t>(event), payload);
}

/// Decayed state of a person as of today, and its way back.
struct ResponseState {
  double stimulus; ///< log-rate; below 0: put off
  double fatigue;  ///< contacts
  double trust;    ///< −1 … 1
};
/// The stimulus alone, in the units in which it is kept: most people lack one.
inline std::int16_t stimulus_left(const Plan& plan, const People& people, PersonIndex person,
                                  Day day) {
  const StoredResponseState& response_state = people.response_state[person];
  const std::int16_t stimulus = response_state.stimulus;
  if (stimulus == 0) return 0;
  const int age = day - response_state.touched;
  const auto size = static_cast<std::uint16_t>(stimulus < 0 ? -stimulus : stimulus);
  const auto left = static_cast<std::int16_t>(plan.stimulus_decay.after(size, age));
  return stimulus < 0 ? static_cast<std::int16_t>(-left) : left;
}
ResponseState response_state_of(const Plan& plan, const People& people, PersonIndex person,
                                Day day);
void set_response_state(People& people, PersonIndex person, Day day,
                        const ResponseState& response_state);
} // namespace pondlab::engine
