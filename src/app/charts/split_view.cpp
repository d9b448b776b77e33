#include "app/charts/split_view.hpp"

#include "app/draw/display_text.hpp"
#include "app/draw/paint.hpp"

#include <algorithm>

namespace pondlab::app {
namespace {

Colour colour_of(const Theme& colours, SplitPart part) {
  return part == SplitPart::more ? colours.accent : mix(colours.surface, colours.muted, 0.55f);
}

} // namespace

void draw_split_bar(const Ui& ui, const Rect& track, const report::OrderSplit& split,
                    std::int64_t end) {
  const Theme& colours = ui.theme();
  const report::SplitStretches bar = report::stretches_of(split);
  const report::Scale x{0, static_cast<double>(std::max<std::int64_t>(end, 1)), track.x,
                        track.right()};
  const auto at = [&](const report::SplitStretches::Stretch& stretch) {
    const auto left = static_cast<float>(x(static_cast<double>(stretch.from)));
    const auto right = static_cast<float>(x(static_cast<double>(stretch.to)));
    return Rect{left, track.y, std::max(2.0f, right - left), track.h};
  };
  if (!bar.more.empty()) fill(at(bar.more), colour_of(colours, SplitPart::more), 2);
  if (!bar.anyway.empty()) fill(at(bar.anyway), colour_of(colours, SplitPart::anyway), 2);
  const auto beyond = [&](const report::SplitStretches::Stretch& stretch, Colour colour) {
    if (stretch.empty()) return;
    fill(at(stretch), colour, 2, 0.16f);
    outline(at(stretch), colour, 2);
  };
  beyond(bar.unseen, colours.accent);
  beyond(bar.lost, colours.loss);
}

void draw_split_mark(const Ui& ui, const Rect& at, SplitPart part) {
  fill({at.x, at.centre_y() - 5, 10, 10}, colour_of(ui.theme(), part), 2);
}

std::string beyond_text(const Ui& ui, const report::OrderSplit& split) {
  const report::SplitStretches bar = report::stretches_of(split);
  const auto orders = [&](std::string_view key, const report::SplitStretches::Stretch& stretch) {
    return std::string(ui.t(key)) + " " + count_text(ui, stretch.to - stretch.from);
  };
  if (!bar.lost.empty()) return orders("order_split.lost", bar.lost);
  if (!bar.unseen.empty()) return orders("order_split.unseen", bar.unseen);
  return {};
}

} // namespace pondlab::app
