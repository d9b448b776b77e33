#include "engine/day/billing.hpp"
#include "engine/day/offering.hpp"
#include "engine/day/order_debt.hpp"
#include "engine/day/standing_offers.hpp"
#include "engine/day/ticks_ahead.hpp"
#include "engine/day/visit_generation.hpp"
#include "engine/day/visit_placement.hpp"
#include "engine/model/benefit.hpp"
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
  Deciding(DayContext<Trace>& context, StandingOffers<Trace>& standing,
           const VisitPlacement<Trace>& placement)
      : today_(context), people_(context.state.people), standing_(standing), placement_(placement) {
  }

  /// All of the worker's visits, in their order, since somebody may come twice. Most come to
  /// nothing; others at most see a price.
  void decide_all() {
    auto& visits = today_.own.visits;
    for (std::size_t i = 0; i < visits.size(); ++i) {
      if (i + prefetch_ahead < visits.size()) fetch_visitor(visits[i + prefetch_ahead]);
      if (passes_by(visits[i])) continue;
      if (matters(visits[i])) {
        placement_.set_minute(visits[i]);
        decide(visits[i]);
      } else if (notes_prices(visits[i]))
        look(visits[i]);
    }
    learn_prices();
  }

private:
  /// What speaks for ordering, in log-odds.
  struct Appeal {
    double benefit = 0, friends = 0, crowd = 0, host = 0, card = 0;
    double sum() const { return benefit + friends + crowd + host + card; }
  };

  void fetch_visitor(const Visit& visit) const {
    const PersonIndex person = visit.person;
    prefetch(&people_.record[person], &people_.stage[person]);
  }
  /// Whether coupons, and nothing else, speak for a visit of which nothing comes whatever they take
  /// off: then no bill is made, and only the price met is remembered.
  bool passes_by(const Visit& visit) {
    const PersonIndex person = visit.person;
    if (!visit.coupons_alone || visit.lost || standing_.any() || is_till(visit) ||
        today_.follows(person) || friend_effect(person) != 0)
      return false;
    if (!clock_runs(people_.stage[person]) || orders_owed(people_, person, today_.day) < 0)
      return false;
    const double u = unit(visit.draws.word[1]);
    const SegmentPlan& segment = today_.plan.segment_of(person);
    if (u < segment.event_chance(people_.record[person].rate)) return false;
    const PlainPrice price =
        visit.plain >= 0 ? today_.own.plain[static_cast<std::size_t>(visit.plain)]
                         : plain_price(today_.plan, people_, visit, offers_of(today_.own, visit));
    const auto channel = static_cast<std::size_t>(visit.channel);
    if (may_be_persuaded(visit, conversion_now(segment, person), price.odds[channel].most, u))
      return false;
    if (expected_gap_units(people_, person) > 0 || price.off[channel] > 0)
      met_.push_back({person, price.list, price.list - price.off[channel]});
    return true;
  }

  /// Whether something that multiplies the odds of an order by at most `most` can bring one that
  /// the clock does not.
  bool may_be_persuaded(const Visit& visit, double organic, double most, double u) const {
    const double odds = organic * most;
    const double clock = visit.organic ? organic : 0;
    const double extra = odds / (1 - organic + odds) - clock;
    return u < clock + extra * Borrowing::most &&
           u < clock + extra * borrows_at_most(visit.person) &&
           u < clock + extra * borrowing(visit.person).with_tick;
  }

  /// Whether a visit can come to anything: most do not. Who is followed tells why not.
  bool matters(const Visit& visit) const {
    return today_.follows(visit.person) || may_come_to_something(visit);
  }

  bool may_come_to_something(const Visit& visit) const {
    if (is_tempted_alone(visit) || is_till(visit)) return true;
    const double u = unit(visit.draws.word[1]);
    if (visit.organic && u >= SegmentPlan::highest_conversion && !standing_.any()) return false;
    const double chance =
        today_.plan.segment_of(visit.person).event_chance(people_.record[visit.person].rate);
    if (u < chance) return true;
    if (standing_.any() && may_take_what_stands(visit, u, chance)) return true;
    return !visit.organic && u < chance * Borrowing::most &&
           u < chance * borrows_at_most(visit.person) &&
           u < chance * borrowing(visit.person).with_tick;
  }

  /// Whether what stands for everybody could make the person order, or wait no longer.
  bool may_take_what_stands(const Visit& visit, double u, double chance) const {
    if (orders_owed(people_, visit.person, today_.day) < 0) return true;
    return may_be_persuaded(visit, chance, standing_.bound(visit.person), u);
  }

  /// Whether a visit of which nothing comes moves the price that is expected.
  bool notes_prices(const Visit& visit) const {
    return standing_.any() || people_.record[visit.person].marks & mark::expects_less;
  }

  /// Whoever only looks sees the prices all the same.
  void look(const Visit& visit) {
    if (visit.lost) return;
    if (standing_.any())
      note_price(visit.person, standing_.seen_by(visit));
    else if (people_.record[visit.person].marks & mark::expects_less)
      met_.push_back({visit.person, 1, 1});
  }

  /// No less than `with_tick`, for the many whom it rules out without an exponential.
  double borrows_at_most(PersonIndex person) const {
    if (today_.plan.response().pulled_forward <= 0) return 1;
    if (ordered_ahead(person) > 0) return Borrowing::most;
    return borrowing_bound(today_.plan.response().pulled_forward / double{whole},
                           events_ahead(today_, person), today_.plan.segment_of(person).stages);
  }

  /// How an extra order of the person's would borrow from the clock.
  Borrowing borrowing(PersonIndex person) const {
    const double share = today_.plan.response().pulled_forward / double{whole};
    return share > 0 ? borrowing_of(share, chance_of_tick(today_, person, ordered_ahead(person)))
                     : Borrowing{};
  }

  int ordered_ahead(PersonIndex person) const {
    return std::max(0, orders_owed(people_, person, today_.day));
  }

  void decide(const Visit& visit) {
    const bool till = is_till(visit);
    if (!till && !clock_runs(people_.stage[visit.person]))
      return look(visit); // dropped out on an earlier visit of today
    const SegmentPlan& segment = today_.plan.segment_of(visit.person);
    const double u = unit(visit.draws.word[1]);
    const double organic = till ? 1 : conversion_now(segment, visit.person);
    const bool ticks = till || (visit.organic && clock_ticks(segment, visit.person, u));
    Wish wish;
    if (!visit.lost && !(ticks && meets_order_ahead(visit))) {
      form_wish(visit, organic, u, ticks, wish);
      if (ticks && !wish.orders) wait_for_price(visit);
    }
    if (!wish.orders && !ticks) return;
    const OrderDraws draws = order_draws(visit);
    if (wish.orders) settle_mind(visit, wish, ticks, draws);
    if (ticks) toss_coin(visit.person, segment, draws.drop_out);
  }

  /// What a visit makes of itself.
  struct Wish {
    bool orders = false;
    double borrowed = 0; ///< chance that it is an order of the next weeks
    bool waited = false; ///< it had been put off until a better price
    Quote quote;
    Fen basket = 0;
  };

  void form_wish(const Visit& visit, double organic, double u, bool ticks, Wish& wish) {
    if (!tempted(visit)) {
      wish.orders = ticks;
      if (!ticks) wish_for_extra(visit, organic, organic, u, wish);
      wish.basket = wish.orders ? list_price(today_.plan, people_, visit) : 0;
      wish.quote = at_list(wish.basket);
      explain(visit, wish.quote, organic, u, {}, wish.orders);
      return;
    }
    const bool priced = find_price(visit, wish);
    const Appeal appeal = appeal_of(visit, wish.quote);
    const double chance = persuaded(appeal, organic);
    // Whoever is followed comes to no more than others do, who are not asked.
    const bool asked = !today_.follows(visit.person) || may_come_to_something(visit);
    if (ticks)
      wish.orders = appeal.benefit >= 0 || u < chance;
    else if (asked)
      wish_for_extra(visit, organic, chance, u, wish);
    if (!wish.orders && asked && has_waited_for(visit.person, appeal))
      wish.orders = wish.waited = true;
    explain(visit, wish.quote, organic, u, appeal, wish.orders);
    if (is_tempted_alone(visit) || !standing_.any())
      note_price(visit.person, wish.quote);
    else
      look(visit); // whether or not they order, and whoever follows them
    if (wish.orders && !priced) {
      wish.basket = list_price(today_.plan, people_, visit);
      wish.quote = at_list(wish.basket);
    }
  }

  /// What is wanted, at its best price; false: of an order without offers only the share that it
  /// costs more or less than expected counts, and the price is 1.
  bool find_price(const Visit& visit, Wish& wish) {
    if (visit.priced >= 0) {
      const Priced& found = today_.own.priced[static_cast<std::size_t>(visit.priced)];
      wish.basket = found.basket;
      wish.quote = found.quote;
      return true;
    }
    const std::span<const Offer> offers = standing_.with_own(visit);
    const bool priced = !offers.empty() || today_.follows(visit.person);
    wish.basket = visit.plain >= 0 ? today_.own.plain[static_cast<std::size_t>(visit.plain)].list
                  : priced         ? list_price(today_.plan, people_, visit)
                                   : 1;
    wish.quote = best_quote(today_.plan, people_, visit.person, wish.basket, offers, visit.channel);
    return priced;
  }

  /// Whether an order is wanted that the clock did not bring, with `chance` where it is `organic`
  /// of the person's own accord; a share of such orders is borrowed from the clock
  /// (ticks_ahead.hpp).
  void wish_for_extra(const Visit& visit, double organic, double chance, double u, Wish& wish) {
    const double clock = visit.organic ? organic : 0;
    const double extra = chance - clock;
    if (extra <= 0 || u >= clock + extra * borrows_at_most(visit.person)) return;
    const Borrowing borrow = borrowing(visit.person);
    if (u >= clock + extra * borrow.with_tick) return;
    const bool tick =
        borrow.borrowed > 0 && will_tick(today_, visit.person, ordered_ahead(visit.person));
    wish.orders = u < clock + extra * (tick ? borrow.with_tick : borrow.without_tick);
    if (tick) wish.borrowed = borrow.borrowed;
  }

  /// Chance that a visit of the person's orders of its own accord. On an Erlang clock nobody wants
  /// anything before its last stage.
  double conversion_now(const SegmentPlan& segment, PersonIndex person) const {
    const bool wants = people_.record[person].clock_stage + 1 >= segment.stages;
    return wants ? segment.event_chance(people_.record[person].rate) : 0;
  }

  /// Whether the baseline clock ticks on an organic visit: each event takes it a stage further, the
  /// last one is a tick.
  bool clock_ticks(const SegmentPlan& segment, PersonIndex person, double u) {
    if (u >= segment.event_chance(people_.record[person].rate)) return false;
    if (segment.stages == 1) return true;
    std::uint8_t& stage = people_.record[person].clock_stage;
    stage = stage + 1 < segment.stages ? stage + 1 : 0;
    return stage == 0;
  }

  /// A baseline order that was placed ahead of its time.
  bool meets_order_ahead(const Visit& visit) {
    if (orders_owed(people_, visit.person, today_.day) <= 0) return false;
    settle_one(people_, visit.person, today_.day);
    today_.count(visit.person, Counter::pulled_ticks);
    today_.record(visit.person, TraceKind::pulled_tick, visit.minute, -1, 0);
    return true;
  }

  /// Someone who put an order off takes the first price that is better than expected.
  bool has_waited_for(PersonIndex person, const Appeal& appeal) {
    if (appeal.benefit <= 0 || orders_owed(people_, person, today_.day) >= 0) return false;
    settle_one(people_, person, today_.day);
    return true;
  }

  void wait_for_price(const Visit& visit) {
    put_off(people_, visit.person, today_.day, today_.day + today_.plan.response().pull_horizon);
    today_.count(visit.person, Counter::waiting_ticks);
    today_.record(visit.person, TraceKind::put_off, visit.minute, -1, 0, {1, 1});
  }

  /// The price met is to move the price expected, from tomorrow on: the day's visits decide alike
  /// in whatever order.
  void note_price(PersonIndex person, const Quote& quote) {
    const Fen bought = quote.bought();
    if (expected_gap(people_, person) > 0 || quote.paid() < bought)
      met_.push_back({person, bought, quote.paid()});
  }

  void learn_prices() {
    for (const PriceMet& met : met_) {
      const double gap = people_.record[met.person].reference_gap * People::gap_unit;
      const double learnt = learnt_gap(today_.plan.response(), gap, met.list, met.paid);
      const auto stored = static_cast<std::uint8_t>(learnt / People::gap_unit + .5);
      people_.record[met.person].reference_gap = stored;
      std::uint8_t& marks = people_.record[met.person].marks;
      if (stored > 0)
        marks |= mark::expects_less;
      else
        marks &= static_cast<std::uint8_t>(~mark::expects_less);
    }
    met_.clear();
  }

  /// Too many contacts put people off what they wanted.
  void settle_mind(const Visit& visit, const Wish& wish, bool ticks, const OrderDraws& draws) {
    const double willing = share_willing(visit.person);
    if (draws.pull < willing)
      return want(visit, wish, ticks, draws.pull / willing < wish.borrowed, draws);
    if (wish.waited)
      put_off(people_, visit.person, today_.day, people_.record[visit.person].owed_until);
    if (ticks) today_.count(visit.person, Counter::put_off_ticks);
    today_.record(visit.person, TraceKind::put_off, visit.minute, -1, 0, {0, ticks ? 1. : 0.});
  }

  /// Share of orders that somebody still places whom contacts have put off.
  double share_willing(PersonIndex person) const {
    const std::int16_t stimulus = stimulus_left(today_.plan, people_, person, today_.day);
    return stimulus < 0 ? today_.plan.response_tables.put_off(static_cast<std::uint16_t>(-stimulus))
                        : 1;
  }

  static bool is_till(const Visit& visit) {
    return visit.stream.packed() == stream::till_visit.packed();
  }

  /// Whether anything but the person's own clock speaks for an order, or against it.
  bool tempted(const Visit& visit) const {
    return is_tempted_alone(visit) || standing_.any() ||
           people_.record[visit.person].marks & mark::expects_less;
  }
  /// By what is the visitor's own, not by what stands for all.
  bool is_tempted_alone(const Visit& visit) const {
    return visit.offers > 0 || visit.session >= 0 || friend_effect(visit.person) != 0;
  }

  OrderDraws order_draws(const Visit& visit) const {
    const Block block = draw(today_.source(), today_.key_of(visit.person), today_.day, visit.stream,
                             2u * visit.number + 1);
    return {unit(block.word[0]), unit(block.word[1]), unit(block.word[2]), unit(block.word[3])};
  }

  Appeal appeal_of(const Visit& visit, const Quote& quote) const {
    return {.benefit = benefit_of(today_.plan, people_, visit.person, quote),
            .friends = friend_effect(visit.person),
            .crowd = crowd_effect(visit),
            .host = quote.log_odds + host_effect(visit),
            .card = quote.card};
  }

  /// Chance of an order with this appeal.
  static double persuaded(const Appeal& appeal, double organic) {
    const double odds = organic * exp(appeal.sum());
    return odds / (1 - organic + odds);
  }

  void explain(const Visit& visit, const Quote& quote, double organic, double u,
               const Appeal& appeal, bool orders) {
    if (!today_.follows(visit.person)) return;
    const Bill& bill = quote.bill;
    const int coupon = bill.mechanism_in(Layer::coupon);
    const int offered = coupon < 0 && bill.cut_count > 0 ? bill.cuts[0].mechanism : coupon;
    today_.record(visit.person, TraceKind::decision, visit.minute, offered, quote.paid(),
                  {logit(std::min(organic, .9999)), appeal.benefit, appeal.friends, appeal.crowd,
                   appeal.host, logit(u), orders ? 1. : 0.},
                  appeal.card);
  }

  double friend_effect(PersonIndex person) const {
    const Response& response = today_.plan.response();
    return response.conformity && people_.record[person].marks & mark::friend_told
               ? response.friend_effect
               : 0;
  }

  double host_effect(const Visit& visit) const {
    return visit.session < 0 ? 0 : today_.work.host[static_cast<std::size_t>(visit.session)];
  }

  double crowd_effect(const Visit& visit) const {
    const Response& response = today_.plan.response();
    if (!response.conformity || visit.session < 0) return 0;
    return response.crowd_effect *
           crowd(today_.work.attendance(static_cast<std::size_t>(visit.session)));
  }

  void want(const Visit& visit, const Wish& wish, bool ticks, bool borrowed,
            const OrderDraws& draws) {
    const Quote& quote = wish.quote;
    Order order{.person = visit.person,
                .key = today_.key_of(visit.person),
                .day = static_cast<std::int16_t>(today_.day),
                .minute = visit.minute,
                .channel = visit.channel,
                .baseline = ticks,
                .organic = of_own_accord(visit),
                .attributed = attribution(visit, quote.bill.mechanism_in(Layer::coupon)),
                .session = visit.session,
                .bill = quote.bill};
    order.cost = cost_of(today_.plan, order.bill);
    order.returned = draws.back < today_.plan.return_rate(order) / double{whole};
    order.settles_after = settles_after(order.returned, draws.delay);
    if (borrowed)
      order_ahead(people_, visit.person, today_.day,
                  today_.day + today_.plan.response().pull_horizon);
    today_.own.intents.push_back({.order = order,
                                  .fallback = {.full_price = wish.basket,
                                               .attributed = attribution(visit, -1),
                                               .buys = ticks,
                                               .borrowed = borrowed,
                                               .waited = wish.waited},
                                  .stream = visit.stream.packed(),
                                  .number = visit.number});
  }

  /// Redeemed coupon, else session, else the last click of the last days (shop orders only).
  std::int8_t attribution(const Visit& visit, int coupon) const {
    if (coupon >= 0) return static_cast<std::int8_t>(coupon);
    if (visit.session >= 0) return visit.session;
    const int clicked = people_.record[visit.person].clicked - 1;
    if (clicked < 0 || visit.channel != Channel::shop) return -1;
    const Mechanism& mechanism = *today_.plan.campaign[static_cast<std::size_t>(clicked)].mechanism;
    const int age = today_.day - people_.record[visit.person].clicked_on;
    return age < mechanism.attribution_days() ? static_cast<std::int8_t>(clicked) : std::int8_t{-1};
  }

  std::int16_t settles_after(bool returned, double u) const {
    const Economics& economics = today_.plan.economics();
    const int window = std::max(economics.return_window, economics.return_delay);
    if (!returned) return static_cast<std::int16_t>(window);
    return static_cast<std::int16_t>(economics.return_delay +
                                     static_cast<int>(u * (window - economics.return_delay + 1)));
  }

  /// The drop-out coin of the baseline clock, whether or not the order was kept.
  void toss_coin(PersonIndex person, const SegmentPlan& segment, double u) {
    today_.hash(person, hashed(HashedEvent::tick));
    const bool first = people_.stage[person] != Stage::customer;
    if (first && !segment.segment->purchase.drop_out_at_first) return;
    if (u >= people_.record[person].drop_out) return;
    people_.stage[person] = Stage::dropped;
    people_.filter[person] = people_.campaign_thinning[person] = 0;
    today_.count(person, Counter::drop_outs);
    today_.hash(person, hashed(HashedEvent::drop_out));
    today_.record(person, TraceKind::dropped_out, -1, -1, 0);
  }

  struct PriceMet {
    PersonIndex person;
    Fen list, paid;
  };

  DayContext<Trace>& today_;
  People& people_;
  StandingOffers<Trace>& standing_;
  const VisitPlacement<Trace>& placement_;
  std::vector<PriceMet> met_;
};

