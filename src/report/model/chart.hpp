#pragma once

#include "report/model/number.hpp"

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace pondlab::report {

/// 0xRRGGBB.
using Colour = std::uint32_t;

enum class Dash : std::uint8_t { solid, dashed, dotted, dash_dot };

/// How one series is told from the others: by colour and, second, by dash.
struct Stroke {
  Colour colour = 0;
  Dash dash = Dash::solid;
};

/// The eight colours of Okabe and Ito, most distinct first, each with a dash of its own; `on_dark`
/// replaces the black one by a light grey. Counts on past eight by starting again.
/// Source: M. Okabe and K. Ito, "Color Universal Design" (2008).
Stroke series_stroke(std::size_t series, bool on_dark);

/// A linear map of a domain onto pixels (or any other length).
struct Scale {
  double domain_min = 0;
  double domain_max = 1;
  double range_min = 0;
  double range_max = 1;

  double operator()(double value) const {
    return range_min + (value - domain_min) / (domain_max - domain_min) * (range_max - range_min);
  }
  double inverse(double position) const {
    return domain_min +
           (position - range_min) / (range_max - range_min) * (domain_max - domain_min);
  }
};

struct Tick {
  double value = 0;
  std::string label;
};

/// One axis: what it measures, from where to where, and its labelled ticks.
struct Axis {
  std::string title;
  double min = 0;
  double max = 1;
  std::vector<Tick> ticks;
};

/// Steps of 1, 2 or 5 times a power of ten that cover min…max with about `count` ticks; at least
/// two. min = max is widened.
std::vector<double> nice_ticks(double min, double max, int count);

/// A vertical axis over `min…max` with nice ticks in the unit's own words; from zero when
/// `from_zero` (bars always are).
Axis value_axis(Language language, std::string title, double min, double max, Unit unit,
                bool from_zero, int count = 5);

/// A horizontal axis over days 0…days−1, ticked at weeks or months as the room allows and labelled
/// with dates (`first_date` as days since 1970-01-01) or day numbers where no date is known.
Axis day_axis(Language language, int days, std::int32_t first_date, bool has_dates, int count = 7);

/// A line through `y` at x = first_x, first_x + 1, …; a point that is not a number is a gap.
struct Line {
  std::string label; ///< drawn at the line's end
  Stroke stroke;
  double first_x = 0;
  std::vector<double> y;
};

/// An interval round a line, from first_x on. `label` names its level and count ("90 %, 100 次").
struct Band {
  std::string label;
  Colour colour = 0;
  double first_x = 0;
  std::vector<double> low;
  std::vector<double> high;
};

/// A vertical mark: the selected day, an event.
struct Mark {
  enum class Kind : std::uint8_t { selected, event };
  Kind kind = Kind::event;
  double x = 0;
  std::string label;
};

/// A chart over days, described once; the page and the reports draw it.
struct SeriesChart {
  std::string title;
  std::string unit; ///< said beside the title
  Axis x;
  Axis y;
  Unit y_unit = Unit::count;
  std::vector<Band> bands;
  std::vector<Line> lines;
  std::vector<Mark> marks;

  bool empty() const;
};

/// Fits the vertical axis to what the chart holds.
void fit_values(SeriesChart& chart, Language language, bool from_zero);

/// One bar of a funnel or bar chart: zero-based, with its figure written out.
struct Bar {
  std::string label;
  double value = 0;
  std::string figure; ///< "18,420"
  std::string share;  ///< of what it is a part of: "42 % of seen"; empty where of nothing
  std::string detail; ///< definition, on hover
};

/// Bars of a funnel, each at most as long as `longest`.
struct BarChart {
  std::string title;
  std::string unit;
  Stroke stroke;
  std::vector<Bar> bars;

  double longest() const;
};

/// One mean with its interval, on a line of its own.
struct Interval {
  std::string label;
  double low = 0;
  double mean = 0;
  double high = 0;
  std::string figure; ///< "¥29.0M ±1.2M"
  bool stressed = false;
  double outer_low = NAN; ///< of a wider one that decides; not-a-number: there is none
  double outer_high = NAN;
};

/// Means beside each other, with zero in sight.
struct IntervalChart {
  std::string title;
  std::string unit;
  Axis x;
  std::vector<Interval> intervals;
};

/// Fits the axis to the intervals and zero.
void fit_values(IntervalChart& chart, Language language, Unit unit);

/// Positions for labels wanted at `wanted` (sorted or not), each `height` tall, within
/// low…high: moved as little as is needed to keep them apart.
std::vector<double> spread_labels(std::vector<double> wanted, double height, double low,
                                  double high);

} // namespace pondlab::report
