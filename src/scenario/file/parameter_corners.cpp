#include "scenario/file/parameter_corners.hpp"

#include "scenario/file/compile.hpp"
#include "scenario/file/parameter_uncertainty.hpp"
#include "scenario/file/record_findings.hpp"
#include "scenario/json/decimal.hpp"
#include "scenario/json/edit.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace pondlab::scenario {
namespace {

/// A number that may take other values than the file's, and what says so.
struct Movable {
  Path said_by; ///< the record of the doubt or lever
  NumberParameter parameter;
  std::vector<double> ends; ///< lowest, highest, and the smallest above a 0 that says “no limit”
};

/// As far as a draw from ranks of 53 bits can be from the mean, in standard deviations.
constexpr double farthest_draw = 8.3;

std::vector<double> ends_of(const NumberParameter& parameter, double low, double high) {
  low = std::clamp(low, parameter.min, parameter.max);
  high = std::clamp(high, parameter.min, parameter.max);
  std::vector<double> ends{low, high};
  const double step = parameter.decimals < 0 ? 0 : std::pow(10., -parameter.decimals);
  if (low <= 0 && high >= step && step > 0) ends.push_back(step);
  return ends;
}

std::vector<double> ends_of(const NumberParameter& parameter, const ParameterUncertainty& doubt) {
  if (static_cast<UncertaintyShape>(doubt.shape) == UncertaintyShape::uniform)
    return ends_of(parameter, doubt.low, doubt.high);
  const double middle = .5 * (doubt.low + doubt.high);
  const double reach = .5 * (doubt.high - doubt.low) / nine_tenths * farthest_draw;
  return ends_of(parameter, middle - reach, middle + reach);
}

std::string last_key(const Path& path) {
  const auto* key = std::get_if<std::string>(&path.steps().back());
  return key ? *key : std::string();
}

/// Whether a rule of its own record holds the number together with others.
bool is_bound_to_siblings(const Path& path) {
  const std::string key = last_key(path), record = last_key(path.parent());
  if (record == "correlation" || record == "channels" || record == "funding") return true;
  return std::ranges::any_of(
      std::initializer_list<std::string_view>{"from", "to", "min", "max", "low", "high"},
      [&](std::string_view end) { return key == end || key.ends_with("_" + std::string(end)); });
}

/// Tries values of movable numbers under one strategy after the other.
class CornerCheck {
public:
  CornerCheck(const Scenario& scenario, const std::vector<Movable>& movable, Findings& findings)
      : scenario_(scenario), movable_(movable), findings_(findings) {
    for (std::size_t i = 0; i < movable.size(); ++i)
      if (is_bound_to_siblings(movable[i].parameter.path))
        records_[movable[i].parameter.path.parent().text()].push_back(i);
  }

  /// Up to the first contradiction: one is enough to be told of.
  void check(const std::vector<const Strategy*>& strategies) {
    dearest_ = dearest_corner();
    for (const Strategy* strategy : strategies) {
      root_ = merged_root(scenario_.root, *strategy);
      strategy_ = strategy;
      if (!check_together() || !check_records()) return;
    }
  }

private:
  using Corner = std::vector<std::pair<std::size_t, double>>; ///< movable, value

  bool check_together() {
    Corner lowest, highest;
    for (std::size_t i = 0; i < movable_.size(); ++i) {
      lowest.emplace_back(i, movable_[i].ends[0]);
      highest.emplace_back(i, movable_[i].ends[1]);
    }
    // Rules of one record are asked of its corners, so that what is named is at fault.
    return is_valid(totals_of(lowest)) && is_valid(totals_of(highest)) &&
           is_valid(totals_of(dearest_));
  }

  Corner totals_of(Corner corner) const {
    std::erase_if(corner, [&](const auto& set) {
      return is_bound_to_siblings(movable_[set.first].parameter.path);
    });
    return corner;
  }

  bool check_records() {
    return std::ranges::all_of(records_,
                               [&](const auto& record) { return check_record(record.second); });
  }

