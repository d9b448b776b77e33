#include "report/format/svg.hpp"

#include "report/format/junit.hpp"
#include "report/format/text_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pondlab::report {

namespace {

// In the picture's own units, of which a page is 700 wide and a phone 340.
constexpr double page_width = 700;
constexpr double phone_width = 340;
constexpr double label_height = 18; ///< of what stands above its line on a phone
constexpr double column = 5.4;      ///< width of a narrow letter at the type size
constexpr double line_step = 24;    ///< between intervals
constexpr double axis_height = 18;
constexpr int label_columns = 26;
constexpr int phone_label_columns = 38;
constexpr double key_step = 14; ///< between lines of a key

const char* dashes(Dash dash) {
  switch (dash) {
  case Dash::dashed:
    return " stroke-dasharray=\"6 3\"";
  case Dash::dotted:
    return " stroke-dasharray=\"2 3\"";
  case Dash::dash_dot:
    return " stroke-dasharray=\"6 3 2 3\"";
  case Dash::solid:
    break;
  }
  return "";
}

class Picture {
public:
  Picture(double width, double height, std::string_view name) : width_(width), height_(height) {
    out_ = fmt::format("<svg viewBox=\"0 0 {:g} {:g}\" role=\"img\" aria-label=\"{}\">\n", width,
                       height, xml_escaped(name));
  }

  void text(double x, double y, const char* anchor, const char* look, std::string_view words) {
    out_ +=
        fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\" class=\"{}\">{}</text>\n",
                    x, y, anchor, look, xml_escaped(words));
  }
  void line(double x1, double y1, double x2, double y2, const char* look) {
    out_ += fmt::format("<path class=\"{}\" d=\"M{:.1f} {:.1f}L{:.1f} {:.1f}\"/>\n", look, x1, y1,
                        x2, y2);
  }
  void path(const std::string& steps, Stroke stroke) {
    out_ +=
        fmt::format("<path fill=\"none\" stroke=\"#{:06X}\" stroke-width=\"1.6\"{} d=\"{}\"/>\n",
                    stroke.colour, dashes(stroke.dash), steps);
  }
  void area(const std::string& steps, Colour colour) {
    out_ += fmt::format("<path fill=\"#{:06X}\" fill-opacity=\".2\" d=\"{}Z\"/>\n", colour, steps);
  }
  void dot(double x, double y, const char* look) {
    out_ +=
        fmt::format("<circle class=\"{}\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"3.6\"/>\n", look, x, y);
  }
  void box(double left, double right, double top, double height, const char* look) {
    if (right <= left) return;
    out_ += fmt::format("<rect class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" "
                        "height=\"{:g}\"/>\n",
                        look, left, top, right - left, height);
  }
  std::string take() { return std::move(out_) + "</svg>\n"; }

  double width() const { return width_; }
  double height() const { return height_; }

private:
  double width_, height_;
  std::string out_;
};

double room_of(std::string_view words) { return display_width(words) * column; }

std::string clipped(std::string_view words, int columns) {
  if (display_width(words) <= columns) return std::string(words);
  std::string kept;
  for (std::size_t at = 0; at < words.size();) {
    std::size_t length = 1;
    while (at + length < words.size() && (static_cast<unsigned char>(words[at + length]) >> 6) == 2)
      ++length;
    if (display_width(kept) + display_width(words.substr(at, length)) >= columns) break;
    kept += words.substr(at, length);
    at += length;
  }
  return kept + "…";
}

struct Plot {
  double left, right, top, bottom;
  Scale x, y;
};

/// Runs of neighbouring points that are numbers, as steps of a path.
std::string steps_of(const Plot& plot, double first_x, const std::vector<double>& values) {
  std::string steps;
  bool pen_down = false;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const bool known = std::isfinite(values[i]);
    if (known)
      steps += fmt::format("{}{:.1f} {:.1f}", pen_down ? 'L' : 'M',
                           plot.x(first_x + static_cast<double>(i)), plot.y(values[i]));
    pen_down = known;
  }
  return steps;
}

