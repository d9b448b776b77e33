#include "engine/world/measure.hpp"

#include <algorithm>
#include <array>

namespace pondlab::engine {

namespace {

using Value = std::optional<double>;

double total(const MeasureInput& in, Counter counter) {
  return static_cast<double>(in.outcome->counts.total(counter, in.from, in.to));
}

double total(const Outcome& outcome, const MeasureInput& in, TouchCounter counter) {
  std::int64_t sum = 0;
  for (const int m : in.mechanisms) sum += outcome.counts.total(m, counter, in.from, in.to);
  return static_cast<double>(sum);
}

double total(const MeasureInput& in, TouchCounter counter) {
  return total(*in.outcome, in, counter);
}

Value ratio(double part, double of) { return of > 0 ? Value(part / of) : std::nullopt; }

double sum_channels(const Outcome& outcome, const MeasureInput& in, Counter first) {
  std::int64_t sum = 0;
  for (int c = 0; c < 3; ++c)
    sum += outcome.counts.total(static_cast<Counter>(static_cast<int>(first) + c), in.from, in.to);
  return static_cast<double>(sum);
}

double orders(const MeasureInput& in) {
  return sum_channels(*in.outcome, in, Counter::orders_store);
}
double paid(const MeasureInput& in) { return sum_channels(*in.outcome, in, Counter::paid_store); }

double campaign_cost(const MeasureInput& in) {
  Fen sum = 0;
  for (const AccountInfo& account : accounts())
    if (account.campaign_cost) sum += in.outcome->ledger.total(account.account, in.from, in.to);
  return static_cast<double>(sum);
}

template <Counter C>
Value flow(const MeasureInput& in) {
  return total(in, C);
}

template <TouchCounter C>
Value touch(const MeasureInput& in) {
  return total(in, C);
}

template <TouchCounter Part, TouchCounter Of>
Value touch_share(const MeasureInput& in) {
  return ratio(total(in, Part), total(in, Of));
}

/// A stock at the end of the window.
template <Counter C>
Value stock(const MeasureInput& in) {
  return in.to > in.from ? Value(static_cast<double>(in.outcome->counts.at(in.to - 1, C)))
                         : std::nullopt;
}

/// What is known of the end of a run alone.
Value left(const MeasureInput& in, double amount) {
  const bool to_the_end = in.to == in.outcome->counts.days();
  return in.outcome->left.known != 0 && to_the_end ? Value(amount) : std::nullopt;
}

/// Contribution, and what the end of the run is worth.
Fen lifetime_contribution_of(const Outcome& o, const MeasureInput& in) {
  return contribution(o.ledger, in.from, in.to) + o.left.customer_value + o.left.reach_value;
}

/// The difference to the twin of something that both worlds have.
template <auto Of>
Value against_twin(const MeasureInput& in) {
  if (in.twin == nullptr) return std::nullopt;
  return static_cast<double>(Of(*in.outcome, in) - Of(*in.twin, in));
}

Fen contribution_of(const Outcome& o, const MeasureInput& in) {
  return contribution(o.ledger, in.from, in.to);
}
Fen net_sales_of(const Outcome& o, const MeasureInput& in) {
  return net_sales(o.ledger, in.from, in.to);
}
double orders_of(const Outcome& o, const MeasureInput& in) {
  return sum_channels(o, in, Counter::orders_store);
}
/// Net of what was sent back in the same window.
double kept_orders_of(const Outcome& o, const MeasureInput& in) {
  return orders_of(o, in) - static_cast<double>(o.counts.total(Counter::returns, in.from, in.to));
}
/// What a dashboard puts down to the campaign: an order belongs to one mechanism at most.
double reported_orders_of(const Outcome& o, const MeasureInput& in) {
  std::int64_t sum = 0;
  for (int m = 0; m < o.counts.mechanisms(); ++m)
    sum += o.counts.total(m, TouchCounter::orders, in.from, in.to);
  return static_cast<double>(sum);
}
double shop_paid_of(const Outcome& o, const MeasureInput& in) {
  return static_cast<double>(o.counts.total(Counter::paid_shop, in.from, in.to));
}
double elsewhere_paid_of(const Outcome& o, const MeasureInput& in) {
  return sum_channels(o, in, Counter::paid_store) - shop_paid_of(o, in);
}

/// Of the orders that a dashboard reports, those that the world without a campaign has too.
Value anyway_orders(const MeasureInput& in) {
  const Value more = against_twin<orders_of>(in);
  return more ? Value(reported_orders_of(*in.outcome, in) - *more) : std::nullopt;
}

Value true_conversion(const MeasureInput& in) {
  const Value more = against_twin<kept_orders_of>(in);
  return more ? ratio(*more, total(in, TouchCounter::audience)) : std::nullopt;
}

Value moved_sales(const MeasureInput& in) {
  const Value elsewhere = against_twin<elsewhere_paid_of>(in);
  return elsewhere ? Value(-*elsewhere) : std::nullopt;
}

/// Mean shop sales of live days over those of other days of the same weekday, less one.
Value live_day_lift(const MeasureInput& in) {
  std::array<double, 7> sum{}, count{};
  const DayCounts& counts = in.outcome->counts;
  const auto weekday_of = [&](Day day) {
    return static_cast<std::size_t>(weekday({in.start.days + day}));
  };
  const auto live = [&](Day day) { return counts.at(day, Counter::live_sessions) > 0; };
  for (Day day = in.from; day < in.to; ++day)
    if (!live(day)) {
      sum[weekday_of(day)] += static_cast<double>(counts.at(day, Counter::paid_shop));
      ++count[weekday_of(day)];
    }
  double on_live = 0, otherwise = 0;
  for (Day day = in.from; day < in.to; ++day) {
    const std::size_t w = weekday_of(day);
    if (!live(day) || count[w] == 0) continue;
    on_live += static_cast<double>(counts.at(day, Counter::paid_shop));
    otherwise += sum[w] / count[w];
  }
  return otherwise > 0 ? Value(on_live / otherwise - 1) : std::nullopt;
}

constexpr auto no_twin = Twin::none;
constexpr auto all = Twin::without_campaign;
constexpr auto one = Twin::without_mechanism;
constexpr auto count = MeasureUnit::count;
constexpr auto money = MeasureUnit::money;
constexpr auto share = MeasureUnit::share;

constexpr auto more = Better::more;
constexpr auto less = Better::less;
constexpr auto either = Better::neither;
constexpr bool people = true;
constexpr bool whole_brand = false;

// Appending a measure is one line here and its texts.
constexpr Measure catalogue[] = {
    {"incremental_contribution", money, false, all, more, whole_brand,
     against_twin<contribution_of>},
    {"contribution", money, false, no_twin, more, whole_brand,
     [](const MeasureInput& in) {
       return Value(static_cast<double>(contribution_of(*in.outcome, in)));
     }},
    {"net_sales", money, false, no_twin, more, people,
     [](const MeasureInput& in) {
       return Value(static_cast<double>(net_sales_of(*in.outcome, in)));
     }},
    {"incremental_net_sales", money, false, all, more, people, against_twin<net_sales_of>},
    {"paid_sales", money, false, no_twin, more, people,
     [](const MeasureInput& in) { return Value(paid(in)); }},
    {"expense_ratio", share, false, no_twin, less, whole_brand,
     [](const MeasureInput& in) {
       return ratio(campaign_cost(in), static_cast<double>(net_sales_of(*in.outcome, in)));
     }},
    {"campaign_cost", money, false, no_twin, less, whole_brand,
     [](const MeasureInput& in) { return Value(campaign_cost(in)); }},
    {"unpaid_commission", money, false, no_twin, less, people,
     [](const MeasureInput& in) { // a liability is credited
       return Value(
           static_cast<double>(-in.outcome->ledger.total(Account::commission_payable, 0, in.to)));
     }},
    {"coupon_liability", money, false, no_twin, less, whole_brand,
     [](const MeasureInput& in) {
       return left(in, static_cast<double>(in.outcome->left.coupon_savings));
     }},
    {"gift_card_balance", money, false, no_twin, less, people,
     [](const MeasureInput& in) { // a liability is credited
       return Value(static_cast<double>(-in.outcome->ledger.total(Account::gift_cards, 0, in.to)));
     }},
    {"breakage", money, false, no_twin, either, people,
     [](const MeasureInput& in) {
       return Value(
           static_cast<double>(-in.outcome->ledger.total(Account::breakage, in.from, in.to)));
     }},
    {"terminal_value", money, false, no_twin, more, whole_brand,
     [](const MeasureInput& in) {
       return left(
           in, static_cast<double>(in.outcome->left.customer_value + in.outcome->left.reach_value));
     }},
    {"lifetime_contribution", money, false, no_twin, more, whole_brand,
     [](const MeasureInput& in) {
       return left(in, static_cast<double>(lifetime_contribution_of(*in.outcome, in)));
     }},
    {"incremental_lifetime_contribution", money, false, all, more, whole_brand,
     [](const MeasureInput& in) {
       const Value more_than_none = against_twin<lifetime_contribution_of>(in);
       return more_than_none ? left(in, *more_than_none) : std::nullopt;
     }},
    {"orders", count, false, no_twin, more, people,
     [](const MeasureInput& in) { return Value(orders(in)); }},
    {"incremental_orders", count, false, all, more, people, against_twin<orders_of>},
    {"reported_campaign_orders", count, false, no_twin, more, people,
     [](const MeasureInput& in) { return Value(reported_orders_of(*in.outcome, in)); }},
    {"anyway_orders", count, false, all, less, people, anyway_orders},
    {"order_value", money, false, no_twin, more, people,
     [](const MeasureInput& in) { return ratio(paid(in), orders(in)); }},
    {"repeat_orders", count, false, no_twin, more, people, flow<Counter::repeat_orders>},
    {"return_rate", share, false, no_twin, less, people,
     [](const MeasureInput& in) { return ratio(total(in, Counter::returns), orders(in)); }},
    {"visitors", count, false, no_twin, more, people, flow<Counter::visitors_shop>},
    {"conversion", share, false, no_twin, more, people,
     [](const MeasureInput& in) {
       return ratio(total(in, Counter::payers_shop), total(in, Counter::visitors_shop));
     }},
    {"shop_sales", money, false, no_twin, more, people, flow<Counter::paid_shop>},
    {"online_sales", money, false, no_twin, more, people,
     [](const MeasureInput& in) {
       return Value(total(in, Counter::paid_shop) + total(in, Counter::paid_marketplace));
     }},
    {"shop_share", share, false, no_twin, either, people,
     [](const MeasureInput& in) { return ratio(total(in, Counter::paid_shop), paid(in)); }},
    {"moved_sales", money, false, all, less, people, moved_sales},
    {"live_conversion", share, false, no_twin, more, people,
     [](const MeasureInput& in) {
       return ratio(total(in, Counter::live_payers), total(in, Counter::live_viewers));
     }},
    {"live_day_lift", MeasureUnit::ratio, false, no_twin, more, whole_brand, live_day_lift},
    {"joined", count, false, no_twin, more, people, flow<Counter::joined>},
    {"net_adds", count, false, no_twin, more, people,
     [](const MeasureInput& in) {
       return Value(total(in, Counter::joined) + total(in, Counter::befriended) -
                    total(in, Counter::deleted));
     }},
    {"befriended", count, false, no_twin, more, people, flow<Counter::befriended>},
    {"newcomer_share", share, false, no_twin, either, people,
     [](const MeasureInput& in) {
       return ratio(total(in, Counter::joined),
                    total(in, Counter::joined) + total(in, Counter::befriended));
     }},
    {"members", count, false, no_twin, more, whole_brand, stock<Counter::members>},
    {"reachable", count, false, no_twin, more, whole_brand, stock<Counter::contacts>},
    {"in_community", count, false, no_twin, more, whole_brand, stock<Counter::in_community>},
    {"followers", count, false, no_twin, more, whole_brand, stock<Counter::followers>},
    {"deleted", count, false, no_twin, less, people, flow<Counter::deleted>},
    {"opted_out", count, false, no_twin, less, people, flow<Counter::opted_out>},
    {"muted", count, false, no_twin, less, people, flow<Counter::muted>},
    {"unfollowed", count, false, no_twin, less, people, flow<Counter::unfollowed>},
    {"drop_outs", count, false, no_twin, less, people, flow<Counter::drop_outs>},
    {"sold_out", count, false, no_twin, less, people, flow<Counter::sold_out>},
    {"fatigue", share, false, no_twin, less, whole_brand,
     [](const MeasureInput& in) -> Value {
       const Value members = stock<Counter::members>(in);
       const Value lost = left(in, static_cast<double>(in.outcome->left.fatigue));
       return members && lost ? ratio(*lost / whole_attention, *members) : std::nullopt;
     }},
    {"audience", count, true, no_twin, either, people, touch<TouchCounter::audience>},
    {"delivered", count, true, no_twin, either, people, touch<TouchCounter::delivered>},
    {"seers", count, true, no_twin, more, people, touch<TouchCounter::seers>},
    {"seen_rate", share, true, no_twin, more, people,
     touch_share<TouchCounter::seers, TouchCounter::audience>},
    {"clicked", count, true, no_twin, more, people, touch<TouchCounter::clicked>},
    {"claimed", count, true, no_twin, more, people, touch<TouchCounter::claimed>},
    {"redeemed", count, true, no_twin, more, people, touch<TouchCounter::redeemed>},
    {"redemption_of_claimed", share, true, no_twin, more, people,
     touch_share<TouchCounter::redeemed, TouchCounter::claimed>},
    {"redemption_of_audience", share, true, no_twin, more, people,
     touch_share<TouchCounter::redeemed, TouchCounter::audience>},
    {"subsidy", money, true, no_twin, less, people, touch<TouchCounter::subsidy>},
    {"funded", money, true, no_twin, more, people, touch<TouchCounter::funded>},
    {"task_completion", share, true, no_twin, more, whole_brand,
     touch_share<TouchCounter::tasks_done, TouchCounter::tasks>},
    {"viewers", count, true, no_twin, more, people, touch<TouchCounter::viewers>},
    {"won", count, true, no_twin, more, people, touch<TouchCounter::won>},
    {"declined", count, true, no_twin, less, people, touch<TouchCounter::declined>},
    {"pledged", count, true, no_twin, more, people, touch<TouchCounter::pledged>},
    {"pledged_paid", money, true, no_twin, more, people, touch<TouchCounter::pledged_paid>},
    {"completed", count, true, no_twin, more, people, touch<TouchCounter::completed>},
    {"cancelled", count, true, no_twin, less, people, touch<TouchCounter::cancelled>},
    {"completion_rate", share, true, no_twin, more, people,
     [](const MeasureInput& in) {
       const double completed = total(in, TouchCounter::completed);
       return ratio(completed, completed + total(in, TouchCounter::cancelled));
     }},
    {"cards_sold", count, true, no_twin, more, people, touch<TouchCounter::cards_sold>},
    {"card_sales", money, true, no_twin, more, people, touch<TouchCounter::card_sales>},
    {"cards_given", count, true, no_twin, more, people, touch<TouchCounter::cards_given>},
    {"card_spent", money, true, no_twin, more, people, touch<TouchCounter::card_spent>},
    {"reported_conversion", share, true, no_twin, more, people,
     touch_share<TouchCounter::converted, TouchCounter::audience>},
    {"reported_orders", count, true, no_twin, more, people, touch<TouchCounter::orders>},
    {"reported_sales", money, true, no_twin, more, people, touch<TouchCounter::paid>},
    {"reported_share_of_shop", share, true, no_twin, either, people,
     [](const MeasureInput&
            in) { return ratio(total(in, TouchCounter::paid), total(in, Counter::paid_shop)); }},
    {"true_orders", count, true, one, more, people, against_twin<kept_orders_of>},
    {"true_conversion", share, true, one, more, people, true_conversion},
    {"true_net_sales", money, true, one, more, people, against_twin<net_sales_of>},
    {"true_contribution", money, true, one, more, whole_brand, against_twin<contribution_of>},
};

} // namespace

std::span<const Measure> measures() { return catalogue; }

bool is_of_end_alone(const Measure& measure) {
  static constexpr std::array<std::string_view, 5> keys = {
      "coupon_liability", "terminal_value", "lifetime_contribution",
      "incremental_lifetime_contribution", "fatigue"};
  return std::ranges::find(keys, measure.key) != keys.end();
}

bool grows_with_pool(const Measure& measure) {
  const bool total = measure.unit == MeasureUnit::count || measure.unit == MeasureUnit::money;
  return total && measure.key != "order_value";
}

bool adds_up_over_days(const Measure& measure) {
  static constexpr std::array<std::string_view, 6> keys = {"unpaid_commission", "gift_card_balance",
                                                           "members",           "reachable",
                                                           "in_community",      "followers"};
  return grows_with_pool(measure) && !is_of_end_alone(measure) &&
         std::ranges::find(keys, measure.key) == keys.end();
}

const Measure* find_measure(std::string_view key) {
  for (const Measure& measure : catalogue)
    if (measure.key == key) return &measure;
  return nullptr;
}

} // namespace pondlab::engine
