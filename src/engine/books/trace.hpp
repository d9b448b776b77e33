#pragma once

#include "engine/books/counters.hpp"
#include "engine/books/ledger.hpp"
#include "engine/numeric/audience.hpp"
#include "engine/numeric/calendar.hpp"

#include <array>
#include <cstddef>
#include <utility>
#include <vector>

namespace pondlab::engine {

/// What happened to a followed person. Append-only.
enum class TraceKind : std::uint8_t {
  joined, ///< came in from the sea; value[0] = inflow channel
  unseen, ///< delivered contacts none of which was seen; value: chance each had, rested, fatigue,
          ///< trust, posts delivered
  seen,   ///< value: chance, posts seen, stimulus after, fatigue after, posts delivered
  clicked,
  claimed,      ///< coupon claimed; value[0] = last valid day
  opted_out,    ///< value[0] = OptOut
  friend_share, ///< saw a friend's share; value: stimulus after, the friend
  visit,        ///< value: Channel, 1 if organic, 1 if lost to a closed store
  decision,     ///< value: base log-odds, benefit, friends, crowd, session, draw as log-odds,
                ///< 1 if for ordering; money = asked for, where an offer was made
  order,        ///< money = paid; value: Channel, 1 if baseline, list price, price cuts, mechanism
                ///< of the coupon, 1 if the first one counted to `mechanism` since it addressed the
                ///< person, mechanism of the session (−1: none)
  refused,      ///< the mechanism's coupon or goods had run out; value[0] = 1 when claiming, 0 when
                ///< ordering
  pulled_tick,  ///< a baseline order that was already placed earlier
  dropped_out,  ///< the order clock stopped
  returned,     ///< money = refunded; value: day and minute of the order
  shared,       ///< told friends of the day's order
  issued,       ///< a coupon laid into the wallet unasked; value: share of the price still paid
                ///< (bp), 1 if a message tells of it
  put_off,      ///< would have ordered; value: 0 had had too many contacts, 1 waits for a lower
                ///< price; 1 if of the baseline clock
  given,        ///< the mechanism gave coupons unasked; value: last valid day, how many
  gained,       ///< can be reached in one more way; value[0] = bit of `reach`
  declined,     ///< was asked for that, in vain; value[0] = bit of `reach`
  pledged,     ///< paid for an order that is not complete yet; money = paid so far; value: price of
               ///< the order, day of the mechanism's next decision
  resolved,    ///< what became of such an order; money = paid so far; value: `Fate`, day of paying
  card_bought, ///< value: last valid day of the card, fen on it, fen paid for it
  card_given,  ///< handed one on; value: the friend, fen on it
  card_received, ///< value: last valid day, fen on it, who gave it
  card_over,     ///< value: fen that were left on it
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
  Fen cost = 0;              ///< of an order's goods
  Fen funded = 0;            ///< of an order's price cuts, borne by others than the brand
  Fen carded = 0;            ///< of an order, paid with gift cards; of a return, back on them
  double card = 0;           ///< of a decision: what money on a card adds, in log-odds
  std::int16_t product = -1; ///< ordered or sent back, −1: everyday assortment
  std::int8_t size = -1;     ///< of the product
  bool organic = false;      ///< of a visit or an order on it: not because of any contact
};

/// Sink of a run in which nobody is followed; compiles to nothing.
struct NoTrace {
  static constexpr bool on = false;
  static constexpr bool follows(PersonIndex) { return false; }
  static void record(const TraceEvent&) {}
};

/// Is told, as a day runs, whose each count and each posting is. Summed over people that is the
/// day's row of DayCounts and its books, but for what is nobody's: guides' tasks, live sessions,
/// the stocks at the end of the day; licences, media, guides' pay and production (and the cash for
/// them).
class Tally {
public:
  virtual ~Tally() = default;
  virtual void counted(PersonIndex person, Counter counter, std::int64_t n) = 0;
  virtual void counted(PersonIndex person, int mechanism, TouchCounter counter, std::int64_t n) = 0;
  virtual void posted(PersonIndex person, int cost_centre, Account debit, Account credit,
                      Fen amount) = 0;
};

/// A sink that is told of everything that happens to the people it follows, and, where it has a
/// tally, whose the day's numbers are. It changes nothing of what happens: the same day without one
/// has the same hash.
class Witness {
public:
  static constexpr bool on = true;

  virtual ~Witness() = default;
  Witness(const Witness&) = delete;
  Witness& operator=(const Witness&) = delete;

  bool follows(PersonIndex person) const { return person < places_ && followed_.contains(person); }
  const Audience& followed() const { return followed_; }
  /// Null: nobody keeps count.
  Tally* tally() const { return tally_; }
  virtual void record(const TraceEvent& event) = 0;

protected:
  /// `places` is the length of the world's columns, or any that reaches behind the last one
  /// followed.
  Witness(Audience followed, std::size_t places, Tally* tally = nullptr)
      : followed_(std::move(followed)), places_(places), tally_(tally) {}

private:
  Audience followed_;
  std::size_t places_;
  Tally* tally_;
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
