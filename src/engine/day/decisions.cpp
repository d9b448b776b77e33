#include "engine/day/day_context.hpp"
#include "engine/day/quote.hpp"
#include "engine/numeric/math.hpp"
#include "engine/numeric/prefetch.hpp"
#include "engine/numeric/stream_id.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace pondlab::engine {

namespace {

double crowd(std::int64_t viewers) {
  return static_cast<double>(viewers) / (static_cast<double>(viewers) + 200);
}

/// The second block of a visit's draws, taken only by those who order.
struct OrderDraws {
  double drop_out, pull, back, delay;
};

template <class Trace>
class Deciding {
public:
  explicit Deciding(DayContext<Trace>& context) : today_(context), people_(context.state.people) {}

  /// First finds the few visits that matter, then decides them, some at a time: what is fetched in
  /// between stays in the nearest cache.
  void decide_all() {
    constexpr std::size_t at_once = 256;
    const auto& visits = today_.work.visits;
    std::array<const Visit*, at_once> matter;
    for (std::size_t begin = 0; begin < visits.size(); begin += at_once) {
      std::size_t count = 0;
      for (std::size_t i = begin; i < std::min(visits.size(), begin + at_once); ++i) {
        if (i + prefetch_ahead < visits.size()) fetch_visitor(visits[i + prefetch_ahead].person);
        if (!matters(visits[i])) continue;
        matter[count++] = &visits[i];
        fetch_buyer(visits[i].person);
      }
      for (std::size_t k = 0; k < count; ++k) decide(*matter[k]);
    }
  }

private:
  void fetch_visitor(PersonIndex person) const {
    prefetch(&people_.rate[person], &people_.marks[person], &people_.stage[person]);
  }
  void fetch_buyer(PersonIndex person) const {
    prefetch(&people_.drop_out[person], &people_.owed[person], &people_.basket[person],
             &people_.orders[person], &people_.last_order[person], &people_.clicked[person]);
  }

  /// Whether a visit can come to anything: most do not. Who is followed tells why not.
  bool matters(const Visit& visit) const {
    if (today_.follows(visit.person) || tempted(visit) || is_till(visit)) return true;
    return unit(visit.draws.word[1]) <
           today_.plan.segment_of(visit.person).conversion(people_.rate[visit.person]);
  }

  void decide(const Visit& visit) {
    const bool till = is_till(visit);
    if (!till && !clock_runs(people_.stage[visit.person]))
      return; // dropped out on an earlier visit of today
    const SegmentPlan& segment = today_.plan.segment_of(visit.person);
    const double organic = till ? 1 : segment.conversion(people_.rate[visit.person]);
    const double u = unit(visit.draws.word[1]);
    const bool ticks = till || (visit.organic && u < organic);
    const bool pulled = ticks && cancel_pulled(visit);
    const bool open = !visit.lost && !pulled;
    Quote quote;
    Fen basket = 0;
    bool orders = false;
    if (open && tempted(visit)) {
      basket = list_price(today_.plan, people_, visit);
      quote = best_quote(today_.plan, basket, offers_of(today_.work, visit), visit.channel);
      const Appeal appeal = appeal_of(visit, quote);
      orders = persuaded(appeal, organic, u) || ticks;
      explain(visit, quote, organic, u, appeal, orders);
    } else if (open) {
      orders = u < organic;
      if (orders) quote.list = basket = list_price(today_.plan, people_, visit);
      explain(visit, quote, organic, u, {}, orders);
    }
    if (!orders && !ticks) return;
    const OrderDraws draws = order_draws(visit);
    if (orders) want(visit, quote, basket, ticks, draws);
    if (ticks) toss_coin(visit.person, segment, draws.drop_out);
  }

  static bool is_till(const Visit& visit) {
    return visit.stream.packed() == stream::till_visit.packed();
  }

  /// Whether anything but the person's own clock speaks for an order.
  bool tempted(const Visit& visit) const {
    return visit.offers > 0 || visit.session >= 0 || friend_effect(visit.person) != 0;
  }

  OrderDraws order_draws(const Visit& visit) const {
    const Block block = draw(today_.source(), today_.key_of(visit.person), today_.day, visit.stream,
                             2u * visit.number + 1);
    return {unit(block.word[0]), unit(block.word[1]), unit(block.word[2]), unit(block.word[3])};
  }

  /// What speaks for ordering, in log-odds.
  struct Appeal {
    double benefit = 0, friends = 0, crowd = 0, host = 0;
    double sum() const { return benefit + friends + crowd + host; }
  };

  Appeal appeal_of(const Visit& visit, const Quote& quote) const {
    return {.benefit = benefit_of(today_.plan, people_, visit.person, quote),
            .friends = friend_effect(visit.person),
            .crowd = crowd_effect(visit),
            .host = quote.log_odds};
  }

  static bool persuaded(const Appeal& appeal, double organic, double u) {
    const double odds = organic * exp(appeal.sum());
    return u * (1 - organic + odds) < odds;
  }

