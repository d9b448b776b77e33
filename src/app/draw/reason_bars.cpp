#include "app/draw/reason_bars.hpp"

#include "app/draw/paint.hpp"
#include "report/model/chart.hpp"
#include "report/people/event_sentence.hpp"

#include <algorithm>

namespace pondlab::app {
namespace {

constexpr float row_height = 17;
constexpr float label_width = 56;
constexpr float value_width = 46;
constexpr double low = -9; ///< log-odds at the edges; what lies beyond stands at the edge
constexpr double high = 4;

/// Which colour of the series a reason has, always the same.
std::size_t colour_of(std::string_view reason) {
  static constexpr std::array<std::string_view, 6> reasons = {"habit", "offer", "friends",
                                                              "crowd", "host",  "card"};
  return static_cast<std::size_t>(std::ranges::find(reasons, reason) - reasons.begin());
}

class Bars {
public:
  Bars(const Ui& ui, const Rect& area) : ui_(ui), rest_(area) {
    plot_ = {area.x + label_width, area.y, area.w - label_width - value_width, area.h};
  }

  void draw(const engine::TraceEvent& decision) {
    const auto weights = report::weights_of(decision);
    const double draw = decision.value[5];
    const float zero = at(0);
    rule(zero, plot_.y, zero, plot_.bottom() - 2, ui_.theme().line);
    double sum = 0;
    for (const report::Weight& weight : weights) {
      bar(ui_.t("app.phone.reason." + std::string(weight.key)), sum, sum + weight.weight,
          report::series_stroke(colour_of(weight.key), ui_.theme().dark).colour, false);
      sum += weight.weight;
    }
    const bool orders = decision.value[6] != 0;
    bar(ui_.t("app.phone.reason.sum"), 0, sum, orders ? ui_.theme().accent : ui_.theme().muted,
        true);
    mark(draw);
  }

private:
  float at(double log_odds) const {
    const double share = (std::clamp(log_odds, low, high) - low) / (high - low);
    return plot_.x + static_cast<float>(share) * plot_.w;
  }

  void bar(std::string_view name, double from, double to, Colour colour, bool is_sum) {
    const Rect row = rest_.cut_top(row_height);
    const Theme& colours = ui_.theme();
    draw_text(ui_, {row.x, row.y, label_width - 6, row.h}, name,
              {type::small, is_sum ? colours.text : colours.muted, is_sum, Align::right});
    const float left = std::min(at(from), at(to));
    const float right = std::max(at(from), at(to));
    fill({left, row.y + 4, std::max(2.0f, right - left), row.h - 8}, colour, 2);
    draw_text(ui_, {plot_.right(), row.y, value_width, row.h}, report::signed_text(to - from),
              {type::small, is_sum ? colours.text : colours.muted, is_sum, Align::right});
  }

  /// The draw, with its value at the foot.
  void mark(double draw) {
    const Rect row = rest_.cut_top(row_height);
    const float x = at(draw);
    rule(x, plot_.y - 1, x, row.y + 3, ui_.theme().warm, 2);
    const std::string words = ui_.t("app.phone.reason.draw", {{"draw", report::signed_text(draw)}});
    const float width = text_width(ui_, words, type::small);
    const float left = std::clamp(x - width / 2, plot_.x, plot_.right() - width);
    draw_text(ui_, {left, row.y + 2, width + 2, row.h}, words, {type::small, ui_.theme().warm});
  }

  const Ui& ui_;
  Rect rest_;
  Rect plot_;
};

} // namespace

float reason_bars_height(const engine::TraceEvent& decision) {
  return row_height * static_cast<float>(report::weights_of(decision).size() + 2) + 4;
}

void draw_reason_bars(const Ui& ui, const Rect& area, const engine::TraceEvent& decision) {
  Bars(ui, area).draw(decision);
}

} // namespace pondlab::app
