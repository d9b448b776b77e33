#pragma once

#include "engine/numeric/calendar.hpp"

#include <span>
#include <vector>

namespace pondlab::engine {

/// What is counted each day over the whole world. Flows unless said otherwise. Append-only.
enum class Counter : std::uint8_t {
  active,       ///< people for whom anything was evaluated that day
  visits_store, ///< visits by channel, in Channel's order
  visits_marketplace,
  visits_shop,
  orders_store, ///< orders by channel
  orders_marketplace,
  orders_shop,
  paid_store, ///< fen paid by channel, gross of returns
  paid_marketplace,
  paid_shop,
  visitors_shop,   ///< different people who visited the shop that day (UV)
  payers_shop,     ///< different people who paid in the shop that day
  buyers,          ///< different people who paid anywhere that day
  baseline_orders, ///< orders on the baseline clock
  campaign_orders, ///< orders on the second clock
  pulled_ticks,    ///< baseline orders cancelled because they were pulled forward
  first_orders,    ///< of people who had never bought
  repeat_orders,   ///< of people who had
  drop_outs,       ///< customers whose order clock stopped
  returns,         ///< orders sent back
  refunded,        ///< fen
  joined,          ///< people who came in from the sea
  deleted,         ///< contacts who deleted their guide
  opted_out,       ///< phone numbers blocked
  muted,           ///< communities muted
  shares,          ///< orders shared with friends
  friend_contacts, ///< people who saw a friend's share
  live_sessions,
  live_viewers,    ///< different people a session
  live_payers,     ///< different people a session
  live_paid,       ///< fen paid out of the live room
  lost_to_closure, ///< visits to a closed store that went nowhere
  members,         ///< stock at the end of the day: people in the pool
  contacts,        ///< stock: reachable by a guide
  in_community,    ///< stock: in a community and not muted
  phones,          ///< stock: reachable by SMS
  put_off_ticks,   ///< baseline orders not placed by people who had had too many contacts
  waiting_ticks,   ///< baseline orders put off because a lower price is expected
  befriended,      ///< people of the pool who added a guide
  unfollowed,      ///< people who left the official account
  followers,       ///< stock: followers of the official account
  sold_out,        ///< orders of goods of which no piece was left in the buyer's size
};
inline constexpr int counter_count = 42;

/// What is counted each day for each mechanism. Append-only.
enum class TouchCounter : std::uint8_t {
  audience,   ///< people addressed (one post to one person counts once a day)
  delivered,  ///< contacts delivered (posts × people)
  seen,       ///< contacts seen
  seers,      ///< people who saw at least one
  clicked,    ///< people who clicked through
  issued,     ///< coupons issued
  claimed,    ///< coupons claimed
  redeemed,   ///< coupons redeemed
  converted,  ///< people with a first attributed order since they were addressed; for daily posts,
              ///< people a day
  orders,     ///< orders attributed: redeemed coupon, else last click
  paid,       ///< fen paid in them, gross of returns
  subsidy,    ///< list price given away, fen
  tasks,      ///< guide tasks given
  tasks_done, ///< and carried out
  viewers,    ///< live: different people
  refused,    ///< intents refused for want of stock or coupons
  given_back, ///< coupons redeemed in an order that came back, held again
  won,        ///< people whom it made reachable in one more way
  funded,     ///< of the list price given away, borne by others than the brand, fen
  declined,   ///< people asked to be reachable in one more way who did not let themselves
  pledged,    ///< orders paid for, in whole or in part, and not complete yet
  pledged_paid, ///< fen paid for them then; no sales yet
  completed,    ///< orders completed of those pledged
  cancelled,    ///< pledges that came to nothing
  cards_sold,
  card_sales,  ///< fen paid for them: no sale yet
  cards_given, ///< cards handed on to a friend
  card_spent,  ///< fen of orders that cards paid, gross of returns
};
inline constexpr int touch_counter_count = 28;

/// Whether it is a stock at the end of the day; all others are flows.
constexpr bool is_stock(Counter counter) {
  return (counter >= Counter::members && counter <= Counter::phones) ||
         counter == Counter::followers;
}

std::string_view key_of(Counter counter);
std::string_view key_of(TouchCounter counter);

/// Day × counter table of a run, the raw material of every measure.
class DayCounts {
public:
  DayCounts() = default;
  DayCounts(Day days, int mechanisms)
      : days_(days), mechanisms_(mechanisms),
        cells_(static_cast<std::size_t>(days) * row_size(), 0) {}

  std::int64_t& at(Day day, Counter counter) { return cells_[row(day) + place(counter)]; }
  std::int64_t at(Day day, Counter counter) const { return cells_[row(day) + place(counter)]; }
  std::int64_t& at(Day day, int mechanism, TouchCounter counter) {
    return cells_[touch(day, mechanism, counter)];
  }
  std::int64_t at(Day day, int mechanism, TouchCounter counter) const {
    return cells_[touch(day, mechanism, counter)];
  }

  /// Sum over days [from, to).
  std::int64_t total(Counter counter, Day from, Day to) const;
  std::int64_t total(int mechanism, TouchCounter counter, Day from, Day to) const;

  /// The same with mechanism m at `places[m]` of `mechanisms`, −1 leaving it out.
  DayCounts with_mechanisms(const std::vector<int>& places, int mechanisms) const;

  Day days() const { return days_; }
  int mechanisms() const { return mechanisms_; }
  std::span<std::int64_t> cells() { return cells_; }
  std::span<const std::int64_t> cells() const { return cells_; }
  std::span<const std::int64_t> cells_of(Day day) const {
    return std::span(cells_).subspan(row(day), row_size());
  }
  std::span<std::int64_t> cells_of(Day day) {
    return std::span(cells_).subspan(row(day), row_size());
  }

  /// Where a count stands in a day's cells.
  static constexpr std::size_t place(Counter counter) { return static_cast<std::size_t>(counter); }
  static constexpr std::size_t place(int mechanism, TouchCounter counter) {
    return counter_count + static_cast<std::size_t>(mechanism) * touch_counter_count +
           static_cast<std::size_t>(counter);
  }

  template <class Archive>
  void archive(Archive& a) {
    a(days_, mechanisms_, cells_);
  }

  /// Cells of a day.
  static constexpr std::size_t row_size(int mechanisms) {
    return counter_count + static_cast<std::size_t>(mechanisms) * touch_counter_count;
  }

private:
  std::size_t row_size() const { return row_size(mechanisms_); }
  std::size_t row(Day day) const { return static_cast<std::size_t>(day) * row_size(); }
  std::size_t touch(Day day, int mechanism, TouchCounter counter) const {
    return row(day) + place(mechanism, counter);
  }

  Day days_ = 0;
  int mechanisms_ = 0;
  std::vector<std::int64_t> cells_;
};

} // namespace pondlab::engine
