#include "workbench/session/levers.hpp"

#include "scenario/file/deepest_cut.hpp"
#include "scenario/file/strategy.hpp"
#include "scenario/json/decimal.hpp"
#include "scenario/json/edit.hpp"
#include "scenario/publish/record_info.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace pondlab::workbench {
namespace {

using scenario::DecisionVariable;
using scenario::Member;
using scenario::Node;
using scenario::NodePtr;
using scenario::ParameterInfo;
using scenario::ParameterType;
using scenario::Path;

constexpr std::size_t most_usual_levers = 4;

/// What kind of decision a number is.
enum class Decides : std::uint8_t { nothing, on_price, on_frequency, else_on };

/// A number of a mechanism with what is declared of it.
struct FoundNumber {
  Path path;
  std::string mechanism;
  const ParameterInfo* info = nullptr;
  const Node* given = nullptr; ///< null: it has its default
  bool is_of_schedule = false;

  double value() const {
    if (given) return given->as_real().value_or(NAN);
    return scenario::read_real(info->initial).value_or(NAN);
  }
  double bound(const std::string& text, double otherwise) const {
    return text.empty() ? otherwise : scenario::read_real(text).value_or(otherwise);
  }
  double min() const { return bound(info->min, 0); }
  double max() const { return bound(info->max, scenario::unbounded); }
};

/// What is paid of the price, and what is done so often a day, is decided whether the file says it
/// or not, unless it is not in use; other numbers where it says them.
Decides decides(const FoundNumber& number) {
  const ParameterInfo& info = *number.info;
  if (info.unit == "of_price")
    return number.given || number.value() < number.max() ? Decides::on_price : Decides::nothing;
  if (info.unit == "per_day") return Decides::on_frequency;
  if (!info.source.empty() || !number.given || info.unit == "hour_of_day" ||
      info.type == ParameterType::rate || number.value() <= 0)
    return Decides::nothing;
  if (info.type == ParameterType::money) return Decides::on_price;
  return number.is_of_schedule ? Decides::on_frequency : Decides::else_on;
}

class Finder {
public:
  std::vector<FoundNumber> find(const Node& root) {
    const Node* campaign = root.find("campaign");
    if (!campaign) return {};
    for (const Member& member : campaign->members()) {
      mechanism_ = member.key;
      const std::string kind = member.key.substr(0, member.key.find('#'));
      if (const scenario::RecordInfo* record = scenario::record_info(kind))
        walk(*record, member.value.get(), Path() / "campaign" / member.key);
    }
    return std::move(found_);
  }

private:
  void walk(const scenario::RecordInfo& record, const Node* node, const Path& path) {
    for (const ParameterInfo& info : record.parameters) {
      if (info.when && !info.when->holds_in(node)) continue;
      const Node* given = node ? node->find(info.key) : nullptr;
      if (info.type == ParameterType::record) {
        if (const scenario::RecordInfo* nested = scenario::record_info(info.record))
          walk(*nested, given, path / info.key);
      } else if (scenario::is_number(info.type)) {
        found_.push_back({path / info.key, mechanism_, &info, given, record.kind == "schedule"});
      }
    }
  }

