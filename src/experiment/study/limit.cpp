#include "experiment/study/limit.hpp"

#include "experiment/run/measure_estimate.hpp"

#include <vector>

namespace pondlab::experiment {

LimitQuestion question_of(const scenario::Scenario& scenario, const scenario::Limit& limit,
                          const std::string& strategy) {
  const engine::Horizon& run = scenario.setup.horizon;
  LimitQuestion asked{.own = {engine::find_measure(limit.measure), strategy, {}, 0, run.days}};
  if (limit.from.known()) asked.own.from = limit.from.days - run.start.days;
  if (limit.to.known()) asked.own.to = limit.to.days - run.start.days + 1;
  asked.skipped = limit.versus == strategy;
  if (!limit.versus.empty()) {
    asked.versus = asked.own;
    asked.versus->strategy = limit.versus;
  }
  return asked;
}

Band band_of(const scenario::Limit& limit) {
  const bool money = engine::find_measure(limit.measure)->unit == engine::MeasureUnit::money;
  const double unit = money ? 100 : 1;
  Band band;
  if (limit.has_lower()) band.low = limit.at_least * unit;
  if (limit.has_upper()) band.high = limit.at_most * unit;
  return band;
}

Estimate estimate_of(const scenario::Limit& limit, const LimitPlace& place,
                     const Experiment& experiment, int replications) {
  std::vector<std::optional<double>> values;
  for (int r = 0; r < replications; ++r) {
    if (!experiment.is_in(r)) continue;
    auto value = experiment.answer(place.own, r);
    if (place.versus) {
      const auto other = experiment.answer(*place.versus, r);
      value = value && other ? std::optional(*value - *other) : std::nullopt;
    }
    values.push_back(value);
  }
  const engine::Measure& measure = *engine::find_measure(limit.measure);
  return place.versus ? estimate_of_difference(measure, values) : estimate_of(measure, values);
}

Kept keeps(const scenario::Limit& limit, const Estimate& estimate) {
  if (!estimate.defined()) return {estimate};
  const Assessment assessment = judge(estimate, band_of(limit));
  return {estimate, assessment.verdict, assessment.needed};
}

Kept keeps_anytime(const scenario::Limit& limit, const Estimate& estimate, double error) {
  const Assessment assessment = judge_anytime(estimate, band_of(limit), error);
  return {estimate, assessment.verdict, assessment.needed};
}

} // namespace pondlab::experiment
