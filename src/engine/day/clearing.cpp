#include "engine/day/day_context.hpp"
#include "engine/day/fallback.hpp"
#include "engine/day/gift_cards.hpp"
#include "engine/day/order_stock.hpp"
#include "engine/day/pledging.hpp"
#include "engine/numeric/stream_id.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace pondlab::engine {

namespace {

/// What orders a day's intents, and which one it is.
struct IntentPlace {
  std::uint64_t key;
  std::uint32_t stream;
  std::uint32_t intent;
  std::int16_t minute;
  std::uint16_t number;
};

/// The day's intents in the order in which they were placed. They are large, so that sorting moves
/// places alone.
std::vector<IntentPlace> in_order(const std::vector<Intent>& intents) {
  std::vector<IntentPlace> places;
  places.reserve(intents.size());
  for (const Intent& intent : intents)
    places.push_back({.key = intent.order.key,
                      .stream = intent.stream,
                      .intent = static_cast<std::uint32_t>(places.size()),
                      .minute = intent.order.minute,
                      .number = intent.number});
  std::ranges::sort(places, {}, [](const IntentPlace& place) {
    return std::tuple(place.minute, place.key, place.stream, place.number);
  });
  return places;
}

template <class Trace>
bool refuse(DayContext<Trace>& context, Intent& intent, int mechanism) {
  context.count(intent.order.person, mechanism, TouchCounter::refused);
  context.record(intent.order.person, TraceKind::refused, intent.order.minute, mechanism, 0);
  return fall_back(context, intent.order, intent.fallback);
}

/// Whose offer brought the goods that are sold out.
int offer_of_goods(const Order& order) {
  if (order.session >= 0 && order.bill.lines[0].product >= 0) return order.session;
  const int price = order.bill.mechanism_in(Layer::item);
  return price >= 0 || order.bill.cut_count == 0 ? price : order.bill.cuts[0].mechanism;
}

/// What of the day's redeemed things somebody still holds, in clearing order.
class StillHeld {
public:
  explicit StillHeld(const Wallet& wallet) : wallet_(wallet) {}

  /// The first mechanism of whose things more are on the bill than the person has left; −1: none.
  int lacking(PersonIndex person, const Bill& bill) const {
    for (const Cut& cut : bill.taken_off()) {
      if (cut.count == 0) continue;
      const auto used = used_.find(key_of(person, cut));
      const std::int64_t before = used == used_.end() ? 0 : used->second;
      if (before + cut.count > wallet_.count(person, held_of(cut))) return cut.mechanism;
    }
    return -1;
  }
  void use(PersonIndex person, const Bill& bill) {
    for (const Cut& cut : bill.taken_off())
      if (cut.count > 0) used_[key_of(person, cut)] += cut.count;
  }

private:
  using Key = std::tuple<PersonIndex, std::int8_t, std::uint8_t, std::int16_t, std::int16_t>;
  static Key key_of(PersonIndex person, const Cut& cut) {
    return {person, cut.mechanism, cut.terms, cut.since, cut.until};
  }

  const Wallet& wallet_;
  std::map<Key, std::int64_t> used_;
};

} // namespace

/// Serial, by minute and person: stock first, then what people hold; last what is pledged.
template <class Trace>
void clearing(DayContext<Trace>& context) {
  StillHeld held(context.state.wallet);
  Pledging<Trace> pledging(context);
  auto& orders = context.work.orders;
  for (const IntentPlace& place : in_order(context.own.intents)) {
    Intent& intent = context.own.intents[place.intent];
    Order& order = intent.order;
    int refused_by = -1;
    if (!take_stock(context.state, order)) {
      refused_by = offer_of_goods(order);
      context.count(order.person, Counter::sold_out);
    } else if ((refused_by = held.lacking(order.person, order.bill)) >= 0) {
      put_back(context.state, order.bill);
    }
    if (refused_by >= 0 && !refuse(context, intent, refused_by)) continue;
    held.use(order.person, order.bill);
    if (pledging.takes(order, intent.fallback)) continue;
    pay_with_cards(context, order);
    orders.push_back(order);
  }
  pledging.resolve();
}

PONDLAB_PHASE(clearing);

} // namespace pondlab::engine