/// The upper edge from left to right and the lower one back, for each run of days with both.
void draw_band(Picture& picture, const Plot& plot, const Band& band) {
  const std::size_t count = std::min(band.low.size(), band.high.size());
  const auto known = [&](std::size_t i) {
    return std::isfinite(band.low[i]) && std::isfinite(band.high[i]);
  };
  for (std::size_t from = 0; from < count;) {
    std::size_t to = from;
    while (to < count && known(to)) ++to;
    std::string steps;
    const auto point = [&](std::size_t i, double value) {
      steps += fmt::format("{}{:.1f} {:.1f}", steps.empty() ? 'M' : 'L',
                           plot.x(band.first_x + static_cast<double>(i)), plot.y(value));
    };
    for (std::size_t i = from; i < to; ++i) point(i, band.high[i]);
    for (std::size_t i = to; i > from; --i) point(i - 1, band.low[i - 1]);
    if (to > from) picture.area(steps, band.colour);
    from = to + 1;
  }
}

void draw_days(Picture& picture, const Plot& plot, const Axis& axis) {
  double free_from = 0;
  for (const Tick& tick : axis.ticks) {
    const double x = plot.x(tick.value), half = room_of(tick.label) / 2;
    picture.line(x, plot.bottom, x, plot.bottom + 3, "axis");
    const double middle = std::min(x, picture.width() - half);
    if (middle - half < free_from) continue;
    picture.text(middle, plot.bottom + 13, "middle", "tick", tick.label);
    free_from = middle + half + 6;
  }
}

double widest(const Axis& axis) {
  double room = 0;
  for (const Tick& tick : axis.ticks) room = std::max(room, room_of(tick.label));
  return room;
}

} // namespace

std::string svg_of(const SeriesChart& chart) {
  Picture picture(340, 150, chart.title);
  Plot plot{widest(chart.y) + 6, picture.width() - 6, 8, picture.height() - axis_height, {}, {}};
  plot.x = {chart.x.min, chart.x.max, plot.left, plot.right};
  plot.y = {chart.y.min, chart.y.max, plot.bottom, plot.top};
  for (const Tick& tick : chart.y.ticks) {
    const double y = plot.y(tick.value);
    picture.line(plot.left, y, plot.right, y, tick.value == 0 ? "axis" : "grid");
    picture.text(plot.left - 4, y + 3, "end", "tick", tick.label);
  }
  draw_days(picture, plot, chart.x);
  for (const Band& band : chart.bands) draw_band(picture, plot, band);
  for (const Line& line : chart.lines)
    picture.path(steps_of(plot, line.first_x, line.y), line.stroke);
  return picture.take();
}

namespace {

/// What stands beside the lines of a chart, or above them where it is narrow.
struct Margins {
  double left = 0;  ///< of labels, in columns of text
  double right = 0; ///< of figures
  double above = 0;
  double width = page_width;
  int columns = label_columns; ///< that a label has at most

  Margins(Surroundings where, double labels, double figures)
      : left(labels > 0 ? labels * 1.2 + 12 : 0), right(figures * 1.3 + 16) {
    if (where == Surroundings::page) return;
    left = 2;
    right = 6;
    above = label_height;
    width = phone_width;
    columns = phone_label_columns;
  }
};

} // namespace

