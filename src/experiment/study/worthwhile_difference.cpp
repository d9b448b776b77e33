#include "experiment/study/worthwhile_difference.hpp"

#include "experiment/statistics/kim_nelson.hpp"
#include "experiment/study/comparison.hpp"

#include <algorithm>

namespace pondlab::experiment {

namespace {

constexpr double usual_share = .01;
/// Whether it adds up over orders: the value of one order is not to be set against a cost.
bool is_sum_of_money(const engine::Measure& measure) {
  return measure.unit == engine::MeasureUnit::money && measure.key != "order_value";
}

/// Of the first stage's replications that are in; 0 for none.
double mean_cost(const Comparison& comparison, const Experiment& experiment, std::size_t strategy,
                 std::size_t cost) {
  double sum = 0;
  int n = 0;
  for (int r = 0; r < std::min(experiment.replications(), KimNelson::first_stage); ++r) {
    if (!experiment.is_in(r)) continue;
    sum += experiment.answer(comparison.question(strategy, cost), r).value_or(0);
    ++n;
  }
  return n > 0 ? sum / n : 0;
}

} // namespace

std::optional<WorthwhileDifference> known_difference(const scenario::ComparisonSettings& settings,
                                                     const engine::Measure& criterion) {
  if (const auto stated = settings.stated_difference_in_units())
    return WorthwhileDifference{.value = *stated};
  if (is_sum_of_money(criterion)) return std::nullopt;
  const bool share = criterion.unit == engine::MeasureUnit::share;
  return WorthwhileDifference{.value = share ? usual_share : 0, .origin = DifferenceOrigin::usual};
}

WorthwhileDifference worthwhile_difference(const Comparison& comparison,
                                           const Experiment& experiment) {
  if (comparison.known_difference) return *comparison.known_difference;
  const auto found = std::ranges::find(comparison.measures, "campaign_cost", &engine::Measure::key);
  const auto cost = static_cast<std::size_t>(found - comparison.measures.begin());
  double dearest = 0;
  for (std::size_t s = 0; s < comparison.strategies.size(); ++s)
    dearest = std::max(dearest, mean_cost(comparison, experiment, s, cost));
  return difference_of_cost(dearest);
}

} // namespace pondlab::experiment
