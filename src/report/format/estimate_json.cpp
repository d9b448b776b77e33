#include "report/format/estimate_json.hpp"

#include <cmath>
#include <limits>

namespace pondlab::report {

void write_value(JsonWriter& json, engine::MeasureUnit unit, double value) {
  if (unit == engine::MeasureUnit::money)
    json.money(value);
  else
    json.real(value);
}

void write_estimate(JsonWriter& json, engine::MeasureUnit unit,
                    const experiment::Estimate& estimate) {
  const auto write = [&](std::string_view key, double value, bool known) {
    json.key(key);
    if (known)
      write_value(json, unit, value);
    else
      json.null();
  };
  json.key("n").integer(estimate.n);
  json.key("undefined").integer(estimate.undefined);
  write("mean", estimate.mean, estimate.defined());
  write("sd", estimate.sd, estimate.has_interval());
  write("low", estimate.low(), estimate.has_interval());
  write("high", estimate.high(), estimate.has_interval());
}

void write_anytime_limits(JsonWriter& json, engine::MeasureUnit unit,
                          const experiment::Estimate& estimate) {
  const double none = std::numeric_limits<double>::quiet_NaN();
  const bool known = estimate.has_interval() && std::isfinite(estimate.half_width);
  write_value(json.key("anytime_low"), unit, known ? estimate.low() : none);
  write_value(json.key("anytime_high"), unit, known ? estimate.high() : none);
}

} // namespace pondlab::report
