#pragma once

#include "engine/audience.hpp"
#include "engine/calendar.hpp"
#include "engine/mechanism.hpp"

#include <array>
#include <cstddef>
#include <utility>
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
  friend_share, ///< saw a friend's share; value: stimulus after, the friend
  visit,        ///< value: Channel, 1 if organic, 1 if lost to a closed store
  decision,     ///< value: base log-odds, benefit, friends, crowd, live room, draw as log-odds,
                ///< 1 if for ordering; money = asked for, where an offer was made
  order,        ///< money = paid; value: Channel, 1 if baseline, list price, price cuts, mechanism
                ///< of the coupon, 1 if the first one counted to `mechanism` since it addressed the
                ///< person, mechanism of the live room (−1: none)
  refused,      ///< value[0] = mechanism whose coupon or goods had run out
  pulled_tick,  ///< a baseline order that was already placed earlier
  dropped_out,  ///< the order clock stopped
  returned,     ///< money = refunded
  shared,       ///< told friends of the day's order
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

/// A sink that is told of everything that happens to the people it follows. It changes nothing of
/// what happens: the same day without one has the same hash.
class Witness {
public:
  static constexpr bool on = true;

  virtual ~Witness() = default;
  Witness(const Witness&) = delete;
  Witness& operator=(const Witness&) = delete;

  bool follows(PersonIndex person) const { return person < places_ && followed_.contains(person); }
  const Audience& followed() const { return followed_; }
  virtual void record(const TraceEvent& event) = 0;

protected:
  /// `places` is the length of the world's columns, or any that reaches behind the last one
  /// followed.
  Witness(Audience followed, std::size_t places)
      : followed_(std::move(followed)), places_(places) {}

private:
  Audience followed_;
  std::size_t places_;
};

/// Keeps what happens to at most 64 people, for as long as a season lasts.
class Recorder final : public Witness {
public:
  static constexpr std::size_t most = 64;

  /// Throws Error (usage) for more than `most`.
  explicit Recorder(const std::vector<PersonIndex>& people);

  void record(const TraceEvent& event) override { events_.push_back(event); }
  const std::vector<TraceEvent>& events() const { return events_; }

private:
  std::vector<TraceEvent> events_;
};

} // namespace pondlab::engine
