#include "report/format/estimate_csv.hpp"

#include "report/format/json_writer.hpp"
#include "scenario/json/decimal.hpp"

#include <cmath>

namespace pondlab::report {

void write_value(CsvWriter& csv, engine::MeasureUnit unit, double value) {
  if (unit == engine::MeasureUnit::money && std::isfinite(value))
    csv.number(yuan_text(static_cast<std::int64_t>(std::llround(value))));
  else
    write_real(csv, value);
}

void write_real(CsvWriter& csv, double value) {
  csv.number(std::isfinite(value) ? scenario::real_text(value) : "");
}

void write_estimate(CsvWriter& csv, engine::MeasureUnit unit,
                    const experiment::Estimate& estimate) {
  const auto write = [&](double value, bool known) {
    write_value(csv, unit, known ? value : std::nan(""));
  };
  csv.number(std::to_string(estimate.n));
  write(estimate.mean, estimate.defined());
  write(estimate.sd, estimate.has_interval());
  write(estimate.low(), estimate.has_interval());
  write(estimate.high(), estimate.has_interval());
}

} // namespace pondlab::report
