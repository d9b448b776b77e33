#include "scenario/adapt/adapt.hpp"

#include "base/number.hpp"
#include "engine/numeric/calendar.hpp"
#include "scenario/adapt/move_dates.hpp"
#include "scenario/adapt/park.hpp"
#include "scenario/adapt/resize.hpp"
#include "scenario/json/decimal.hpp"
#include "scenario/json/edit.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace pondlab::scenario {
namespace {

constexpr int days_a_week = 7;
/// So many of what is parked are named; of the rest the number is told.
constexpr std::size_t most_named = 6;

/// "480,000", "14.58", "0.5".
std::string short_number(double value) {
  std::string digits = grouped(value, 2);
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.back() == '.') digits.pop_back();
  return digits;
}

std::string short_number(std::int64_t value) { return grouped(static_cast<double>(value), 0); }

/// A limit of it over some days, or beside another strategy, is no budget.
bool is_budget(const Node& limit) {
  return limit.find("measure")->as_string() == budget_measure && !limit.find("versus") &&
         !limit.find("from") && !limit.find("to");
}

const Limit* budget_in(const std::vector<Limit>& limits) {
  const auto found = std::ranges::find_if(limits, [](const Limit& limit) {
    return limit.measure == budget_measure && limit.has_upper() && limit.is_plain();
  });
  return found == limits.end() ? nullptr : &*found;
}

/// Adapts one scenario.
class Adapter {
public:
  Adapter(const Scenario& scenario, const Answers& asked)
      : scenario_(scenario), now_(answers_of(scenario)), asked_(asked), root_(scenario.root) {}

  Result<Adaptation> adapt() {
    Diagnostics faults = resize();
    if (faults.empty()) faults = move();
    if (!faults.empty()) return {std::nullopt, std::move(faults)};
    park();
    set_budget();
    if (root_ == scenario_.root) tell({.key = "unchanged", .arguments = {}, .items = {}});
    const Result<Scenario> read = scenario::read(Document(root_, scenario_.file));
    if (!read) return {std::nullopt, read.diagnostics};
    return {Adaptation{root_, std::move(notices_)}, {}};
  }

private:
  void tell(AdaptNotice notice) { notices_.push_back(std::move(notice)); }

  bool other_size() const { return asked_.members && asked_.members != now_.members; }
  bool other_days() const { return asked_.start && asked_.start != now_.start; }

  Diagnostics resize() {
    if (!other_size()) return {};
    Result<ResizedDocument> document = resized(scenario_, *asked_.members);
    if (!document) return std::move(document.diagnostics);
    root_ = document.value->root;
    tell({.key = "resized",
          .arguments = {{"from", short_number(*now_.members)},
                        {"to", short_number(*asked_.members)}},
          .items = {}});
    AdaptNotice scaled{.key = "scaled", .arguments = {}, .items = {}};
    AdaptNotice for_each{.key = "for_each", .arguments = {}, .items = {}};
    AdaptNotice held{.key = "held_at_one", .arguments = {}, .items = {}};
    for (const Resized& one : document.value->parameters) {
      if (one.parameter->info.path == "segments[].members") continue; // told already
      const AdaptNotice::Item item{"@" + name_key(*one.parameter), short_number(one.before),
                                   short_number(one.after)};
      const bool each = !one.parameter->info.for_each.empty();
      if (one.held_at_one) held.items.push_back({item.name, {}, {}});
      (each ? for_each : scaled).items.push_back(item);
    }
    for (AdaptNotice* notice : {&scaled, &for_each, &held})
      if (!notice->items.empty()) tell(std::move(*notice));
    return {};
  }

