#include "scenario/new_plan/plan_strategies.hpp"

#include "engine/numeric/calendar.hpp"
#include "scenario/json/edit.hpp"
#include "scenario/new_plan/plan_pool.hpp"
#include "scenario/new_plan/presets.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace pondlab::scenario {
namespace {

using engine::Fen;

/// Before the campaign begins, so that its first days can be set against ordinary ones.
constexpr std::int32_t lead = 7;

/// The amount nearest to `fen` of those that coupons have, 30 and 50 rather than 35 and 55.
Fen round_amount(Fen fen) {
  Fen tens = 1, best = 1;
  while (tens * 100 <= fen) tens *= 10;
  for (const Fen digits : {10, 15, 20, 30, 40, 50, 60, 80, 100})
    if (std::abs(digits * tens - fen) < std::abs(best - fen)) best = digits * tens;
  return std::max<Fen>(best, 5);
}

const std::string stock_id = "clearance";

/// A part of the campaign: the kind of mechanism and its parameters.
struct Entry {
  std::string kind;
  NodePtr parameters;
};

class Strategies {
public:
  Strategies(const PlanAnswers& answers, const PlanDays& days)
      : answers_(answers), days_(days), goal_(part(part(tactic_presets(), "goals"), answers.goal)),
        asleep_(whole_of(part(category_presets(), answers.category), "asleep")) {
    set_coupon();
  }

  PlanStrategies make() {
    if (is_on(goal_, "friends"))
      ways_to_add();
    else if (is_on(goal_, "member_day"))
      member_days();
    else if (is_on(goal_, "clear"))
      clearance();
    else
      ways_to_reach();
    made_.strategies = Node::object(std::move(strategies_));
    return std::move(made_);
  }

private:
  // --- what goals do ------------------------------------------------------------------------

  /// Each way by itself, all of them, and the first without its coupon.
  void ways_to_reach() {
    const auto& channels = answers_.channels;
    for (const std::string& channel : channels)
      add(channel + "_coupon", "with_coupon", channel, {reach_by(channel, true)});
    if (channels.size() > 1) add("together", "together", channels.front(), reach_by_all(true));
    add(channels.front() + "_plain", "without_coupon", channels.front(),
        {reach_by(channels.front(), false)});
  }

  /// A price for everybody who comes, told to members or not, or coupons for members instead.
  void member_days() {
    std::vector<Entry> told = reach_by_all(false);
    told.push_back(offer());
    add("told", "told", answers_.channels.front(), std::move(told));
    add("untold", "untold", answers_.channels.front(), {offer()});
    add("coupons", "coupons", answers_.channels.front(), reach_by_all(true));
  }

  /// Contacts are worth what is sent to them: each way comes with a broadcast.
  void ways_to_add() {
    const bool has_stores = answers_.number(PlanNumber::stores) > 0;
    if (has_stores) {
      add("till_gift", "till_gift", "wecom", {friends("till", true), reach_by("wecom", false)});
      add("till", "till", "wecom", {friends("till_plain", false), reach_by("wecom", false)});
    }
    add("parcel_gift", "parcel_gift", "wecom", {friends("parcel", true), reach_by("wecom", false)});
    if (!has_stores)
      add("parcel", "parcel", "wecom", {friends("parcel_plain", false), reach_by("wecom", false)});
  }

  /// A stock in live streams, cheaper, or told to more.
  void clearance() {
    const Node& live = part(tactic_presets(), "live");
    set_stock(live);
    const std::string& channel = answers_.channels.front();
    add("live", "live", channel, {live_at({})});
    add("live_deeper", "live_deeper", channel, {live_at(shared_part(live, "deeper"))});
    std::vector<Entry> told = reach_by_all(false);
    told.push_back(live_at({}));
    add("live_told", "live_told", channel, std::move(told));
  }

  // --- entries ------------------------------------------------------------------------------

  std::vector<Entry> reach_by_all(bool with_coupon) const {
    std::vector<Entry> all;
    for (const std::string& channel : answers_.channels)
      all.push_back(reach_by(channel, with_coupon));
    return all;
  }

  /// Posts in communities are for all who are there.
  static bool is_targeted(const std::string& channel) {
    return is_on(part(part(tactic_presets(), "channels"), channel), "targeted");
  }

