#include "report/model/chart.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace pondlab::report {
namespace {

struct Extent {
  double min = std::numeric_limits<double>::infinity();
  double max = -std::numeric_limits<double>::infinity();

  void include(const std::vector<double>& values) {
    for (const double value : values) {
      if (!std::isfinite(value)) continue;
      min = std::min(min, value);
      max = std::max(max, value);
    }
  }
  bool known() const { return min <= max; }
};

double nice_step(double span, int count) {
  const double raw = span / std::max(1, count);
  const double power = std::pow(10, std::floor(std::log10(raw)));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (factor * power >= raw * 0.999) return factor * power;
  }
  return 10 * power;
}

} // namespace

Stroke series_stroke(std::size_t series, bool on_dark) {
  static constexpr std::array<Colour, 8> colours{0x0072B2, 0xE69F00, 0x009E73, 0xD55E00,
                                                 0xCC79A7, 0x56B4E9, 0xF0E442, 0x000000};
  static constexpr std::array<Dash, 4> dashes{Dash::solid, Dash::dashed, Dash::dotted,
                                              Dash::dash_dot};
  // Dark blue is hard to see on a dark ground, yellow on a light one: these two trade places with
  // their palette neighbours.
  static constexpr std::array<std::size_t, 8> dark_order{5, 1, 2, 3, 4, 0, 6, 7};
  const std::size_t i = series % colours.size();
  Stroke stroke{colours[on_dark ? dark_order[i] : i], dashes[i % dashes.size()]};
  if (on_dark && stroke.colour == 0x000000) stroke.colour = 0xC9D6DC;
  return stroke;
}

std::vector<double> nice_ticks(double min, double max, int count) {
  if (!(max > min)) {
    const double widening = min == 0 ? 1 : std::fabs(min) * 0.1;
    min -= min == 0 ? 0 : widening;
    max += widening;
  }
  const double step = nice_step(max - min, count);
  const double first = std::floor(min / step + 1e-9);
  const double last = std::ceil(max / step - 1e-9);
  std::vector<double> ticks;
  for (double i = first; i <= last; ++i) ticks.push_back(i * step);
  return ticks;
}

Axis value_axis(Language language, std::string title, double min, double max, Unit unit,
                bool from_zero, int count) {
  if (from_zero) {
    min = std::min(min, 0.0);
    max = std::max(max, 0.0);
  }
  // Money is kept in fen and read in yuan, rates in per cent: steps are nice in what is read.
  const double read = unit == Unit::money ? 100 : unit == Unit::rate ? 0.01 : 1;
  double low = min / read;
  double high = max / read;
  if (unit == Unit::count && high - low < count)
    count = std::max(1, static_cast<int>(std::ceil(high - low)));
  Axis axis{std::move(title), 0, 1, {}};
  for (const double tick : nice_ticks(low, high, count))
    axis.ticks.push_back({tick * read, number_text(language, tick * read, unit)});
  axis.min = axis.ticks.front().value;
  axis.max = axis.ticks.back().value;
  return axis;
}

Axis day_axis(Language language, int days, std::int32_t first_date, bool has_dates, int count) {
  Axis axis{"", 0, std::max(1.0, static_cast<double>(days - 1)), {}};
  static constexpr std::array<int, 9> steps{1, 2, 7, 14, 28, 56, 91, 182, 364};
  int step = steps.back();
  for (const int candidate : steps) {
    if (days <= candidate * count) {
      step = candidate;
      break;
    }
  }
  for (int day = 0; day < days; day += step) {
    axis.ticks.push_back({static_cast<double>(day),
                          has_dates ? day_text(language, first_date + day) : std::to_string(day)});
  }
  return axis;
}

bool SeriesChart::empty() const {
  Extent extent;
  for (const Line& line : lines) extent.include(line.y);
  return !extent.known();
}

void fit_values(SeriesChart& chart, Language language, bool from_zero) {
  Extent extent;
  for (const Line& line : chart.lines) extent.include(line.y);
  for (const Band& band : chart.bands) {
    extent.include(band.low);
    extent.include(band.high);
  }
  if (!extent.known()) extent = {0, 1};
  chart.y = value_axis(language, chart.y.title, extent.min, extent.max, chart.y_unit, from_zero);
}

double BarChart::longest() const {
  double longest = 0;
  for (const Bar& bar : bars) longest = std::max(longest, bar.value);
  return longest;
}

void fit_values(IntervalChart& chart, Language language, Unit unit) {
  Extent extent{0, 0};
  for (const Interval& interval : chart.intervals) {
    extent.include({interval.low, interval.mean, interval.high});
    if (std::isfinite(interval.outer_low) && std::isfinite(interval.outer_high))
      extent.include({interval.outer_low, interval.outer_high});
  }
  chart.x = value_axis(language, chart.x.title, extent.min, extent.max, unit, true, 4);
}

std::vector<double> spread_labels(std::vector<double> wanted, double height, double low,
                                  double high) {
  std::vector<std::size_t> order(wanted.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return wanted[a] < wanted[b]; });
  double free_from = low;
  for (const std::size_t i : order) {
    wanted[i] = std::max(wanted[i], free_from);
    free_from = wanted[i] + height;
  }
  double free_to = high;
  for (auto i = order.rbegin(); i != order.rend(); ++i) {
    wanted[*i] = std::min(wanted[*i], free_to - height);
    free_to = wanted[*i];
  }
  return wanted;
}

} // namespace pondlab::report
