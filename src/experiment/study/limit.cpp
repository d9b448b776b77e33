#include "experiment/study/limit.hpp"

namespace pondlab::experiment {

Band band_of(const scenario::Limit& limit) {
  const bool money = engine::find_measure(limit.measure)->unit == engine::MeasureUnit::money;
  const double unit = money ? 100 : 1;
  Band band;
  if (limit.has_lower()) band.low = limit.at_least * unit;
  if (limit.has_upper()) band.high = limit.at_most * unit;
  return band;
}

Kept keeps(const scenario::Limit& limit, const Estimate& estimate) {
  return {estimate, judge(estimate, band_of(limit)).verdict};
}

} // namespace pondlab::experiment
