#include "app/draw/whisker.hpp"

#include "app/draw/paint.hpp"

#include <algorithm>
#include <cmath>

namespace pondlab::app {

ValueScale::ValueScale(report::Axis axis, const Rect& plot)
    : axis_(std::move(axis)), plot_(plot),
      scale_{axis_.min, axis_.max, plot.x, std::max(plot.right(), plot.x + 1)} {}

void ValueScale::draw_grid(const Ui& ui) const {
  for (const report::Tick& tick : axis_.ticks) {
    const float x = std::round(at(tick.value));
    const bool zero = tick.value == 0;
    rule(x, plot_.y, x, plot_.bottom(), zero ? ui.theme().muted : ui.theme().line, 1,
         zero ? 0.8f : 0.6f);
  }
}

void ValueScale::draw_labels(const Ui& ui, const Rect& line) const {
  float free_from = plot_.x - 40;
  for (const report::Tick& tick : axis_.ticks) {
    const float width = text_width(ui, tick.label, type::small);
    const float left =
        std::clamp(at(tick.value) - width / 2, plot_.x - 24, plot_.right() + 24 - width);
    if (left < free_from) continue;
    draw_text(ui, {left, line.y, width + 2, line.h}, tick.label, {type::small, ui.theme().muted});
    free_from = left + width + 10;
  }
}

bool is_bounded(const experiment::Estimate& estimate) {
  return estimate.has_interval() && std::isfinite(estimate.half_width);
}

void draw_whisker(const ValueScale& scale, float y, const experiment::Estimate& estimate,
                  Colour colour) {
  if (!estimate.defined()) return;
  y = std::round(y);
  if (is_bounded(estimate)) {
    const float low = scale.at(estimate.low());
    const float high = scale.at(estimate.high());
    rule(low, y, high, y, colour, 2.5f);
    for (const float end : {low, high}) rule(end, y - 5, end, y + 5, colour, 2);
  }
  ImGui::GetWindowDrawList()->AddCircleFilled({scale.at(estimate.mean), y}, 5, rgba(colour));
}

} // namespace pondlab::app