std::string svg_of(const IntervalChart& chart, Surroundings where) {
  double labels = 0, figures = 0;
  for (const Interval& interval : chart.intervals) {
    labels = std::max(labels, room_of(clipped(interval.label, label_columns)));
    figures = std::max(figures, room_of(interval.figure));
  }
  const Margins margins(where, labels, figures);
  const double step = line_step + margins.above;
  const double height = step * static_cast<double>(chart.intervals.size()) + axis_height + 4;
  Picture picture(margins.width, height, chart.title);
  Plot plot{margins.left, picture.width() - margins.right, 4, height - axis_height, {}, {}};
  plot.x = {chart.x.min, chart.x.max, plot.left, plot.right};
  for (const Tick& tick : chart.x.ticks)
    picture.line(plot.x(tick.value), plot.top, plot.x(tick.value), plot.bottom,
                 tick.value == 0 ? "axis" : "grid");
  draw_days(picture, plot, chart.x);
  double y = plot.top + margins.above + line_step / 2;
  for (const Interval& interval : chart.intervals) {
    const char* const words = interval.stressed ? "label strong" : "label";
    const double base = margins.above > 0 ? y - line_step / 2 : y + 4;
    picture.text(0, base, "start", words, clipped(interval.label, margins.columns));
    picture.text(picture.width(), base, "end", words, interval.figure);
    const char* const look = interval.stressed ? "interval stressed" : "interval";
    if (std::isfinite(interval.outer_low) && std::isfinite(interval.outer_high))
      picture.line(plot.x(interval.outer_low), y, plot.x(interval.outer_high), y, "outer");
    picture.line(plot.x(interval.low), y, plot.x(interval.high), y, look);
    picture.dot(plot.x(interval.mean), y, interval.stressed ? "mean stressed" : "mean");
    y += step;
  }
  return picture.take();
}

namespace {

constexpr double split_step = 30;
constexpr double split_thick = 16;

/// The bar's stretches one after the other from `left` on.
void draw_split(Picture& picture, const OrderSplit& split, const Scale& x, double top) {
  const SplitStretches bar = stretches_of(split);
  const auto draw = [&](const SplitStretches::Stretch& stretch, const char* look) {
    picture.box(x(static_cast<double>(stretch.from)), x(static_cast<double>(stretch.to)), top,
                split_thick, look);
  };
  draw(bar.more, "more");
  draw(bar.anyway, "anyway");
  draw(bar.unseen, "unseen");
  draw(bar.lost, "lost");
}

/// What the stretches are called, on two lines where one has no room; what no bar has is left out.
void draw_split_key(Picture& picture, const SplitChart& chart, double y) {
  double at = 0;
  const auto entry = [&](const char* look, const std::string& name, bool shown) {
    if (!shown) return;
    if (at + 15 + room_of(name) > picture.width()) {
      at = 0;
      y += key_step;
    }
    picture.box(at, at + 10, y - 9, 10, look);
    picture.text(at + 15, y, "start", "tick", name);
    at += 15 + room_of(name) + 18;
  };
  const auto any = [&](auto&& part) {
    return std::ranges::any_of(
        chart.bars, [&](const SplitBar& bar) { return !(stretches_of(bar.split).*part).empty(); });
  };
  entry("more", chart.head[1], true);
  entry("anyway", chart.head[2], true);
  entry("unseen", chart.unseen, any(&SplitStretches::unseen));
  entry("lost", chart.lost, any(&SplitStretches::lost));
}

} // namespace

std::string svg_of(const SplitChart& chart, Surroundings where) {
  double labels = 0, figures = 0;
  std::int64_t end = 1;
  for (const SplitBar& bar : chart.bars) {
    labels = std::max(labels, room_of(clipped(bar.label, label_columns)));
    figures = std::max(figures, room_of(bar.equation));
    end = std::max(end, stretches_of(bar.split).end());
  }
  const Margins margins(where, labels, figures);
  const double step = split_step + margins.above;
  const double key = margins.above > 0 ? axis_height + key_step : axis_height;
  Picture picture(margins.width, step * static_cast<double>(chart.bars.size()) + key + 4,
                  chart.title);
  const Scale x{0, static_cast<double>(end), margins.left, picture.width() - margins.right};
  double y = 4;
  for (const SplitBar& bar : chart.bars) {
    picture.text(0, y + 12, "start", "label", clipped(bar.label, margins.columns));
    picture.text(picture.width(), y + 12, "end", "label", bar.equation);
    draw_split(picture, bar.split, x, y + margins.above);
    y += step;
  }
  draw_split_key(picture, chart, y + 12);
  return picture.take();
}

} // namespace pondlab::report
