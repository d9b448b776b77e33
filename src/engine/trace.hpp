#pragma once

#include "engine/audience.hpp"
#include "engine/calendar.hpp"
#include "engine/mechanism.hpp"

#include <array>
#include <vector>

namespace pondlab::engine {

/// What happened to a followed person. Append-only.
enum class TraceKind : std::uint8_t {
  joined, ///< came in from the sea; value[0] = inflow channel
  unseen, ///< a delivered contact not seen; value: chance it had, rested, fatigue, trust
  seen,   ///< value: chance, posts seen, stimulus after, fatigue after
  clicked,
  claimed,      ///< coupon claimed; value[0] = last valid day
  opted_out,    ///< value[0] = OptOut
  friend_share, ///< saw a friend's share
  visit,        ///< value: Channel, 1 if organic, 1 if lost to a closed store
  decision,     ///< value: base log-odds, benefit, friends, crowd, live room, draw as log-odds,
                ///< 1 if for ordering; money = asked for, where an offer was made
  order,        ///< money = paid; value: Channel, 1 if baseline, list price, price cuts
  refused,      ///< value[0] = mechanism whose coupon or goods had run out
  pulled_tick,  ///< a baseline order that was already placed earlier
  dropped_out,  ///< the order clock stopped
  returned,     ///< money = refunded
};

/// One moment of a followed person's life.
struct TraceEvent {
  PersonIndex person = 0;
  std::int16_t day = 0;
  std::int16_t minute = -1; ///< −1: no minute
  TraceKind kind = TraceKind::visit;
  std::int8_t mechanism = -1; ///< −1: none
  Fen money = 0;
  std::array<double, 7> value{};
};

/// Sink of a run in which nobody is followed; compiles to nothing.
struct NoTrace {
  static constexpr bool on = false;
  static constexpr bool follows(PersonIndex) { return false; }
  static void record(const TraceEvent&) {}
};

/// Sink for at most 64 followed people.
class Recorder {
public:
  static constexpr bool on = true;
  static constexpr std::size_t most = 64;

  /// Throws Error (usage) for more than `most`.
  explicit Recorder(std::vector<PersonIndex> people);

  bool follows(PersonIndex person) const {
    for (const PersonIndex followed : people_)
      if (followed == person) return true;
    return false;
  }
  void record(const TraceEvent& event) { events_.push_back(event); }
  const std::vector<TraceEvent>& events() const { return events_; }

private:
  std::vector<PersonIndex> people_;
  std::vector<TraceEvent> events_;
};

} // namespace pondlab::engine