  std::string mechanism_;
  std::vector<FoundNumber> found_;
};

NodePtr root_of(const scenario::Scenario& scenario, std::string_view strategy) {
  const scenario::Strategy* its = scenario.find(strategy);
  return its ? merged_root(scenario.root, *its) : scenario.root;
}

/// 1, 2 or 5 times a power of ten, at most `size`, at least `least`.
double round_step(double size, double least) {
  const double power = std::pow(10., std::floor(std::log10(size)));
  const double times = size / power;
  return std::max(least, (times >= 5 ? 5 : times >= 2 ? 2 : 1) * power);
}

double least_step(const ParameterInfo& info) {
  const auto decimals = scenario::decimals_of(info.type);
  return info.type == ParameterType::money ? 1 : decimals ? std::pow(10., -*decimals) : 0.01;
}

double down_to(double value, double step) { return std::floor(value / step + 1e-9) * step; }
double up_to(double value, double step) { return std::ceil(value / step - 1e-9) * step; }

/// Prices as far down as data support them; else from half to twice what it is now.
MovableNumber movable(const FoundNumber& number) {
  const double value = number.value();
  MovableNumber movable{.path = number.path.text(),
                        .value = value,
                        .step = least_step(*number.info),
                        .min = number.min(),
                        .max = number.max(),
                        .usual = {}};
  double low = value / 2, high = 2 * value;
  if (number.info->unit == "of_price") {
    movable.step = .05;
    low = std::min(value, 1 - scenario::deepest_trusted_cut);
    high = movable.max;
  } else if (number.info->type == ParameterType::duration && value >= 14) {
    movable.step = 7; // weekdays stay as they are
  } else {
    movable.step = round_step(std::max(value, 1.) / 4, movable.step);
  }
  low = std::clamp(down_to(low, movable.step), movable.min, movable.max);
  high = std::clamp(up_to(high, movable.step), movable.min, movable.max);
  if (low == 0 && movable.step <= high) low = movable.step; // without it, it would be another plan
  low = std::max(low, movable.min);
  movable.usual = {movable.path, low, high, movable.step};
  return movable;
}

bool is_lever(const scenario::Scenario& scenario, const std::string& path) {
  return std::ranges::any_of(scenario.header.search.variables, [&](const DecisionVariable& lever) {
    const auto parsed = Path::parse(lever.parameter);
    return parsed && parsed->text() == path;
  });
}

NodePtr lever_node(const DecisionVariable& lever) {
  std::vector<Member> members{{"parameter", {}, Node::string(lever.parameter)},
                              {"low", {}, Node::real(lever.low)},
                              {"high", {}, Node::real(lever.high)}};
  if (lever.step > 0) members.push_back({"step", {}, Node::real(lever.step)});
  return Node::object(std::move(members));
}

/// What the document has under `search`, with another value of a member; an empty one goes.
NodePtr with_member(const Node& root, std::string_view key, NodePtr value) {
  std::vector<Member> members;
  if (const Node* search = root.find("search")) members = search->members();
  const auto at = std::ranges::find(members, key, &Member::key);
  if (!value || (value->is(scenario::NodeKind::array) && value->items().empty())) {
    if (at != members.end()) members.erase(at);
  } else if (at != members.end()) {
    at->value = std::move(value);
  } else {
    members.push_back({std::string(key), {}, std::move(value)});
  }
  return Node::object(std::move(members));
}

std::vector<NodePtr> items_of(const Node& root, std::string_view key) {
  const Node* list = find(root, Path() / "search" / key);
  return list ? list->items() : std::vector<NodePtr>();
}

bool is_of(const NodePtr& lever, std::string_view parameter) {
  const Node* named = lever->find("parameter");
  return named && named->as_string() == parameter;
}

bool limits_spending(const Node& limit) {
  const Node* measure = limit.find("measure");
  const bool plain = !limit.find("versus") && !limit.find("from") && !limit.find("to");
  return measure && measure->as_string() == scenario::budget_measure && plain;
}

} // namespace

std::vector<MovableNumber> movable_numbers(const scenario::Scenario& scenario,
                                           std::string_view strategy) {
  std::vector<MovableNumber> numbers;
  const NodePtr root = root_of(scenario, strategy);
  for (const FoundNumber& number : Finder().find(*root))
    if (decides(number) != Decides::nothing && !is_lever(scenario, number.path.text()))
      numbers.push_back(movable(number));
  return numbers;
}

std::vector<DecisionVariable> usual_levers(const scenario::Scenario& scenario,
                                           std::string_view strategy) {
  std::vector<DecisionVariable> first, others;
  std::vector<std::pair<std::string, Decides>> had;
  const NodePtr root = root_of(scenario, strategy);
  for (const FoundNumber& number : Finder().find(*root)) {
    const Decides on = decides(number);
    if (on == Decides::nothing || is_lever(scenario, number.path.text())) continue;
    const std::pair one(number.mechanism, on);
    const bool is_first = on != Decides::else_on && std::ranges::find(had, one) == had.end();
    (is_first ? first : others).push_back(movable(number).usual);
    had.push_back(one);
  }
  std::vector<DecisionVariable>& taken = first.empty() ? others : first;
  if (taken.size() > most_usual_levers) taken.resize(most_usual_levers);
  return std::move(taken);
}

