#include "experiment/run/measure_estimate.hpp"

namespace pondlab::experiment {

namespace {

/// Against a twin, or of those who join less those who leave.
bool is_difference(const engine::Measure& measure) {
  return measure.twin != engine::Twin::none || measure.key == "net_adds";
}

} // namespace

bool counts_events(const engine::Measure& measure) {
  return measure.unit == engine::MeasureUnit::count && measure.of_people;
}

Estimate estimate_of(const engine::Measure& measure,
                     std::span<const std::optional<double>> values) {
  if (!counts_events(measure)) return estimate(values);
  return estimate_count(values, is_difference(measure) ? CountKind::difference : CountKind::events);
}

Estimate estimate_of_difference(const engine::Measure& measure,
                                std::span<const std::optional<double>> values) {
  if (!counts_events(measure)) return estimate(values);
  return estimate_count(values, CountKind::difference);
}

} // namespace pondlab::experiment