  Diagnostics move() {
    if (!other_days()) return {};
    const std::int32_t days = asked_.start->days - now_.start->days;
    Result<NodePtr> document = moved(root_, days, scenario_.file);
    if (!document) return std::move(document.diagnostics);
    root_ = *document.value;
    tell({.key = days > 0 ? "moved_later" : "moved_earlier",
          .arguments = {{"from", engine::to_text(*now_.start)},
                        {"to", engine::to_text(*asked_.start)},
                        {"days", short_number(std::int64_t{std::abs(days)})}},
          .items = {}});
    if (days % days_a_week != 0) tell({.key = "other_weekdays", .arguments = {}, .items = {}});
    engine::Horizon run = scenario_.setup.horizon;
    run.start = *asked_.start;
    if (const CalendarLeft left = calendar_left(scenario_.setup, run); left.outside > 0)
      tell({.key = "calendar_stays",
            .arguments = {{"all", std::to_string(left.all)},
                          {"outside", std::to_string(left.outside)}},
            .items = {}});
    return {};
  }

  void park() {
    ParkedDocument document = parked(root_, scenario_, other_size(), other_days());
    root_ = document.root;
    tell_parked("parked_other_size", document.other_size);
    tell_parked("parked_other_days", document.other_days);
  }

  void tell_parked(const std::string& key, const std::vector<std::string>& measures) {
    if (measures.empty()) return;
    AdaptNotice notice{
        .key = key, .arguments = {{"n", std::to_string(measures.size())}}, .items = {}};
    for (const std::string& measure : measures) {
      const std::string name = "@measure." + measure + ".name";
      const bool known =
          std::ranges::find(notice.items, name, &AdaptNotice::Item::name) != notice.items.end();
      if (!known && notice.items.size() < most_named) notice.items.push_back({name, {}, {}});
    }
    tell(std::move(notice));
  }

  void set_budget() {
    if (!asked_.budget || asked_.budget == now_.budget) return;
    const NodePtr yuan = Node::number(decimal_text(*asked_.budget, 2));
    const Path search = Path() / "search" / "limits";
    if (find(*root_, search)) set_budget(search, yuan, false);
    set_budget(Path() / "limits", yuan, true);
    tell({.key = "budget",
          .arguments = {{"yuan", short_number(static_cast<double>(*asked_.budget) / 100)}},
          .items = {}});
  }

  void set_budget(const Path& limits, const NodePtr& yuan, bool adds) {
    const Node* list = find(*root_, limits);
    const std::size_t size = list ? list->items().size() : 0;
    for (std::size_t i = 0; i < size; ++i)
      if (is_budget(*list->items()[i])) {
        root_ = with_value(root_, limits / i / "at_most", yuan);
        return;
      }
    if (!adds) return;
    if (!list) root_ = with_value(root_, limits, Node::array());
    root_ = with_value(root_, limits / size,
                       Node::object({{"measure", {}, Node::string(std::string(budget_measure))},
                                     {"at_most", {}, yuan}}));
  }

  const Scenario& scenario_;
  Answers now_;
  Answers asked_;
  NodePtr root_;
  std::vector<AdaptNotice> notices_;
};

std::string resolved(const std::string& name, Language language) {
  return name.starts_with('@') ? std::string(text(language, std::string_view(name).substr(1)))
                               : name;
}

} // namespace

Answers answers_of(const Scenario& scenario) {
  Answers answers{members_of(scenario), scenario.setup.horizon.start, std::nullopt};
  // The search's have those of the scenario among them.
  const Limit* own = budget_in(scenario.header.limits);
  const Limit* limit = own ? own : budget_in(scenario.header.search.limits);
  if (limit) answers.budget = std::llround(limit->at_most * 100);
  return answers;
}

std::string to_text(const AdaptNotice& notice, Language language) {
  std::vector<TextArgument> arguments = notice.arguments;
  std::string items;
  for (const AdaptNotice::Item& item : notice.items) {
    if (!items.empty()) items += text(language, "adapt.and");
    const std::string name = resolved(item.name, language);
    items += item.before.empty()
                 ? name
                 : text(language, "adapt.item",
                        {{"name", name}, {"before", item.before}, {"after", item.after}});
  }
  arguments.push_back({"items", items});
  return text(language, "adapt." + notice.key, arguments);
}

Result<Adaptation> adapt(const Scenario& scenario, const Answers& asked) {
  return Adapter(scenario, asked).adapt();
}

} // namespace pondlab::scenario
