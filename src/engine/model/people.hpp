#pragma once

#include "engine/numeric/audience.hpp"
#include "engine/numeric/calendar.hpp"
#include "engine/numeric/random.hpp"

#include <cstdint>
#include <vector>

namespace pondlab::engine {

/// Where a person stands. Append-only.
enum class Stage : std::uint8_t {
  nobody,     ///< padding between cohorts
  sea,        ///< in public traffic, not yet in the pond
  registered, ///< in the pond, never bought
  customer,   ///< has bought, order clock running
  dropped,    ///< order clock stopped for good; may still be in the pond
};

/// Whether somebody at this stage may still order of their own accord.
constexpr bool clock_runs(Stage stage) {
  return stage == Stage::customer || stage == Stage::registered;
}

/// How a person can be reached (bits of `People::reach`).
namespace reach {
inline constexpr std::uint8_t phone = 1;
inline constexpr std::uint8_t guide = 2;
inline constexpr std::uint8_t community = 4;
inline constexpr std::uint8_t muted = 8;     ///< is in the community but never looks
inline constexpr std::uint8_t follower = 16; ///< of the official account
} // namespace reach

/// Passing marks (bits of `People::marks`).
namespace mark {
inline constexpr std::uint8_t friend_told = 2; ///< a friend's share was seen within the last days
inline constexpr std::uint8_t visited = 4;     ///< in the shop today (for unique visitors)
inline constexpr std::uint8_t paid_shop = 8;   ///< paid in the shop today
inline constexpr std::uint8_t paid = 16;       ///< paid anywhere today
inline constexpr std::uint8_t in_session = 32; ///< attended a session today
inline constexpr std::uint8_t paid_in_session = 64; ///< paid there today
inline constexpr std::uint8_t expects_less = 128;   ///< remembers a lower price (`reference_gap`)
/// Those that outlive a day.
inline constexpr std::uint8_t lasting = friend_told | expects_less;
} // namespace mark

/// People of one segment, either of its pool or of its sea, stored next to each other from a tile's
/// start. Identity is (hash, ordinal): where the cohort is stored is nobody's business.
struct Cohort {
  int segment = 0;
  bool sea = false;
  std::uint64_t hash = 0; ///< segment key of the address of draws
  PersonIndex first = 0;
  std::uint32_t count = 0;
};

/// Places that pools and seas take, in order of segments: the layout of every column.
class Layout {
public:
  void add(int segment, bool sea, std::uint64_t hash, std::uint32_t count);

  const std::vector<Cohort>& cohorts() const { return cohorts_; }
  const Cohort& cohort_of(PersonIndex person) const { return cohorts_[tiles_[person / 128]]; }
  std::uint32_t ordinal_of(PersonIndex person) const { return person - cohort_of(person).first; }
  std::uint64_t key_of(PersonIndex person) const {
    const Cohort& cohort = cohort_of(person);
    return person_key(cohort.hash, person - cohort.first);
  }
  /// Length of the columns, padding included.
  std::size_t places() const { return tiles_.size() * 128; }
  std::int64_t people() const { return people_; }

private:
  std::vector<Cohort> cohorts_;
  std::vector<std::uint16_t> tiles_; ///< cohort of each tile
  std::int64_t people_ = 0;
};

/// What contacts left in a person, as of day `touched`; read through `response_state_of`. One
/// record, since it is read and written together and people of one day's contacts lie far apart.
struct StoredResponseState {
  std::int16_t touched = INT16_MIN; ///< INT16_MIN: never
  std::int16_t stimulus = 0;        ///< log-rate, units of 1/4096; below 0: put off
  std::uint16_t fatigue = 0;        ///< contacts remembered, units of 1/4096
  std::int16_t trust = 0;           ///< deviation from neutral, 1/32767
};

/// What the day's events read and write of a person: half a cache line, so that whatever happens
/// to somebody fetches one line of memory. What is looked up for everybody lies in columns instead.
struct alignas(32) PersonRecord {
  StoredResponseState response_state;  ///< response to contacts
  float rate = 0;                      ///< orders a week; before the first order its hazard a week
  float drop_out = 0;                  ///< chance to drop out after a repeat order
  float basket = 0;                    ///< mean list price of an order, fen
  std::int16_t owed_until = INT16_MIN; ///< INT16_MIN: never
  std::int16_t clicked_on = INT16_MIN;
  std::uint8_t marks = 0;            ///< bits of `mark`
  std::int8_t price_sensitivity = 0; ///< standard scores in steps of 1/32
  std::int8_t newness = 0;
  std::int8_t responsiveness = 0;
  /// Orders placed ahead of the clock (above 0), or ticks that wait for a better price (below 0),
  /// until the day `owed_until`.
  std::int8_t owed = 0;
  std::uint8_t clock_stage = 0; ///< events of an Erlang clock since the last tick
  /// Share of the list price below which the price lies that the person has come to expect.
  std::uint8_t reference_gap = 0;
  std::uint8_t clicked = 0; ///< mechanism + 1 of the last click, on day `clicked_on`; 0: none

  static constexpr bool without_padding = true;
};
static_assert(sizeof(PersonRecord) == sizeof(StoredResponseState) + 3 * sizeof(float) + 2 * 2 + 8);

/// All people of a world: 47 bytes a person. Decaying state is stored as of day `touched` and read
/// through `Decay` (see fixed_point.hpp).
struct People {
  static constexpr std::int16_t never = INT16_MIN;
  static constexpr double state_unit = 1.0 / 4096;  ///< of stimulus (±8) and fatigue (up to 16)
  static constexpr double score_unit = 1.0 / 32;    ///< of the traits' standard scores
  static constexpr double trust_unit = 1.0 / 32767; ///< of trust: ±1 around neutral
  static constexpr double gap_unit = 1.0 / 255;     ///< of the reference price's gap

  std::vector<PersonRecord> record;

  // Read every day by the filters.
  std::vector<std::uint8_t> filter;            ///< bound of the organic visit, 0 = none
  std::vector<std::uint8_t> campaign_thinning; ///< bound of the visits contacts add, 0 = none
  std::vector<std::uint8_t> reach;             ///< bits of `reach`
  std::vector<Stage> stage;

  // Drawn at set-up.
  std::vector<std::uint16_t> store;
  std::vector<std::uint8_t> guide;     ///< which of the store's
  std::vector<std::uint8_t> community; ///< which of the store's

  // History.
  std::vector<std::int16_t> last_order; ///< day; before the first order, of registration
  std::vector<std::uint16_t> orders;
  std::vector<std::int16_t> joined; ///< day of coming in; the tenure's start for the pool
  std::vector<std::uint8_t> way_in; ///< inflow channel + 1 (at most 255); 0: none, or not yet

  void resize(std::size_t places);
  std::size_t size() const { return stage.size(); }
  bool in_pool(PersonIndex p) const { return stage[p] > Stage::sea; }
  /// Bytes of all columns a person.
  static std::size_t bytes_per_person();

  template <class Archive>
  void archive(Archive& a) {
    a(record, filter, campaign_thinning, reach, stage, store, guide, community, last_order, orders,
      joined, way_in);
  }
};

} // namespace pondlab::engine
