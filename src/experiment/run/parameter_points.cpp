#include "experiment/run/parameter_points.hpp"

#include "base/error.hpp"
#include "engine/model/plan_hash.hpp"
#include "experiment/run/parameter_draw.hpp"

namespace pondlab::experiment {

namespace {

std::vector<std::string> names_of(const std::vector<scenario::ParameterUncertainty>& doubts) {
  std::vector<std::string> names;
  for (const scenario::ParameterUncertainty& doubt : doubts) names.push_back(doubt.parameter);
  return names;
}

/// From low to high: the whole range of a uniform doubt, nine tenths of a normal one.
double value_on_range(const scenario::ParameterUncertainty& doubt, double place) {
  return doubt.low + place * (doubt.high - doubt.low);
}

} // namespace

ParameterPoints::ParameterPoints(scenario::Scenario scenario, std::uint64_t seed)
    : scenario_(std::move(scenario)), seed_(seed), walks_(names_of(scenario_.header.doubts), seed) {
}

std::vector<scenario::Assignment> ParameterPoints::assignments(PointNumber point) const {
  const auto& doubts = scenario_.header.doubts;
  if (point == at_file) return {};
  if (is_draw(point)) return draw_parameters(doubts, seed_, point);
  for (std::size_t i = 0; i < doubts.size(); ++i)
    for (const bool high : {false, true})
      if (point == end_point(i, high))
        return {{doubts[i].parameter, value_on_range(doubts[i], high)}};
  const PointNumber first = walk_point(0, 0);
  const std::size_t step = (point - first) % 64;
  if (point < first || step >= walks_.steps()) return {};
  const std::vector<double> places = walks_.point((point - first) / 64, step);
  std::vector<scenario::Assignment> values;
  for (std::size_t i = 0; i < doubts.size(); ++i)
    values.push_back({doubts[i].parameter, value_on_range(doubts[i], places[i])});
  return values;
}

scenario::Content ParameterPoints::content(const ArmKey& key, PointNumber point) const {
  const auto values = assignments(point);
  if (values.empty() && point != at_file)
    throw Error(Failure::bad_data, "the unit of work names no point of doubtful parameters");
  return scenario::compile(scenario_, key.strategy, values);
}

Arm ParameterPoints::arm(const ArmKey& key, PointNumber point) const {
  scenario::Content compiled = content(key, point);
  return make_arm(key, std::move(compiled.setup), std::move(compiled.campaign));
}

std::uint64_t ParameterPoints::plan_hash(const ArmKey& key, PointNumber point) const {
  scenario::Content compiled = content(key, point);
  for (const std::string& id : key.without)
    std::erase_if(compiled.campaign, [&](const engine::CampaignEntry& e) { return e.id == id; });
  return engine::plan_hash(compiled.setup, compiled.campaign);
}

std::vector<PointNumber> points_of(std::size_t doubts, int draws, ScreenDepth screen) {
  std::vector<PointNumber> points;
  for (int m = 1; m <= draws; ++m) points.push_back(draw_point(static_cast<std::uint32_t>(m)));
  if (screen == ScreenDepth::none) return points;
  const bool whole = screen == ScreenDepth::whole;
  for (std::size_t i = 0; whole && i < doubts; ++i)
    for (const bool high : {false, true}) points.push_back(end_point(i, high));
  for (std::uint32_t walk = 0; walk < (whole ? screen_walks : screen_walks / 2); ++walk)
    for (std::size_t step = 0; step <= doubts; ++step) points.push_back(walk_point(walk, step));
  return points;
}

} // namespace pondlab::experiment
