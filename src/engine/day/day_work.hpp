#pragma once

#include "engine/day/thinning_sampler.hpp"
#include "engine/model/plan.hpp"
#include "engine/model/state.hpp"
#include "engine/numeric/stream_id.hpp"
#include "engine/sales/pledge.hpp"
#include "engine/sales/quote.hpp"

#include <optional>
#include <vector>

namespace pondlab::engine {

/// One visit of today.
struct Visit {
  PersonIndex person = 0;
  StreamId stream;          ///< address of its draws …
  std::uint16_t number = 0; ///< … and which visit of that stream
  Channel channel = Channel::shop;
  bool organic = false;       ///< exists at the baseline rate
  bool lost = false;          ///< to a closed store
  std::int8_t session = -1;   ///< mechanism in whose session it is
  std::int8_t clicked = -1;   ///< mechanism whose link led here
  bool coupons_alone = false; ///< its offers are plain coupons, and there are some
  std::int16_t minute = 0;
  std::uint32_t first_offer = 0; ///< its offers in WorkerScratch::offers
  std::uint32_t offers = 0;
  std::int32_t priced = -1; ///< in WorkerScratch::priced; −1: not yet
  std::int32_t plain = -1;  ///< in WorkerScratch::plain; −1: not there
  Block draws{};            ///< channel, conversion, basket, minute
};

/// Whether the visit would be there without any contact: at the baseline rate, or at the till on
/// joining.
inline bool of_own_accord(const Visit& visit) {
  return visit.organic || visit.stream.packed() == stream::till_visit.packed();
}

/// An offer made to a visit: something that the person holds, or the price of a session.
struct Offer {
  const OfferTerms* terms = nullptr; ///< in the plan
  std::uint8_t mechanism = 0;
  std::uint8_t number = 0;   ///< of the terms, within the mechanism
  std::uint16_t count = 0;   ///< held; 0: nothing has to be held
  std::int16_t since = 0;    ///< day of receiving it
  std::int16_t until = 0;    ///< last day on which it can be used
  std::int16_t product = -1; ///< item layer: this instead of everyday assortment
  double effort = 0;         ///< of this buyer: log-odds off
  std::int32_t amount = 0;   ///< card layer: fen on it
};

/// A `Standing` of a mechanism's, today.
struct StandingOffer {
  const OfferTerms* terms = nullptr; ///< in the plan
  std::uint8_t mechanism = 0;
  std::uint8_t number = 0; ///< of the terms, within the mechanism
  int minute_from = 0;
  int minute_to = 1440;
  std::optional<Audience> whom{};
  std::int16_t product = -1; ///< item layer: this instead of everyday assortment
};

/// What a visit would order, and at what price, as found when its channel was chosen.
struct Priced {
  Fen basket = 0;
  Quote quote;
};

/// What plain coupons leave to pay for what a visit would order, by channel.
struct PlainPrice {
  Fen list = 0;
  std::array<Fen, channel_count> off{};
  std::array<Bounds, channel_count> odds; ///< what that multiplies the odds of an order by
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
  Fallback fallback;
  std::uint32_t stream = 0; ///< of the visit …
  std::uint16_t number = 0; ///< … and which one: break ties in clearing
};

/// People who are gone through together: tiles of one cohort, few enough for what is known of them
/// to stay in a processor's own cache from their first contact of a pass to their last decision.
struct Stretch {
  const Cohort* cohort = nullptr;
  TileRange tiles;
};
inline constexpr std::uint32_t stretch_tiles = 32;

/// A day's sums over people, as one worker makes them. They commute.
struct DaySums {
  std::vector<std::int64_t> counts; ///< a row of `DayCounts`
  std::uint64_t events_hash = 0;
  ReachStocks stocks;                   ///< changes
  std::vector<std::int64_t> attendance; ///< of each mechanism's session

  void clear();
  void add(const DaySums& other);
  void add_to(State& state, Day day) const;
};

/// What one worker of a day makes.
struct WorkerScratch {
  DaySums sums;
  std::vector<Visit> visits; ///< of one stretch of people
  std::vector<Offer> offers; ///< made to them
  std::vector<Priced> priced;
  std::vector<PlainPrice> plain;
  std::vector<std::uint8_t> bounds;
  std::vector<Claim> claims;
  std::vector<Intent> intents;
  std::vector<PersonIndex> marked; ///< people with marks to clear tonight

  void clear();
};

/// Scratch of one day; nothing in it outlives the day.
struct DayWork {
  DayPlan plan;
  std::vector<Contacting> contactings;
  std::vector<StandingOffer> standing;
  std::vector<double> host; ///< what a session's host adds to the log-odds of an order
  std::vector<Stretch> stretches;
  std::vector<std::uint32_t> first_stretch;   ///< of each cohort
  std::vector<std::vector<Visit>> led_visits; ///< that joining and contacts lead to, by stretch
  std::vector<Order> orders;
  /// Of each worker; the first has what the others made too, once a pass is over.
  std::vector<WorkerScratch> workers;

  /// For a plan, and so many workers.
  void shape(const Plan& plan, int worker_count);
  void clear();
  /// Brings together with the first worker what all workers of a pass made.
  void gather();

  /// Viewers of a mechanism's session, once all of the day's contacts are seen.
  std::int64_t attendance(std::size_t mechanism) const {
    return workers.front().sums.attendance[mechanism];
  }
};

} // namespace pondlab::engine