  void explain(const Visit& visit, const Quote& quote, double organic, double u,
               const Appeal& appeal, bool orders) {
    if (!today_.follows(visit.person)) return;
    const int offered =
        quote.coupon_mechanism >= 0 ? quote.coupon_mechanism : quote.price_mechanism;
    today_.record(visit.person, TraceKind::decision, visit.minute, offered, quote.paid(),
                  {logit(std::min(organic, .9999)), appeal.benefit, appeal.friends, appeal.crowd,
                   appeal.host, logit(u), orders ? 1. : 0.});
  }

  double friend_effect(PersonIndex person) const {
    const Response& response = today_.plan.response();
    return response.conformity && people_.marks[person] & mark::friend_told ? response.friend_effect
                                                                            : 0;
  }

  double crowd_effect(const Visit& visit) const {
    const Response& response = today_.plan.response();
    if (!response.conformity || visit.session < 0) return 0;
    return response.crowd_effect *
           crowd(today_.work.attendance[static_cast<std::size_t>(visit.session)]);
  }

  void want(const Visit& visit, const Quote& quote, Fen basket, bool ticks,
            const OrderDraws& draws) {
    Order order{.person = visit.person,
                .key = today_.key_of(visit.person),
                .day = static_cast<std::int16_t>(today_.day),
                .minute = visit.minute,
                .channel = visit.channel,
                .baseline = ticks,
                .organic = of_own_accord(visit),
                .attributed = attribution(visit, quote.coupon_mechanism),
                .coupon = static_cast<std::int8_t>(quote.coupon_mechanism),
                .price = static_cast<std::int8_t>(quote.price_mechanism),
                .session = visit.session,
                .product = static_cast<std::int16_t>(quote.product),
                .list = quote.list,
                .discount = quote.discount,
                .coupon_saving = quote.coupon_saving};
    order.cost = quote.product >= 0
                     ? today_.plan.setup.products[static_cast<std::size_t>(quote.product)].cost
                     : share_of(quote.list, today_.plan.economics().goods_cost);
    order.returned = draws.back < return_rate(visit) / double{whole};
    order.settles_after = settles_after(order.returned, draws.delay);
    const bool pulled =
        !ticks && draws.pull < today_.plan.response().pulled_forward / double{whole};
    today_.work.intents.push_back({.order = order,
                                   .full_price = basket,
                                   .fallback = ticks,
                                   .pulled = pulled,
                                   .stream = visit.stream.packed(),
                                   .number = visit.number,
                                   .otherwise = attribution(visit, -1)});
  }

  /// Redeemed coupon, else session, else the last click of the last days (shop orders only).
  std::int8_t attribution(const Visit& visit, int coupon) const {
    if (coupon >= 0) return static_cast<std::int8_t>(coupon);
    if (visit.session >= 0) return visit.session;
    const int clicked = people_.clicked[visit.person] - 1;
    if (clicked < 0 || visit.channel != Channel::shop) return -1;
    const Mechanism& mechanism = *today_.plan.campaign[static_cast<std::size_t>(clicked)].mechanism;
    const int age = today_.day - people_.clicked_on[visit.person];
    return age < mechanism.attribution_days() ? static_cast<std::int8_t>(clicked) : std::int8_t{-1};
  }

  std::int32_t return_rate(const Visit& visit) const {
    const Economics& economics = today_.plan.economics();
    if (visit.session >= 0) return economics.return_live;
    switch (visit.channel) {
    case Channel::store:
      return economics.return_store;
    case Channel::marketplace:
      return economics.return_marketplace;
    case Channel::shop:
      break;
    }
    return economics.return_shop;
  }

  std::int16_t settles_after(bool returned, double u) const {
    const Economics& economics = today_.plan.economics();
    const int window = std::max(economics.return_window, economics.return_delay);
    if (!returned) return static_cast<std::int16_t>(window);
    return static_cast<std::int16_t>(economics.return_delay +
                                     static_cast<int>(u * (window - economics.return_delay + 1)));
  }

  /// A baseline order that a campaign order stands for already.
  bool cancel_pulled(const Visit& visit) {
    std::uint8_t& owed = people_.owed[visit.person];
    if (owed == 0) return false;
    if (today_.day > people_.owed_until[visit.person]) {
      owed = 0;
      return false;
    }
    --owed;
    today_.count(visit.person, Counter::pulled_ticks);
    today_.record(visit.person, TraceKind::pulled_tick, visit.minute, -1, 0);
    return true;
  }

  /// The drop-out coin of the baseline clock, whether or not the order was kept.
  void toss_coin(PersonIndex person, const SegmentPlan& segment, double u) {
    today_.hash(person, hashed(HashedEvent::tick));
    const bool first = people_.stage[person] != Stage::customer;
    if (first && !segment.segment->purchase.drop_out_at_first) return;
    if (u >= people_.drop_out[person]) return;
    people_.stage[person] = Stage::dropped;
    people_.filter[person] = people_.campaign_thinning[person] = 0;
    today_.count(person, Counter::drop_outs);
    today_.hash(person, hashed(HashedEvent::drop_out));
    today_.record(person, TraceKind::dropped_out, -1, -1, 0);
  }

  DayContext<Trace>& today_;
  People& people_;
};

} // namespace

/// Each visit decides on its own; intents do not depend on their order.
template <class Trace>
void decisions(DayContext<Trace>& context) {
  Deciding<Trace>(context).decide_all();
}

PONDLAB_PHASE(decisions);

} // namespace pondlab::engine
