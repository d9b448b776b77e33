#include "scenario/adapt/resize.hpp"

#include "engine/world/measure.hpp"
#include "scenario/adapt/wanted_numbers.hpp"
#include "scenario/file/parameter_uncertainty.hpp"
#include "scenario/json/edit.hpp"
#include "scenario/json/merge_patch.hpp"
#include "scenario/parameters/findings.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace pondlab::scenario {
namespace {

using engine::Scaling;

/// Where in a list of numbers, or which number, passes the largest that files may have.
class Bounds {
public:
  explicit Bounds(SizeFactor factor) : members_(factor.to), from_(factor.from), most_(factor.to) {}

  void look(const Wanted& wanted) {
    const ParameterInfo& info = wanted.place.parameter->info;
    if (info.max.empty()) return;
    const double max = *read_real(info.max);
    double before = wanted.before, after = wanted.after;
    if (info.type == ParameterType::counts) {
      before = largest(*wanted.place.node);
      after = largest(*wanted.node);
    }
    if (after > max) keep(max / before, name_key(*wanted.place.parameter), info.max, &wanted.place);
  }

  void look_at_people(std::int64_t people) {
    const double f = static_cast<double>(members_) / static_cast<double>(from_);
    const auto most = static_cast<double>(engine::max_people);
    if (static_cast<double>(people) * f > most)
      keep(most / static_cast<double>(people), "adapt.people", std::to_string(engine::max_people),
           nullptr);
  }

  bool are_passed() const { return !what_.empty(); }

  void report(const Scenario& scenario, Findings& findings) const {
    const Path path = where_ ? where_->path : Path() / "segments";
    const Node* node = where_ ? where_->node : find(*scenario.root, path);
    findings.error(node ? node->at() : TextSpan{}, path, "resize_too_large",
                   {{"members", std::to_string(members_)},
                    {"most", std::to_string(most_)},
                    {"what", "@" + what_},
                    {"limit", limit_}});
  }

private:
  static double largest(const Node& list) {
    const auto numbers = whole_numbers(list);
    return numbers.empty() ? 0 : static_cast<double>(*std::ranges::max_element(numbers));
  }

  void keep(double factor, std::string what, std::string limit, const ParameterPlace* where) {
    const auto most = static_cast<std::int64_t>(std::floor(factor * static_cast<double>(from_)));
    if (are_passed() && most >= most_) return;
    most_ = most;
    what_ = std::move(what);
    limit_ = std::move(limit);
    where_ = where ? std::optional(*where) : std::nullopt;
  }

  std::int64_t members_, from_, most_;
  std::string what_, limit_;
  std::optional<ParameterPlace> where_;
};

/// Puts a resized document together.
class Resizer {
public:
  Resizer(const Scenario& scenario, SizeFactor factor)
      : scenario_(scenario), factor_(factor), root_(scenario.root) {}

  Result<ResizedDocument> resize() {
    if (!segments_fit()) return refused();
    Bounds bounds(factor_);
    for (const Strategy& strategy : scenario_.strategies) bounds.look_at_people(strategy.people);
    resize_base(bounds);
    for (const Strategy& strategy : scenario_.strategies)
      if (strategy.patch) resize_strategy(strategy, bounds);
    if (bounds.are_passed()) {
      bounds.report(scenario_, findings_);
      return refused();
    }
    resize_ranges("doubts", {"low", "high"});
    if (find(*root_, Path() / "search")) {
      resize_ranges("search.levers", {"low", "high", "step"});
      resize_limits(Path() / "search" / "limits");
    }
    resize_limits(Path() / "limits");
    resize_difference();
    return {ResizedDocument{root_, std::move(changed_)}, {}};
  }

private:
  Result<ResizedDocument> refused() { return {std::nullopt, findings_.take()}; }

  /// Every segment keeps a member.
  bool segments_fit() {
    const auto& segments = scenario_.setup.segments;
    const std::int64_t least =
        std::ranges::count_if(segments, [](const auto& one) { return one.members > 0; });
    if (factor_.to >= least) return true;
    const Path path = Path() / "segments";
    findings_.error(find(*scenario_.root, path)->at(), path, "resize_too_small",
                    {{"members", std::to_string(factor_.to)}, {"least", std::to_string(least)}});
    return false;
  }

  void resize_base(Bounds& bounds) {
    for (const Wanted& wanted : wanted_numbers(*scenario_.root, factor_)) {
      bounds.look(wanted);
      ratios_.emplace(wanted.place.path.text(), std::pair(wanted.before, wanted.after));
      if (says(wanted.place.node, wanted)) continue;
      root_ = with_value(root_, wanted.place.path, wanted.node);
      tell(wanted);
    }
  }

  void tell(const Wanted& wanted) {
    auto found = std::ranges::find(changed_, wanted.place.parameter, &Resized::parameter);
    if (found == changed_.end())
      found = changed_.insert(changed_.end(), Resized{wanted.place.parameter});
    found->before += wanted.before;
    found->after += wanted.after;
    found->held_at_one = found->held_at_one || wanted.held_at_one;
  }

