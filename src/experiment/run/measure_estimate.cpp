#include "experiment/run/measure_estimate.hpp"

namespace pondlab::experiment {

namespace {

/// Against a twin, or of those who join less those who leave.
bool is_difference(const engine::Measure& measure) {
  return measure.twin != engine::Twin::none || measure.key == "net_adds";
}

CountKind kind_of(const engine::Measure& measure) {
  return is_difference(measure) ? CountKind::difference : CountKind::events;
}

std::optional<CountKind> counted_as(const engine::Measure& measure) {
  return counts_events(measure) ? std::optional(kind_of(measure)) : std::nullopt;
}

} // namespace

bool counts_events(const engine::Measure& measure) {
  return measure.unit == engine::MeasureUnit::count && measure.of_people;
}

Estimate estimate_of(const engine::Measure& measure,
                     std::span<const std::optional<double>> values) {
  if (!counts_events(measure)) return estimate(values);
  return estimate_count(values, kind_of(measure));
}

Estimate estimate_of_difference(const engine::Measure& measure,
                                std::span<const std::optional<double>> values) {
  if (!counts_events(measure)) return estimate(values);
  return estimate_count(values, CountKind::difference);
}

Estimate estimate_of_ratio(const engine::Measure& measure, std::span<const double> of,
                           std::span<const double> over) {
  return estimate_ratio(of, over, counted_as(measure));
}

Estimate estimate_of_contrast(const engine::Measure& measure, const RatioValues& of,
                              const RatioValues& against, bool divided) {
  return estimate_contrast(of, against, divided, counted_as(measure));
}

} // namespace pondlab::experiment
