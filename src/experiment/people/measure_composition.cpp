#include "experiment/people/measure_composition.hpp"

#include "engine/model/plan.hpp"
#include "experiment/run/unknown_name.hpp"

#include <algorithm>
#include <initializer_list>
#include <map>

namespace pondlab::experiment {

namespace {

using engine::Account;
using engine::AccountInfo;
using engine::Counter;
using engine::TouchCounter;

/// Income is credited: on a statement it is what comes in.
constexpr int credited = -1;

constexpr std::initializer_list<Counter> all_orders = {
    Counter::orders_store, Counter::orders_marketplace, Counter::orders_shop};
constexpr std::initializer_list<Counter> all_paid = {Counter::paid_store, Counter::paid_marketplace,
                                                     Counter::paid_shop};
bool is_money(Counter counter) {
  return std::ranges::find(all_paid, counter) != all_paid.end() || counter == Counter::refunded ||
         counter == Counter::live_paid;
}
bool is_money(TouchCounter counter) {
  return counter == TouchCounter::paid || counter == TouchCounter::subsidy ||
         counter == TouchCounter::funded || counter == TouchCounter::pledged_paid ||
         counter == TouchCounter::card_sales || counter == TouchCounter::card_spent;
}

bool is_nobodys(Counter counter) { return counter == Counter::live_sessions; }
bool is_nobodys(TouchCounter counter) {
  return counter == TouchCounter::tasks || counter == TouchCounter::tasks_done;
}

MeasureComposition counted(std::initializer_list<Counter> counters, int weight = 1) {
  MeasureComposition composition;
  for (const Counter counter : counters) {
    composition.counters[static_cast<std::size_t>(counter)] = weight;
    composition.money = is_money(counter);
    composition.stock = is_stock(counter);
  }
  return composition;
}

MeasureComposition less(MeasureComposition composition, Counter counter) {
  composition.counters[static_cast<std::size_t>(counter)] = -1;
  return composition;
}

MeasureComposition touched(TouchCounter counter) {
  MeasureComposition composition;
  composition.touches[static_cast<std::size_t>(counter)] = 1;
  composition.money = is_money(counter);
  return composition;
}

/// Of the accounts for which `counts` holds.
template <class Counts>
MeasureComposition booked(int weight, Counts&& counts) {
  MeasureComposition composition;
  for (const AccountInfo& account : engine::accounts())
    if (counts(account)) composition.accounts[static_cast<std::size_t>(account.account)] = weight;
  composition.money = true;
  return composition;
}

/// What is owed on an account by the end of the window.
MeasureComposition owed(Account account) {
  MeasureComposition composition =
      booked(credited, [=](const AccountInfo& info) { return info.account == account; });
  composition.balance = true;
  return composition;
}

MeasureComposition contribution() { return booked(credited, engine::is_of_result); }
MeasureComposition net_sales() {
  return booked(credited, [](const AccountInfo& account) {
    return account.kind == engine::AccountClass::sales;
  });
}
MeasureComposition campaign_cost() {
  return booked(1, [](const AccountInfo& account) { return account.campaign_cost; });
}
MeasureComposition kept_orders() { return less(counted(all_orders), Counter::returns); }

MeasureComposition anyway_orders() {
  MeasureComposition composition = counted(all_orders, -1);
  composition.touches[static_cast<std::size_t>(TouchCounter::orders)] = 1;
  return composition;
}

/// By the measure's key; measures that no people stand behind are left out.
const std::map<std::string_view, MeasureComposition>& measure_compositions() {
  static const std::map<std::string_view, MeasureComposition> known = {
      {"incremental_contribution", contribution()},
      {"contribution", contribution()},
      {"net_sales", net_sales()},
      {"incremental_net_sales", net_sales()},
      {"paid_sales", counted(all_paid)},
      {"expense_ratio", campaign_cost()},
      {"campaign_cost", campaign_cost()},
      {"gift_card_balance", owed(Account::gift_cards)},
      {"breakage",
       booked(credited,
              [](const AccountInfo& account) { return account.account == Account::breakage; })},
      {"orders", counted(all_orders)},
      {"incremental_orders", counted(all_orders)},
      {"reported_campaign_orders", touched(TouchCounter::orders)},
      {"anyway_orders", anyway_orders()},
      {"order_value", counted(all_paid)},
      {"repeat_orders", counted({Counter::repeat_orders})},
      {"return_rate", counted({Counter::returns})},
      {"visitors", counted({Counter::visitors_shop})},
      {"conversion", counted({Counter::payers_shop})},
      {"shop_sales", counted({Counter::paid_shop})},
      {"online_sales", counted({Counter::paid_shop, Counter::paid_marketplace})},
      {"shop_share", counted({Counter::paid_shop})},
      {"moved_sales", counted({Counter::paid_store, Counter::paid_marketplace}, -1)},
      {"live_conversion", counted({Counter::live_payers})},
      {"joined", counted({Counter::joined})},
      {"net_adds", less(counted({Counter::joined, Counter::befriended}), Counter::deleted)},
      {"befriended", counted({Counter::befriended})},
      {"newcomer_share", counted({Counter::joined})},
      {"members", counted({Counter::members})},
      {"reachable", counted({Counter::contacts})},
      {"in_community", counted({Counter::in_community})},
      {"followers", counted({Counter::followers})},
      {"deleted", counted({Counter::deleted})},
      {"opted_out", counted({Counter::opted_out})},
      {"muted", counted({Counter::muted})},
      {"unfollowed", counted({Counter::unfollowed})},
      {"drop_outs", counted({Counter::drop_outs})},
      {"sold_out", counted({Counter::sold_out})},
      {"audience", touched(TouchCounter::audience)},
      {"delivered", touched(TouchCounter::delivered)},
      {"seers", touched(TouchCounter::seers)},
      {"seen_rate", touched(TouchCounter::seers)},
      {"clicked", touched(TouchCounter::clicked)},
      {"claimed", touched(TouchCounter::claimed)},
      {"redeemed", touched(TouchCounter::redeemed)},
      {"redemption_of_claimed", touched(TouchCounter::redeemed)},
      {"redemption_of_audience", touched(TouchCounter::redeemed)},
      {"subsidy", touched(TouchCounter::subsidy)},
      {"funded", touched(TouchCounter::funded)},
      {"viewers", touched(TouchCounter::viewers)},
      {"won", touched(TouchCounter::won)},
      {"declined", touched(TouchCounter::declined)},
      {"pledged", touched(TouchCounter::pledged)},
      {"pledged_paid", touched(TouchCounter::pledged_paid)},
      {"completed", touched(TouchCounter::completed)},
      {"cancelled", touched(TouchCounter::cancelled)},
      {"completion_rate", touched(TouchCounter::completed)},
      {"cards_sold", touched(TouchCounter::cards_sold)},
      {"card_sales", touched(TouchCounter::card_sales)},
      {"cards_given", touched(TouchCounter::cards_given)},
      {"card_spent", touched(TouchCounter::card_spent)},
      {"reported_conversion", touched(TouchCounter::converted)},
      {"reported_orders", touched(TouchCounter::orders)},
      {"reported_sales", touched(TouchCounter::paid)},
      {"reported_share_of_shop", touched(TouchCounter::paid)},
      {"true_orders", kept_orders()},
      {"true_conversion", kept_orders()},
      {"true_net_sales", net_sales()},
      {"true_contribution", contribution()},
  };
  return known;
}

/// What stands behind the first `mark`, or everything and nothing.
std::pair<std::string_view, std::optional<std::string_view>> split(std::string_view text,
                                                                   char mark) {
  const std::size_t at = text.find(mark);
  if (at == std::string_view::npos) return {text, std::nullopt};
  return {text.substr(0, at), text.substr(at + 1)};
}

template <class Key>
std::optional<Key> find_key(int count, std::string_view name) {
  for (int i = 0; i < count; ++i)
    if (key_of(static_cast<Key>(i)) == name) return static_cast<Key>(i);
  return std::nullopt;
}

std::vector<std::string> mechanism_ids(const engine::Plan& plan) {
  std::vector<std::string> ids;
  for (const engine::CampaignEntry& entry : plan.campaign) ids.push_back(entry.id);
  return ids;
}

int mechanism_named(const engine::Plan& plan, std::string_view id) {
  const int place = plan.mechanism_index(id);
  if (place < 0) throw UnknownName(Named::mechanism, std::string(id), mechanism_ids(plan));
  return place;
}

[[noreturn]] void unknown_figure(std::string_view name) {
  std::vector<std::string> known;
  for (const engine::Measure& measure : engine::measures()) known.emplace_back(measure.key);
  for (int i = 0; i < engine::counter_count; ++i)
    known.emplace_back(key_of(static_cast<Counter>(i)));
  throw UnknownName(Named::figure, std::string(name), known);
}

[[noreturn]] void unknown_touch(const engine::CampaignEntry& entry, std::string_view name) {
  std::vector<std::string> known;
  for (int i = 0; i < engine::touch_counter_count; ++i)
    known.push_back(entry.id + "." + std::string(key_of(static_cast<TouchCounter>(i))));
  throw UnknownName(Named::figure, entry.id + "." + std::string(name), known);
}

[[noreturn]] void unknown_line(std::string_view name) {
  std::vector<std::string> known = {"books.net_sales", "books.contribution"};
  for (int i = 0; i < engine::account_count; ++i)
    known.push_back("books." + std::string(key_of(static_cast<Account>(i))));
  throw UnknownName(Named::figure, "books." + std::string(name), known);
}

std::optional<MeasureComposition> measure_makeup(const engine::Plan& plan,
                                                 const engine::Measure& measure,
                                                 std::optional<std::string_view> of) {
  const auto known = measure_compositions().find(measure.key);
  if (known == measure_compositions().end()) return std::nullopt;
  MeasureComposition composition = known->second;
  composition.twin = measure.twin;
  composition.numerator =
      (measure.unit != engine::MeasureUnit::count && measure.unit != engine::MeasureUnit::money) ||
      measure.key == "order_value";
  if (!measure.of_mechanism) // then a touch is any mechanism's
    for (int m = 0; m < plan.mechanism_count(); ++m) composition.mechanisms.push_back(m);
  while (of) {
    const auto [id, rest] = split(*of, '+');
    composition.mechanisms.push_back(mechanism_named(plan, id));
    of = rest;
  }
  if (measure.of_mechanism && composition.mechanisms.empty())
    throw UnknownName(Named::mechanism, "", mechanism_ids(plan));
  return composition;
}

std::optional<MeasureComposition> line_makeup(const engine::Plan& plan, std::string_view line,
                                              std::optional<std::string_view> centre) {
  const auto account = find_key<Account>(engine::account_count, line);
  if (account && engine::info_of(*account).nobodys) return std::nullopt;
  MeasureComposition composition;
  if (account)
    composition = booked(sign_on_statement(engine::info_of(*account)),
                         [&](const AccountInfo& info) { return info.account == *account; });
  else if (line == "net_sales")
    composition = net_sales();
  else if (line == "contribution")
    composition = contribution();
  else
    unknown_line(line);
  if (centre)
    composition.cost_centre = *centre == "baseline" ? 0 : mechanism_named(plan, *centre) + 1;
  return composition;
}

std::optional<MeasureComposition> touch_makeup(const engine::Plan& plan, std::string_view id,
                                               std::string_view key) {
  const int mechanism = mechanism_named(plan, id);
  const auto counter = find_key<TouchCounter>(engine::touch_counter_count, key);
  if (!counter) unknown_touch(plan.campaign[static_cast<std::size_t>(mechanism)], key);
  if (is_nobodys(*counter)) return std::nullopt;
  MeasureComposition composition = touched(*counter);
  composition.mechanisms = {mechanism};
  return composition;
}

template <std::size_t n, class Total>
std::int64_t weigh(const std::array<int, n>& weights, const Total& total) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < n; ++i)
    if (weights[i] != 0) sum += weights[i] * total(i);
  return sum;
}

} // namespace

