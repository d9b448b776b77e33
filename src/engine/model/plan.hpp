#pragma once

#include "engine/model/mechanism.hpp"
#include "engine/model/people.hpp"
#include "engine/model/response_tables.hpp"
#include "engine/model/setup.hpp"
#include "engine/numeric/distributions.hpp"
#include "engine/numeric/fixed_point.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pondlab::engine {

/// A trait's place in the copula.
enum class Trait : std::uint8_t {
  rate,
  basket,
  price_sensitivity,
  newness,
  responsiveness,
  contact
};
inline constexpr int trait_count = 6;

/// A segment ready to draw people from.
struct SegmentPlan {
  const Segment* segment = nullptr;
  GaussianCopula copula;
  QuantileTable rate;        ///< orders a week from a score
  QuantileTable drop_out;    ///< chance from a score
  QuantileTable person_mean; ///< mean list price of a person's orders, fen
  QuantileTable order;       ///< an order relative to the person's mean
  /// Visits a day of a person who orders once a week: √E[λ] / 7 / the typical conversion.
  double visit_factor = 0;
  std::array<double, channel_count> channel_log_weight{};
  int stages = 1; ///< k of the Erlang clock

  /// Organic visits a day of a person who orders `rate` times a week. Heavier buyers visit more, by
  /// the square root, and convert better. Nobody visits more than 20 times a day as long as 30 % of
  /// the visits suffice for the clock.
  double visits_a_day(double rate) const {
    const double usual = std::min(visit_factor * std::sqrt(rate), most_visits);
    return std::max(usual, stages * rate / (7 * highest_conversion));
  }
  /// Chance that an organic visit takes the order clock a stage further, so that visits × chance =
  /// stages × rate / 7. With one stage that is the conversion.
  double event_chance(double rate) const {
    if (visit_factor * std::sqrt(rate) <= most_visits)
      return std::min(stages * std::sqrt(rate) / (7 * visit_factor), highest_conversion);
    return std::min(stages * rate / (7 * most_visits), highest_conversion);
  }

  /// No event's chance is higher.
  static constexpr double highest_conversion = .3;

private:
  static constexpr double most_visits = 20; ///< a day
};

/// Inflow channel with names and dates resolved.
struct InflowPlan {
  const Inflow* inflow = nullptr;
  int cohort = -1; ///< the sea it draws from, −1 when that segment has none
  Day from = 0;
  Day to = 0; ///< exclusive
};

/// What a day's calendar and shocks amount to.
struct DayPlan {
  double demand = 1;
  double marketplace_pull = 0;
  std::int32_t stores_closed = 0; ///< bp
};

/// A campaign's mechanisms in the order in which they act: by the kind's number in the catalogue,
/// then by instance. A campaign means the same in whatever order it is written.
Campaign in_order(Campaign campaign);

/// A set-up and a campaign, compiled: everything that is the same in each replication. Immutable
/// and shared between worlds and threads.
struct Plan {
  /// Throws Error (bad data) where the set-up breaks a limit that validation should have caught.
  Plan(Setup setup, Campaign campaign);
  Plan(const Plan&) = delete;
  Plan& operator=(const Plan&) = delete;

  Setup setup;
  Campaign campaign; ///< in order (see `in_order`)
  Layout layout;
  std::vector<SegmentPlan> segments;
  std::vector<InflowPlan> inflow;
  std::vector<DayPlan> days;
  std::vector<double> demand_ahead; ///< of each day: demand of the `pull_horizon` days after it
  std::vector<std::int32_t> store_group;  ///< of each store
  std::vector<std::uint32_t> first_guide; ///< of each store, counted over all stores
  std::vector<std::uint32_t> first_community;
  std::int64_t guides = 0;
  std::int64_t communities = 0;
  Decay stimulus_decay;
  Decay fatigue_decay;
  Decay trust_decay;
  ResponseTables response_tables;
  /// Fingerprint of set-up and campaign, for snapshots and manifests.
  std::uint64_t hash = 0;
  /// Of what is settled before day 0 and no later plan may change (see continuation.hpp).
  std::uint64_t beginning_hash = 0;
  std::vector<std::uint64_t> entry_hashes; ///< of each mechanism's parameters

  Date start() const { return setup.horizon.start; }
  Day day_count() const { return setup.horizon.days; }
  int mechanism_count() const { return static_cast<int>(campaign.size()); }
  /// Of a day beyond the run: the usual one.
  double demand_on(Day day) const {
    return day < day_count() ? days[static_cast<std::size_t>(day)].demand : 1;
  }
  Date date_of(Day day) const { return {setup.horizon.start.days + day}; }
  const Economics& economics() const { return setup.economics; }
  /// bp of orders placed in this channel, in a live room or not, that come back.
  std::int32_t return_rate(Channel channel, bool in_session) const;
  std::int32_t return_rate(const Order& order) const {
    return return_rate(order.channel, order.session >= 0);
  }
  const Response& response() const { return setup.response; }
  const SegmentPlan& segment_of(PersonIndex person) const {
    return segments[static_cast<std::size_t>(layout.cohort_of(person).segment)];
  }
  /// Whether the person's store has guides, or communities.
  bool has_guide(const People& people, PersonIndex person) const {
    return !store_group.empty() && store_of(people, person).guides_per_store > 0;
  }
  bool has_community(const People& people, PersonIndex person) const {
    return !store_group.empty() && store_of(people, person).communities_per_store > 0;
  }
  const StoreGroup& store_of(const People& people, PersonIndex person) const {
    return setup.stores[static_cast<std::size_t>(store_group[people.store[person]])];
  }
  /// The group of the store that a guide (counted over all stores) works in.
  const StoreGroup& group_of_guide(std::size_t guide) const;
  /// Index of a product, or of a mechanism of the campaign, by id; −1 if there is none.
  int product_index(std::string_view id) const;
  int mechanism_index(std::string_view id) const;
  /// "segment/ordinal" ("sea:segment/ordinal" for people who began in public traffic) and back.
  std::string person_name(PersonIndex person) const;
  std::optional<PersonIndex> find_person(std::string_view name) const;
};

} // namespace pondlab::engine