  /// Whatever the patch, laid on the resized base, does not say as it should be, it is made to say.
  void resize_strategy(const Strategy& strategy, Bounds& bounds) {
    const NodePtr merged = merged_root(scenario_.root, strategy);
    const Path head = Path() / "strategies" / strategy.id;
    const NodePtr now = merged_root(root_, strategy);
    for (const Wanted& wanted : wanted_numbers(*merged, factor_)) {
      bounds.look(wanted);
      ratios_.emplace(wanted.place.path.text(), std::pair(wanted.before, wanted.after));
      if (says(find(*now, wanted.place.path), wanted)) continue;
      const NodePtr changed = with_value(root_, head.joined(wanted.place.path), wanted.node);
      if (changed) root_ = changed;
    }
  }

  /// By how much a number that doubts or levers are about was changed.
  std::optional<double> ratio_of(const NumberParameter& parameter) const {
    if (parameter.scales == Scaling::none && parameter.for_each.empty()) return std::nullopt;
    const auto found = ratios_.find(parameter.path.text());
    const bool known = found != ratios_.end() && found->second.first > 0;
    return known ? found->second.second / found->second.first : factor_.value();
  }

  void resize_ranges(const std::string& list, const std::vector<std::string>& keys) {
    const Path path = *Path::parse("$." + list);
    const Node* items = find(*root_, path);
    if (!items) return;
    for (std::size_t i = 0; i < items->items().size(); ++i) {
      const Path record = path / i;
      const auto named = find(*scenario_.root, record / "parameter")->as_string();
      const auto parameter = find_number(scenario_, *named);
      const auto ratio = parameter ? ratio_of(*parameter) : std::nullopt;
      if (!ratio) continue;
      for (const std::string& key : keys) resize_end(record / key, *parameter, *ratio);
      if (keys.size() > 2) keep_apart(record, *parameter);
    }
  }

  static double unit_of(const NumberParameter& parameter) {
    return parameter.decimals < 0 ? 0 : std::pow(10., -parameter.decimals);
  }

  void resize_end(const Path& path, const NumberParameter& parameter, double ratio) {
    const Node* node = find(*root_, path);
    const double before = node ? node->as_real().value_or(0) : 0;
    if (before == 0) return;
    const double unit = unit_of(parameter);
    double after = before * ratio;
    if (before >= unit) after = std::max(after, unit);
    set(path, *parameter.node_for(parameter.decimals < 0 ? in_six_digits(after) : after));
  }

  /// A lever's ends differ.
  void keep_apart(const Path& record, const NumberParameter& parameter) {
    const auto value = [&](const char* key) { return find(*root_, record / key)->as_real(); };
    const double low = value("low").value_or(0), high = value("high").value_or(0);
    if (low < high) return;
    const double unit = unit_of(parameter);
    if (high + unit <= parameter.max)
      set(record / "high", *parameter.node_for(high + unit));
    else
      set(record / "low", *parameter.node_for(low - unit));
  }

  void resize_limits(const Path& path) {
    const Node* limits = find(*root_, path);
    if (!limits) return;
    for (std::size_t i = 0; i < limits->items().size(); ++i) {
      const auto key = find(*root_, path / i / "measure")->as_string();
      if (!engine::grows_with_pool(*engine::find_measure(*key))) continue;
      for (const char* bound : {"at_least", "at_most"}) resize_total(path / i / bound);
    }
  }

  void resize_difference() {
    const std::string& named = scenario_.header.comparison.measure;
    const engine::Measure* measure = engine::find_measure(named);
    if (!measure || engine::grows_with_pool(*measure))
      resize_total(Path() / "comparison" / "worthwhile_difference");
  }

  void resize_total(const Path& path) {
    const Node* node = find(*root_, path);
    if (!node || !node->as_real() || std::abs(*node->as_real()) >= unbounded) return;
    set(path, *Node::number(written(in_six_digits(*node->as_real() * factor_.value()))));
  }

  /// In the place of what is there, unless that says the same.
  void set(const Path& path, const Node& number) {
    const Node* old = find(*root_, path);
    if (old->as_real() == number.as_real()) return;
    root_ = with_value(root_, path, Node::number(std::string(number.number_text()), old->at()));
  }

  const Scenario& scenario_;
  SizeFactor factor_;
  NodePtr root_;
  Findings findings_{scenario_.file};
  std::vector<Resized> changed_;
  std::map<std::string, std::pair<double, double>> ratios_; ///< by path, before and after
};

} // namespace

std::int64_t members_of(const Scenario& scenario) {
  std::int64_t members = 0;
  for (const engine::Segment& segment : scenario.setup.segments) members += segment.members;
  return members;
}

Result<ResizedDocument> resized(const Scenario& scenario, std::int64_t members) {
  const std::int64_t from = members_of(scenario);
  if (from == members) return {ResizedDocument{scenario.root, {}}, {}};
  if (from == 0) {
    Findings findings(scenario.file);
    const Path path = Path() / "segments";
    findings.error(find(*scenario.root, path)->at(), path, "resize_empty_pool");
    return {std::nullopt, findings.take()};
  }
  return Resizer(scenario, {members, from}).resize();
}

} // namespace pondlab::scenario
