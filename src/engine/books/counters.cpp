#include "engine/books/counters.hpp"

#include <array>

namespace pondlab::engine {

std::string_view key_of(Counter counter) {
  static constexpr std::array<std::string_view, counter_count> keys = {
      "active",        "visits_store",    "visits_marketplace",
      "visits_shop",   "orders_store",    "orders_marketplace",
      "orders_shop",   "paid_store",      "paid_marketplace",
      "paid_shop",     "visitors_shop",   "payers_shop",
      "buyers",        "baseline_orders", "campaign_orders",
      "pulled_ticks",  "first_orders",    "repeat_orders",
      "drop_outs",     "returns",         "refunded",
      "joined",        "deleted",         "opted_out",
      "muted",         "shares",          "friend_contacts",
      "live_sessions", "live_viewers",    "live_payers",
      "live_paid",     "lost_to_closure", "members",
      "contacts",      "in_community",    "phones",
      "put_off_ticks", "waiting_ticks",   "befriended",
      "unfollowed",    "followers",       "sold_out"};
  return keys[static_cast<std::size_t>(counter)];
}

std::string_view key_of(TouchCounter counter) {
  static constexpr std::array<std::string_view, touch_counter_count> keys = {
      "audience",   "delivered",  "seen",        "seers",        "clicked",    "issued",
      "claimed",    "redeemed",   "converted",   "orders",       "paid",       "subsidy",
      "tasks",      "tasks_done", "viewers",     "refused",      "given_back", "won",
      "funded",     "declined",   "pledged",     "pledged_paid", "completed",  "cancelled",
      "cards_sold", "card_sales", "cards_given", "card_spent"};
  return keys[static_cast<std::size_t>(counter)];
}

std::int64_t DayCounts::total(Counter counter, Day from, Day to) const {
  std::int64_t sum = 0;
  for (Day day = from; day < to; ++day) sum += at(day, counter);
  return sum;
}

std::int64_t DayCounts::total(int mechanism, TouchCounter counter, Day from, Day to) const {
  std::int64_t sum = 0;
  for (Day day = from; day < to; ++day) sum += at(day, mechanism, counter);
  return sum;
}

DayCounts DayCounts::with_mechanisms(const std::vector<int>& places, int mechanisms) const {
  DayCounts moved(days_, mechanisms);
  for (Day day = 0; day < days_; ++day) {
    for (int i = 0; i < counter_count; ++i)
      moved.at(day, static_cast<Counter>(i)) = at(day, static_cast<Counter>(i));
    for (std::size_t m = 0; m < places.size(); ++m)
      for (int i = 0; i < touch_counter_count && places[m] >= 0; ++i) {
        const auto counter = static_cast<TouchCounter>(i);
        moved.at(day, places[m], counter) = at(day, static_cast<int>(m), counter);
      }
  }
  return moved;
}

} // namespace pondlab::engine
