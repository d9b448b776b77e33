#include "app/charts/chart_view.hpp"

#include "app/draw/paint.hpp"
#include "app/widgets/card.hpp"
#include "app/widgets/day_keys.hpp"
#include "app/widgets/hit.hpp"
#include "app/widgets/tooltip.hpp"

#include <algorithm>
#include <cmath>

namespace pondlab::app {
namespace {

constexpr float axis_height = 24;

struct Frame {
  Rect plot;
  report::Scale x;
  report::Scale y;

  ImVec2 at(double day, double value) const {
    return {static_cast<float>(x(day)), static_cast<float>(y(value))};
  }
};

float widest_label(const Ui& ui, const report::Axis& axis) {
  float width = 0;
  for (const report::Tick& tick : axis.ticks)
    width = std::max(width, text_width(ui, tick.label, type::small));
  return width;
}

float end_label_room(const Ui& ui, const report::SeriesChart& chart) {
  float width = 0;
  for (const report::Line& line : chart.lines)
    width = std::max(width, text_width(ui, line.label, type::small));
  return width == 0 ? 8 : std::min(width + 12, 140.0f);
}

void draw_grid(const Ui& ui, const Frame& frame, const report::SeriesChart& chart,
               const Rect& labels) {
  const Theme& colours = ui.theme();
  for (const report::Tick& tick : chart.y.ticks) {
    const float y = std::round(static_cast<float>(frame.y(tick.value)));
    rule(frame.plot.x, y, frame.plot.right(), y, colours.line, 1, tick.value == 0 ? 1 : 0.55f);
    draw_text(ui, {labels.x, y - 9, labels.w, 18}, tick.label,
              {type::small, colours.muted, false, Align::right});
  }
  float free_from = frame.plot.x - 40;
  for (const report::Tick& tick : chart.x.ticks) {
    const float x = static_cast<float>(frame.x(tick.value));
    const float width = text_width(ui, tick.label, type::small);
    const float left = std::clamp(x - width / 2, frame.plot.x - 8, frame.plot.right() - width);
    rule(std::round(x), frame.plot.bottom(), std::round(x), frame.plot.bottom() + 4, colours.line);
    if (left < free_from) continue;
    draw_text(ui, {left, frame.plot.bottom() + 5, width + 2, 18}, tick.label,
              {type::small, colours.muted});
    free_from = left + width + 8;
  }
}

void draw_band(const Frame& frame, const report::Band& band) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImDrawListFlags smoothing = list->Flags;
  list->Flags &= ~ImDrawListFlags_AntiAliasedFill; // neighbouring pieces would show their seams
  const std::size_t count = std::min(band.low.size(), band.high.size());
  for (std::size_t i = 0; i + 1 < count; ++i) {
    const double day = band.first_x + static_cast<double>(i);
    const ImVec2 corners[4] = {frame.at(day, band.low[i]), frame.at(day, band.high[i]),
                               frame.at(day + 1, band.high[i + 1]),
                               frame.at(day + 1, band.low[i + 1])};
    list->AddQuadFilled(corners[0], corners[1], corners[2], corners[3], rgba(band.colour, 0.22f));
  }
  list->Flags = smoothing;
}

void draw_line(const Frame& frame, const report::Line& line) {
  std::vector<ImVec2> points;
  const auto finish = [&] {
    if (points.size() == 1)
      ImGui::GetWindowDrawList()->AddCircleFilled(points[0], 3, rgba(line.stroke.colour));
    else if (!points.empty())
      dashed(points.data(), static_cast<int>(points.size()), line.stroke, 2);
    points.clear();
  };
  for (std::size_t i = 0; i < line.y.size(); ++i) {
    if (std::isfinite(line.y[i]))
      points.push_back(frame.at(line.first_x + static_cast<double>(i), line.y[i]));
    else
      finish();
  }
  finish();
}

void draw_end_labels(const Ui& ui, const Frame& frame, const report::SeriesChart& chart) {
  std::vector<double> wanted;
  std::vector<const report::Line*> lines;
  for (const report::Line& line : chart.lines) {
    for (std::size_t i = line.y.size(); i-- > 0;) {
      if (!std::isfinite(line.y[i])) continue;
      wanted.push_back(frame.y(line.y[i]) - 8);
      lines.push_back(&line);
      break;
    }
  }
  const std::vector<double> placed =
      report::spread_labels(wanted, 16, frame.plot.y - 8, frame.plot.bottom() + 8);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    draw_text(ui, {frame.plot.right() + 8, static_cast<float>(placed[i]), 140, 16}, lines[i]->label,
              {type::small, mix(lines[i]->stroke.colour, ui.theme().text, 0.35f)});
  }
}

void draw_marks(const Ui& ui, const Frame& frame, const report::SeriesChart& chart) {
  for (const report::Mark& mark : chart.marks) {
    const float x = std::round(static_cast<float>(frame.x(mark.x)));
    const bool selected = mark.kind == report::Mark::Kind::selected;
    rule(x, frame.plot.y, x, frame.plot.bottom(), selected ? ui.theme().warm : ui.theme().line,
         selected ? 1.5f : 1, selected ? 0.9f : 1);
    if (!mark.label.empty() && !selected)
      draw_text(ui, {x + 4, frame.plot.y, 120, 16}, mark.label, {type::small, ui.theme().muted});
  }
}

/// Days that are over at the selected mark.
int selected_day(const report::SeriesChart& chart) {
  for (const report::Mark& mark : chart.marks)
    if (mark.kind == report::Mark::Kind::selected) return static_cast<int>(mark.x) + 1;
  return 0;
}

