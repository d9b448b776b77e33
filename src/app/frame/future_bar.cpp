#include "app/frame/future_bar.hpp"

#include "app/command/plan_commands.hpp"
#include "app/draw/paint.hpp"
#include "app/widgets/button.hpp"
#include "app/widgets/hit.hpp"
#include "app/widgets/tooltip.hpp"

#include <algorithm>
#include <array>

namespace pondlab::app {
namespace {

void draw_swatch(const Ui& ui, const Rect& area, const workbench::FutureView& future) {
  const ImVec2 ends[2] = {{area.x, area.centre_y()}, {area.right(), area.centre_y()}};
  dashed(ends, 2, future_stroke(future, ui.theme().dark), 2.5f);
}

void draw_chip(Ui& ui, Rect area, const workbench::FutureView& future, bool can_drop) {
  const Theme& colours = ui.theme();
  const std::string name = "future." + future_letter(future.number);
  Rect choose = area;
  if (can_drop) choose.cut_right(26, 0);
  const Hit state = hit(ui, name, choose);
  if (future.on_show || state.hovered) fill(area, colours.raised);
  outline(area, future.on_show ? colours.accent : colours.line);
  if (state.focused) focus_ring(ui, choose);
  if (state.hovered && !future.on_show) tooltip(ui, ui.t("app.future.show_help"));
  if (state.clicked && !future.on_show) ui.ask(command::ShowFuture{future.number});
  Rect inside = area.inset(10, 0);
  draw_swatch(ui, inside.cut_left(22, size::gap), future);
  draw_text(ui, inside, future_name(ui, future),
            {type::small, future.on_show ? colours.text : colours.muted, future.on_show});
  if (can_drop && icon_button(ui, "drop." + future_letter(future.number),
                              {area.right() - 27, area.y + 1, 26, area.h - 2}, Icon::close,
                              ui.t("app.future.drop_help")))
    ui.ask(command::DropFuture{future.number});
}

} // namespace

std::string future_letter(int number) { return std::string(1, static_cast<char>('A' + number)); }

std::string future_name(const Ui& ui, const workbench::FutureView& future) {
  const std::string letter = future_letter(future.number);
  if (future.from == 0) return ui.t("app.future.from_start", {{"name", letter}});
  return ui.t("app.future.from_day", {{"name", letter}, {"day", std::to_string(future.from)}});
}

report::Stroke future_stroke(const workbench::FutureView& future, bool dark) {
  constexpr std::array<report::Dash, 4> dashes{report::Dash::dashed, report::Dash::dotted,
                                               report::Dash::dash_dot, report::Dash::dashed};
  const auto number = static_cast<std::size_t>(future.number);
  report::Stroke stroke = report::series_stroke(number, dark);
  stroke.dash = future.on_show ? report::Dash::solid : dashes[number % dashes.size()];
  return stroke;
}

void draw_future_bar(Ui& ui, const Rect& area, const workbench::Futures& kept) {
  const Theme& colours = ui.theme();
  const std::vector<workbench::FutureView> futures = kept.views();
  fill(area, colours.surface, 0);
  rule(area.x, area.y + 0.5f, area.right(), area.y + 0.5f, colours.line);
  Rect inside = area.inset(size::margin, 5);
  const float caption = text_width(ui, ui.t("app.future.caption"), type::small);
  if (inside.w > 700)
    draw_text(ui, inside.cut_left(caption + 1, size::pad), ui.t("app.future.caption"),
              {type::small, colours.muted});
  // All are to be seen and dropped, however many: their names shrink.
  const auto count = static_cast<float>(futures.size());
  const float share = (inside.w - size::gap * (count - 1)) / count;
  for (const workbench::FutureView& future : futures) {
    const float width =
        std::min(share, text_width(ui, future_name(ui, future), type::small, true) + 22 + 26 + 36);
    draw_chip(ui, inside.cut_left(width, size::gap), future, futures.size() > 1);
  }
}

} // namespace pondlab::app