LeverTrack track_of(const scenario::Scenario& scenario, std::string_view strategy,
                    const DecisionVariable& lever) {
  LeverTrack track{.low = lever.low, .high = lever.high, .step = lever.step, .value = {}};
  const NodePtr root = root_of(scenario, strategy);
  const auto path = Path::parse(lever.parameter);
  const auto numbers = Finder().find(*root);
  const auto found =
      std::ranges::find_if(numbers, [&](const FoundNumber& number) { return path == number.path; });
  if (found != numbers.end()) {
    const MovableNumber its = movable(*found);
    track.type = found->info->type;
    track.value = its.value;
    if (track.step <= 0) track.step = its.step;
    // Whole steps from the lever's low end, within the number's own bounds.
    const double lowest = std::max(its.min, std::min(lever.low, its.usual.low / 2));
    track.low = lever.low - down_to(lever.low - lowest, track.step);
    track.high = std::min(its.max, std::max(lever.high, its.usual.high * 2));
  }
  if (track.step <= 0) track.step = (track.high - track.low) / 100;
  return track;
}

NodePtr with_lever(const Node& root, const DecisionVariable& lever) {
  std::vector<NodePtr> levers = items_of(root, "levers");
  const auto same =
      std::ranges::find_if(levers, [&](const NodePtr& one) { return is_of(one, lever.parameter); });
  if (same != levers.end())
    *same = lever_node(lever);
  else
    levers.push_back(lever_node(lever));
  return with_member(root, "levers", Node::array(std::move(levers)));
}

NodePtr without_lever(const Node& root, std::string_view parameter) {
  std::vector<NodePtr> levers = items_of(root, "levers");
  std::erase_if(levers, [&](const NodePtr& one) { return is_of(one, parameter); });
  return with_member(root, "levers", Node::array(std::move(levers)));
}

NodePtr with_usual_levers(const scenario::Scenario& scenario, std::string_view strategy) {
  std::vector<NodePtr> levers;
  for (const DecisionVariable& lever : usual_levers(scenario, strategy))
    levers.push_back(lever_node(lever));
  NodePtr root = scenario.root;
  const auto put = [&](NodePtr search) {
    root = with_value(root, Path() / "search", std::move(search));
  };
  put(with_member(*root, "levers", Node::array(std::move(levers))));
  if (scenario.header.search.against.empty()) put(with_against(*root, scenario::budget_measure));
  if (strategy != scenario.default_strategy().id) put(with_moved_strategy(*root, strategy));
  return find_shared(root, Path() / "search");
}

NodePtr with_spend_limit(const Node& root, std::optional<double> yuan) {
  std::vector<NodePtr> limits = items_of(root, "limits");
  std::erase_if(limits, [](const NodePtr& limit) { return limits_spending(*limit); });
  if (yuan)
    limits.insert(
        limits.begin(),
        Node::object({{"measure", {}, Node::string(std::string(scenario::budget_measure))},
                      {"at_most", {}, Node::real(*yuan)}}));
  return with_member(root, "limits", Node::array(std::move(limits)));
}

NodePtr with_against(const Node& root, std::string_view measure) {
  return with_member(root, "against", Node::string(std::string(measure)));
}

NodePtr with_moved_strategy(const Node& root, std::string_view strategy) {
  return with_member(root, "strategies", Node::array({Node::string(std::string(strategy))}));
}

std::optional<double> spend_limit(const scenario::Scenario& scenario) {
  for (const NodePtr& limit : items_of(*scenario.root, "limits"))
    if (limits_spending(*limit))
      if (const Node* most = limit->find("at_most")) return most->as_real();
  return std::nullopt;
}

} // namespace pondlab::workbench