/// What the chart says of the day under the pointer.
void draw_read_out(Ui& ui, const Frame& frame, const report::SeriesChart& chart) {
  const int day = static_cast<int>(std::round(frame.x.inverse(ImGui::GetMousePos().x)));
  const float x = std::round(static_cast<float>(frame.x(day)));
  rule(x, frame.plot.y, x, frame.plot.bottom(), ui.theme().muted, 1, 0.6f);
  std::string words;
  for (const report::Line& line : chart.lines) {
    const auto i = static_cast<std::ptrdiff_t>(day - line.first_x);
    if (i < 0 || i >= static_cast<std::ptrdiff_t>(line.y.size()) ||
        !std::isfinite(line.y[static_cast<std::size_t>(i)]))
      continue;
    const double value = line.y[static_cast<std::size_t>(i)];
    ImGui::GetWindowDrawList()->AddCircleFilled(frame.at(day, value), 3.5f,
                                                rgba(line.stroke.colour));
    words += (words.empty() ? "" : "\n") + (line.label.empty() ? chart.title : line.label) + "  " +
             report::number_text(ui.language, value, chart.y_unit);
  }
  for (const report::Band& band : chart.bands) {
    const auto i = static_cast<std::size_t>(std::max(0.0, day - band.first_x));
    if (i < band.low.size())
      words += "\n" + band.label + "  " +
               report::number_text(ui.language, band.low[i], chart.y_unit) + " – " +
               report::number_text(ui.language, band.high[i], chart.y_unit);
  }
  tooltip(ui, words, ui.t("app.strip.day_alone", {{"day", std::to_string(day + 1)}}));
}

/// What a thing is, and what a click on it does.
std::string with_hint(const std::string& words, std::string_view hint) {
  if (hint.empty()) return words;
  return words.empty() ? std::string(hint) : words + "\n" + std::string(hint);
}

} // namespace

int draw_series_chart(Ui& ui, std::string_view name, const Rect& area,
                      const report::SeriesChart& chart, float reserved) {
  Rect inside = area;
  Rect title = inside;
  title.cut_right(reserved);
  card_title(ui, title, chart.title, chart.unit);
  inside.cut_top(title.y - inside.y);
  Rect labels = inside.cut_left(widest_label(ui, chart.y), size::gap);
  inside.cut_right(end_label_room(ui, chart), 0);
  inside.cut_bottom(axis_height, 0);
  inside.cut_top(size::gap);
  if (inside.w < 40 || inside.h < 40) return -1;
  const Frame frame{inside,
                    {chart.x.min, chart.x.max, inside.x, inside.right()},
                    {chart.y.min, chart.y.max, inside.bottom(), inside.y}};
  const Hit state = hit(ui, name, inside);
  draw_grid(ui, frame, chart, labels);
  for (const report::Band& band : chart.bands) draw_band(frame, band);
  draw_marks(ui, frame, chart);
  for (const report::Line& line : chart.lines) draw_line(frame, line);
  draw_end_labels(ui, frame, chart);
  if (state.focused) focus_ring(ui, inside);
  if (state.hovered && !chart.empty()) draw_read_out(ui, frame, chart);
  if (const auto day = day_by_key(state, selected_day(chart), static_cast<int>(chart.x.max) + 1))
    return std::max(0, *day - 1);
  const bool chosen = state.clicked && state.hovered;
  return chosen ? static_cast<int>(std::round(frame.x.inverse(ImGui::GetMousePos().x))) : -1;
}

int draw_bar_chart(Ui& ui, std::string_view name, const Rect& area, const report::BarChart& chart,
                   std::string_view hint) {
  const Theme& colours = ui.theme();
  Rect inside = area;
  card_title(ui, inside, chart.title, chart.unit);
  if (chart.bars.empty()) return -1;
  int chosen = -1;
  float label_width = 0;
  float figure_width = 0;
  for (const report::Bar& bar : chart.bars) {
    label_width = std::max(label_width, text_width(ui, bar.label, type::body));
    figure_width = std::max(figure_width, text_width(ui, bar.figure, type::body));
  }
  label_width = std::min(label_width, inside.w * 0.34f);
  float share_width = 56;
  for (const report::Bar& bar : chart.bars)
    share_width = std::max(share_width, text_width(ui, bar.share, type::small));
  const float room = inside.w - label_width - figure_width - share_width - 3 * size::gap;
  const float step = std::min(36.0f, inside.h / static_cast<float>(chart.bars.size()));
  const double longest = std::max(chart.longest(), 1e-9);
  for (std::size_t i = 0; i < chart.bars.size(); ++i) {
    const report::Bar& bar = chart.bars[i];
    Rect row = inside.cut_top(step);
    const Hit state = hit(ui, std::string(name) + "." + std::to_string(i), row);
    if (state.hovered) fill(row.inset(-6, 1), colours.raised);
    if (state.focused) focus_ring(ui, row.inset(-4, 2));
    if (state.clicked) chosen = static_cast<int>(i);
    draw_text(ui, row.cut_left(label_width, size::gap), bar.label, {type::body, colours.text});
    const Rect track = row.cut_left(room, size::gap);
    const float length = static_cast<float>(bar.value / longest) * track.w;
    fill({track.x, track.centre_y() - 8, std::max(bar.value > 0 ? 2.0f : 0.0f, length), 16},
         chart.stroke.colour, 2, state.hovered ? 1 : 0.85f);
    draw_text(ui, row.cut_left(figure_width, size::gap), bar.figure,
              {type::body, colours.text, false, Align::right});
    draw_text(ui, row, bar.share, {type::small, colours.muted, false, Align::right});
    if (state.hovered) tooltip(ui, with_hint(bar.detail, hint), bar.label);
  }
  return chosen;
}

} // namespace pondlab::app