  Entry reach_by(const std::string& channel, bool with_coupon) const {
    const Node& preset = part(part(tactic_presets(), "channels"), channel);
    NodePtr entry = shared_part(preset, "entry");
    if (is_targeted(channel)) set_target(entry);
    set_schedule(entry);
    if (with_coupon) set(entry, "$.coupon", coupon_);
    return {std::string(word_of(preset, "kind")), entry};
  }

  Entry offer() const {
    const Node& preset = part(tactic_presets(), "offer");
    NodePtr entry = shared_part(preset, "entry");
    set(entry, "$.face", shared_part(*coupon_, "face"));
    set(entry, "$.threshold", shared_part(*coupon_, "threshold"));
    set(entry, "$.in", shared_part(*coupon_, "redeem_in"));
    set_schedule(entry);
    return {std::string(word_of(preset, "kind")), entry};
  }

  /// A session that sells the stock, at the preset's price or another share of it.
  Entry live_at(const NodePtr& pay_share) const {
    const Node& preset = part(tactic_presets(), "live");
    NodePtr entry = shared_part(preset, "entry");
    set(entry, "$.products", Node::array({Node::string(stock_id)}));
    if (pay_share) set(entry, "$.pay_share", pay_share);
    set_schedule(entry);
    return {std::string(word_of(preset, "kind")), entry};
  }

  /// The stock at an order's value. Its goods are paid for: what a piece costs is what it would
  /// fetch if it were not cleared. Few should come in vain.
  void set_stock(const Node& live) {
    const auto value = answers_.number(PlanNumber::order_value);
    const std::int64_t goods =
        engine::share_of(value, engine::whole - answers_.number(PlanNumber::margin));
    const auto of = [](std::int64_t whole, double share) {
      return std::llround(static_cast<double>(whole) * share);
    };
    const std::int64_t pieces = of(answers_.number(PlanNumber::members), real_of(live, "stock"));
    std::vector<NodePtr> sizes;
    if (const Node* shares = part(category_presets(), answers_.category).find("sizes"))
      for (const NodePtr& share : shares->items())
        sizes.push_back(Node::integer(std::max<std::int64_t>(1, of(pieces, *share->as_real()))));
    else
      sizes.push_back(Node::integer(std::max<std::int64_t>(1, pieces)));
    made_.products =
        Node::array({Node::object({{"id", {}, Node::string(stock_id)},
                                   {"name", {}, words_in_both("new_plan.stock.name")},
                                   {"price", {}, amount(value, 2)},
                                   {"cost", {}, amount(of(goods, real_of(live, "salvage")), 2)},
                                   {"stock", {}, Node::array(std::move(sizes))}})});
    const std::int64_t missed = std::max<std::int64_t>(5, of(pieces, real_of(live, "missed")));
    made_.limits = Node::array({Node::object(
        {{"measure", {}, Node::string("sold_out")}, {"at_most", {}, Node::integer(missed)}})});
  }

  Entry friends(const std::string& by, bool with_gift) const {
    const Node& preset = part(tactic_presets(), "friends");
    NodePtr entry = shared_part(preset, by);
    set_schedule(entry);
    if (with_gift) set(entry, "$.coupon", coupon_);
    return {std::string(word_of(preset, "kind")), entry};
  }

  static void set(NodePtr& entry, const std::string& path, NodePtr value) {
    entry = with_value(entry, *Path::parse(path), std::move(value));
  }

  void set_target(NodePtr& entry) const {
    const Node* buyers = goal_.find("buyers");
    if (!buyers) return;
    set(entry, "$.target.buyers", shared_part(goal_, "buyers"));
    const Node* asleep = goal_.find("asleep");
    if (!asleep) return;
    if (*asleep->as_boolean()) return set(entry, "$.target.idle_min", Node::integer(asleep_));
    // Who bought a little while ago: not those who have the parcel still.
    set(entry, "$.target.idle_min", Node::integer(asleep_ / 6));
    set(entry, "$.target.idle_max", Node::integer(asleep_));
  }

