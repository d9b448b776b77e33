#include "scenario/file/parameter_uncertainty.hpp"

#include "scenario/file/campaign.hpp"
#include "scenario/file/record_findings.hpp"
#include "scenario/json/decimal.hpp"
#include "scenario/json/edit.hpp"
#include "scenario/parameters/description.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace pondlab::scenario {
namespace {

/// "segments[].purchase.conversion" for the path below `from` steps.
std::string pattern_of(const Path& path, std::size_t from) {
  std::string pattern;
  for (std::size_t i = from; i < path.size(); ++i) {
    const Step& step = path.steps()[i];
    if (const auto* key = std::get_if<std::string>(&step))
      pattern += (pattern.empty() ? "" : ".") + *key;
    else
      pattern += "[]";
  }
  return pattern;
}

std::optional<ParameterInfo> find_info(const std::vector<ParameterInfo>& infos,
                                       const std::string& pattern) {
  const auto found = std::find_if(infos.begin(), infos.end(),
                                  [&](const ParameterInfo& info) { return info.path == pattern; });
  if (found == infos.end() || !is_number(found->type)) return std::nullopt;
  return *found;
}

std::optional<ParameterInfo> info_at(const Path& path) {
  if (path.size() < 2) return std::nullopt;
  const auto* top = std::get_if<std::string>(&path.steps()[0]);
  const auto* second = std::get_if<std::string>(&path.steps()[1]);
  if (!top || *top == "horizon") return std::nullopt;
  if (*top != "campaign")
    return find_info(description_of<engine::Setup>("scenario").parameters(), pattern_of(path, 0));
  const auto key = second ? parse_campaign_key(*second) : std::nullopt;
  const mechanisms::Kind* kind = key ? mechanisms::find_kind(key->kind) : nullptr;
  if (!kind) return std::nullopt;
  return find_info(description_of(*kind).parameters(), pattern_of(path, 2));
}

/// Whether a value can be set at `path`: elements of lists and the mechanism on the way are there.
/// Records may be absent; they have their defaults.
bool reaches(const Node& root, const Path& path) {
  const bool in_campaign = path.steps()[0] == Step("campaign");
  const Node* node = &root;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const Step& step = path.steps()[i];
    const bool must_exist = std::holds_alternative<std::size_t>(step) || (in_campaign && i == 1);
    node = node ? find(*node, Path({step})) : nullptr;
    if (!node && must_exist) return false;
  }
  return true;
}

bool concerns_anyone(const Scenario& scenario, const NumberParameter& parameter) {
  const auto concerns = [&](const Node& root) {
    return reaches(root, parameter.path) && parameter.is_allowed_in(root);
  };
  return std::any_of(scenario.strategies.begin(), scenario.strategies.end(),
                     [&](const Strategy& strategy) {
                       return concerns(*merged_root(scenario.root, strategy));
                     }) ||
         concerns(*scenario.root);
}

double bound(const std::string& text, double otherwise) {
  return text.empty() ? otherwise : read_real(text).value_or(otherwise);
}

} // namespace

bool NumberParameter::is_allowed_in(const Node& root) const {
  if (!when) return true;
  return when->holds_in(find(root, path.parent()));
}

NodePtr NumberParameter::node_for(double value) const {
  value = std::clamp(value, min, max);
  if (decimals < 0) return Node::real(value);
  const double unit = std::pow(10., decimals);
  return Node::number(decimal_text(std::llround(value * unit), decimals));
}

std::optional<NumberParameter> find_number(const Scenario& scenario, std::string_view path_text) {
  const std::optional<Path> path = Path::parse(path_text);
  if (!path) return std::nullopt;
  const std::optional<ParameterInfo> info = info_at(*path);
  if (!info) return std::nullopt;
  NumberParameter parameter{*path,
                            decimals_of(info->type).value_or(-1),
                            bound(info->min, -unbounded),
                            bound(info->max, unbounded),
                            info->when,
                            info->grade,
                            info->scales,
                            info->for_each};
  if (!concerns_anyone(scenario, parameter)) return std::nullopt;
  return parameter;
}

void check_ends(const NumberParameter& parameter, double low, double high, RecordFindings& found) {
  for (const auto& [key, value] : {std::pair("low", low), std::pair("high", high)})
    if (value < parameter.min || value > parameter.max)
      found.error(key, "doubt_out_of_range",
                  {{"value", real_text(value)},
                   {"min", real_text(parameter.min)},
                   {"max", real_text(parameter.max)}});
}

void check_doubts(const Scenario& scenario, Findings& findings) {
  const auto& doubts = scenario.header.doubts;
  std::map<std::string_view, int> lines;
  for (std::size_t i = 0; i < doubts.size(); ++i) {
    RecordFindings found(scenario, Path() / "doubts" / i, findings);
    const Node& named = *found.node().find("parameter");
    if (!Path::parse(doubts[i].parameter)) {
      found.error("parameter", "bad_path", {{"path", excerpt(named)}});
      continue;
    }
    const auto parameter = find_number(scenario, doubts[i].parameter);
    if (!parameter) {
      found.error("parameter", "not_doubtful", {{"path", excerpt(named)}});
      continue;
    }
    const auto [first, is_new] = lines.emplace(doubts[i].parameter, named.at().line);
    if (!is_new)
      found.error("parameter", "doubted_twice",
                  {{"path", excerpt(named)}, {"line", std::to_string(first->second)}});
    check_ends(*parameter, doubts[i].low, doubts[i].high, found);
  }
}

} // namespace pondlab::scenario
