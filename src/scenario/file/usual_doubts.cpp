#include "scenario/file/usual_doubts.hpp"

#include "scenario/json/path.hpp"

#include <algorithm>

namespace pondlab::scenario {

namespace {

constexpr UsualDoubt all[] = {
    {"$.response.carry_over", .5, .95, "usual_range"},
    {"$.response.tolerance", .8, 4, "usual_range"},
    {"$.response.opt_out_growth", .2, 1, "usual_range"},
    {"$.response.price_memory", .5, .95, "usual_range"},
};

bool has_campaign(const Scenario& scenario) {
  return std::ranges::any_of(scenario.strategies,
                             [](const Strategy& strategy) { return !strategy.mechanisms.empty(); });
}

/// However the file writes the path.
bool is_doubted(const Scenario& scenario, std::string_view parameter) {
  return std::ranges::any_of(scenario.header.doubts, [&](const ParameterUncertainty& doubt) {
    const std::optional<Path> path = Path::parse(doubt.parameter);
    return path && path->text() == parameter;
  });
}

} // namespace

std::span<const UsualDoubt> usual_doubts() { return all; }

void add_usual_doubts(Scenario& scenario) {
  if (!has_campaign(scenario)) return;
  for (const UsualDoubt& usual : all) {
    const std::string source(usual.source);
    if (scenario.header.doubts.size() >= most_doubts) return;
    if (is_doubted(scenario, usual.parameter)) continue;
    scenario.header.doubts.push_back({.parameter = std::string(usual.parameter),
                                      .low = usual.low,
                                      .high = usual.high,
                                      .shape = static_cast<int>(UncertaintyShape::uniform),
                                      .source = {source, source},
                                      .usual = true});
  }
}

} // namespace pondlab::scenario