/// A worker's visits and decisions.
template <class Trace>
class VisitsAndDecisions {
public:
  explicit VisitsAndDecisions(DayContext<Trace>& context)
      : today_(context), standing_(context), generation_(context), offering_(context),
        placement_(context, standing_), deciding_(context, standing_, placement_) {}
  VisitsAndDecisions(const VisitsAndDecisions&) = delete;
  VisitsAndDecisions& operator=(const VisitsAndDecisions&) = delete;

  void operator()(std::size_t stretch) {
    generation_.fill(stretch);
    offering_.fetch();
    placement_.draw_all(today_.work.stretches[stretch]);
    offering_.offer_all();
    placement_.place_all(today_.work.stretches[stretch]);
    deciding_.decide_all();
  }

private:
  DayContext<Trace>& today_;
  StandingOffers<Trace> standing_;
  VisitGeneration<Trace> generation_;
  Offering<Trace> offering_;
  VisitPlacement<Trace> placement_;
  Deciding<Trace> deciding_;
};

} // namespace

/// Who comes to see the brand today, where and when, and what they decide. Each visit decides on
/// its own; intents do not depend on the order of people.
template <class Trace>
void visits_and_decisions(DayContext<Trace>& context) {
  by_stretches<VisitsAndDecisions>(context);
}

PONDLAB_PHASE(visits_and_decisions);

} // namespace pondlab::engine