std::int64_t sum_of(const MeasureComposition& composition, const engine::DayCounts& counts,
                    const engine::Ledger& books, engine::Day from, engine::Day to) {
  if (composition.stock) from = std::max(from, to - 1);
  if (composition.balance) from = 0;
  std::int64_t sum = weigh(composition.counters, [&](std::size_t i) {
    return counts.total(static_cast<Counter>(i), from, to);
  });
  for (const int m : composition.mechanisms)
    sum += weigh(composition.touches, [&](std::size_t i) {
      return counts.total(m, static_cast<TouchCounter>(i), from, to);
    });
  return sum + weigh(composition.accounts, [&](std::size_t i) {
           const auto account = static_cast<Account>(i);
           return composition.cost_centre ? books.total(account, from, to, *composition.cost_centre)
                                          : books.total(account, from, to);
         });
}

MeasureComposition in_terms_of(const std::vector<int>& places, MeasureComposition composition) {
  const auto place_of = [&](int mechanism) {
    const auto found = std::ranges::find(places, mechanism);
    return found == places.end() ? -1 : static_cast<int>(found - places.begin());
  };
  for (int& mechanism : composition.mechanisms) mechanism = place_of(mechanism);
  std::erase(composition.mechanisms, -1);
  if (composition.cost_centre && *composition.cost_centre > 0) {
    composition.cost_centre = place_of(*composition.cost_centre - 1) + 1;
    if (*composition.cost_centre == 0) composition.accounts.fill(0);
  }
  return composition;
}

std::optional<MeasureComposition> composition_of(const engine::Plan& plan,
                                                 std::string_view figure) {
  const auto [name, of] = split(figure, ':');
  const auto [owner, part] = split(name, '.');
  if (owner == "books" && part) return line_makeup(plan, *part, of);
  if (part) return touch_makeup(plan, owner, *part);
  if (const engine::Measure* measure = engine::find_measure(name))
    return measure_makeup(plan, *measure, of);
  const auto counter = find_key<Counter>(engine::counter_count, name);
  if (!counter) unknown_figure(name);
  if (is_nobodys(*counter)) return std::nullopt;
  return counted({*counter});
}

} // namespace pondlab::experiment