  void set_schedule(NodePtr& entry) const {
    set(entry, "$.schedule.from", Node::string(engine::to_text(days_.from)));
    set(entry, "$.schedule.to", Node::string(engine::to_text(days_.to)));
    if (goal_.find("every_days"))
      set(entry, "$.schedule.every_days", shared_part(goal_, "every_days"));
  }

  void set_coupon() {
    const auto value = static_cast<double>(answers_.number(PlanNumber::order_value));
    const double margin = static_cast<double>(answers_.number(PlanNumber::margin)) / engine::whole;
    face_ = round_amount(static_cast<Fen>(value * std::min(real_of(goal_, "depth"), margin / 3)));
    threshold_ = std::max(round_amount(static_cast<Fen>(value * .8)), face_);
    const bool has_stores = answers_.number(PlanNumber::stores) > 0;
    coupon_ =
        Node::object({{"face", {}, amount(face_, 2)},
                      {"threshold", {}, amount(threshold_, 2)},
                      {"validity", {}, Node::integer(14)},
                      {"redeem_in", {}, Node::string(has_stores ? "shop_and_store" : "shop")}});
  }

  // --- strategies ---------------------------------------------------------------------------

  void add(const std::string& id, const std::string& words, const std::string& channel,
           std::vector<Entry> entries) {
    const std::string key = "new_plan.strategy." + words;
    const std::vector<TextArgument> arguments{
        {"way", "@new_plan.channels." + channel + ".name"},
        {"how", "@new_plan.channels." + channel + ".how"},
        {"who", is_targeted(channel) || words == "together"
                    ? "@new_plan.goal." + answers_.goal + ".who"
                    : "@new_plan.everybody"},
        {"days", std::to_string(asleep_)},
        {"face", decimal_amount(face_)},
        {"threshold", decimal_amount(threshold_)}};
    std::vector<Member> campaign;
    for (Entry& entry : entries) {
      if (std::ranges::find(made_.kinds, entry.kind) == made_.kinds.end())
        made_.kinds.push_back(entry.kind);
      campaign.push_back({std::move(entry.kind), {}, std::move(entry.parameters)});
    }
    strategies_.push_back(
        {id,
         {},
         Node::object({{"name", {}, words_in_both(key + ".name", arguments)},
                       {"summary", {}, words_in_both(key + ".summary", arguments)},
                       {"campaign", {}, Node::object(std::move(campaign))}})});
    for (const Language language : {Language::zh, Language::en})
      made_.names[static_cast<std::size_t>(language)].push_back(
          words_in(language, key + ".name", arguments));
  }

  static std::string decimal_amount(Fen fen) {
    return answer_text(question_of(PlanNumber::order_value), fen);
  }

  const PlanAnswers& answers_;
  const PlanDays& days_;
  const Node& goal_;
  std::int64_t asleep_;
  Fen face_ = 0, threshold_ = 0;
  NodePtr coupon_;
  std::vector<Member> strategies_;
  PlanStrategies made_;
};

} // namespace

PlanDays days_of(const PlanAnswers& answers, engine::Date start) {
  const Node& goal = part(part(tactic_presets(), "goals"), answers.goal);
  PlanDays days{.start = start, .days = static_cast<std::int32_t>(whole_of(goal, "days"))};
  days.from = {start.days + lead};
  days.to = {days.from.days + static_cast<std::int32_t>(whole_of(goal, "campaign")) - 1};
  return days;
}

PlanStrategies strategies_of(const PlanAnswers& answers, const PlanDays& days) {
  return Strategies(answers, days).make();
}

std::string words_in(Language language, const std::string& key,
                     std::vector<TextArgument> arguments) {
  std::vector<TextArgument> plain;
  for (const TextArgument& argument : arguments)
    if (!argument.value.starts_with('@')) plain.push_back(argument);
  for (TextArgument& argument : arguments)
    if (argument.value.starts_with('@'))
      argument.value = text(language, argument.value.substr(1), plain);
  return text(language, key, arguments);
}

NodePtr words_in_both(const std::string& key, const std::vector<TextArgument>& arguments) {
  return Node::object({{"zh", {}, Node::string(words_in(Language::zh, key, arguments))},
                       {"en", {}, Node::string(words_in(Language::en, key, arguments))}});
}

} // namespace pondlab::scenario