  /// All corners where they are few; else each pair's, with the others as in the file.
  bool check_record(const std::vector<std::size_t>& members) {
    if (members.size() <= 6) return check_product(members, 0, {});
    for (std::size_t a = 0; a < members.size(); ++a)
      for (std::size_t b = a + 1; b < members.size(); ++b)
        if (!check_product({members[a], members[b]}, 0, {})) return false;
    return true;
  }

  bool check_product(const std::vector<std::size_t>& members, std::size_t next, Corner corner) {
    if (next == members.size()) return is_valid(corner);
    return std::ranges::all_of(movable_[members[next]].ends, [&](double value) {
      Corner longer = corner;
      longer.emplace_back(members[next], value);
      return check_product(members, next + 1, std::move(longer));
    });
  }

  /// The corner at which most money is made in the base: sales rise or fall with each number
  /// whatever the others are.
  Corner dearest_corner() const {
    Corner corner;
    for (std::size_t i = 0; i < movable_.size(); ++i) {
      const auto sales = [&](double value) {
        Findings unsaid(scenario_.file);
        return read_content(*moved(scenario_.root, {{i, value}}), unsaid).magnitude;
      };
      const engine::Magnitude low = sales(movable_[i].ends[0]), high = sales(movable_[i].ends[1]);
      if (low.sales == high.sales && low.largest == high.largest) continue;
      const bool falls = low.sales > high.sales || low.largest > high.largest;
      corner.emplace_back(i, movable_[i].ends[falls ? 0 : 1]);
    }
    return corner;
  }

  NodePtr moved(NodePtr root, const Corner& corner) const {
    for (const auto& [i, value] : corner) root = with_number(root, movable_[i].parameter, value);
    return root;
  }

  bool is_valid(const Corner& corner) {
    if (corner.empty()) return true;
    Findings found(scenario_.file);
    read_content(*moved(root_, corner), found);
    if (!found.has_errors()) return true;
    for (const Diagnostic& diagnostic : found.take())
      if (diagnostic.severity == Severity::error) {
        report(corner, diagnostic);
        break;
      }
    return false;
  }

  void report(const Corner& corner, const Diagnostic& diagnostic) {
    std::string values;
    for (const auto& [i, value] : corner)
      values += (values.empty() ? "" : ", ") + movable_[i].parameter.path.text() + " = " +
                real_text(value);
    RecordFindings found(scenario_, movable_[corner.front().first].said_by, findings_);
    found.error("parameter", "range_contradicts",
                {{"values", values},
                 {"path", diagnostic.path},
                 scenario_.strategy_argument(strategy_->id)});
  }

  const Scenario& scenario_;
  const std::vector<Movable>& movable_;
  Findings& findings_;
  std::map<std::string, std::vector<std::size_t>> records_; ///< movables that rules bind together
  Corner dearest_;
  NodePtr root_;
  const Strategy* strategy_ = nullptr;
};

} // namespace

void check_corners(const Scenario& scenario, Findings& findings) {
  std::vector<Movable> doubts, levers;
  for (std::size_t i = 0; i < scenario.header.doubts.size(); ++i) {
    const ParameterUncertainty& doubt = scenario.header.doubts[i];
    const auto parameter = find_number(scenario, doubt.parameter);
    doubts.push_back({Path() / "doubts" / i, *parameter, ends_of(*parameter, doubt)});
  }
  std::vector<const Strategy*> all;
  for (const Strategy& strategy : scenario.strategies) all.push_back(&strategy);
  if (!doubts.empty()) CornerCheck(scenario, doubts, findings).check(all);

  const SearchSettings& search = scenario.header.search;
  for (std::size_t i = 0; i < search.variables.size(); ++i) {
    const DecisionVariable& variable = search.variables[i];
    const auto parameter = find_number(scenario, variable.parameter);
    levers.push_back({Path() / "search" / "levers" / i, *parameter,
                      ends_of(*parameter, variable.low, variable.high)});
  }
  std::vector<const Strategy*> searched;
  for (const std::string& id : search.strategies) searched.push_back(scenario.find(id));
  if (searched.empty()) searched.push_back(&scenario.default_strategy());
  if (!levers.empty()) CornerCheck(scenario, levers, findings).check(searched);
}

} // namespace pondlab::scenario
