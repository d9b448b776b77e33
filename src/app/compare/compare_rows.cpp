#include "app/compare/compare_rows.hpp"

#include "app/draw/whisker.hpp"
#include "app/widgets/hit.hpp"
#include "app/widgets/tooltip.hpp"
#include "report/model/names.hpp"

#include <algorithm>
#include <cmath>

namespace pondlab::app {
namespace {

constexpr float least_plot = 140;

} // namespace

RowPlaces row_places(const Ui& ui, float width, float name,
                     const std::vector<std::string_view>& heads) {
  RowPlaces places{.name = std::min(std::max(96.0f, name), std::max(120.0f, width * 0.26f)),
                   .plot = 0,
                   .cells = {}};
  float room = width - places.name - 2 * size::pad - least_plot;
  for (const std::string_view words : heads) {
    const float head = text_width(ui, words, type::small) + size::gap;
    const float cell = std::clamp(width * 0.085f, std::max(64.0f, head), std::max(140.0f, head));
    if (places.cells.size() >= 2 && cell > room) break;
    places.cells.push_back(cell);
    room -= cell;
  }
  places.plot = least_plot + room;
  return places;
}

float strategy_name_width(const Ui& ui, std::string_view name, std::string_view below) {
  return 22 + std::max(text_width(ui, name, type::body, true), text_width(ui, below, type::small));
}

void draw_strategy_name(const Ui& ui, Rect area, Colour colour, std::string_view name,
                        std::string_view below, bool leads) {
  const Theme& colours = ui.theme();
  const float middle = area.centre_y() - 9;
  ImGui::GetWindowDrawList()->AddCircleFilled({area.x + 6, middle}, 5, rgba(colour));
  area.cut_left(18, 4);
  draw_text(ui, {area.x, middle - 10, area.w, 20}, name, {type::body, colours.text, leads});
  draw_text(ui, {area.x, middle + 10, area.w, 18}, below,
            {type::small, leads ? colours.text : colours.muted});
}

void draw_chance(const Ui& ui, const Rect& area, double chance) {
  if (std::isnan(chance)) return; // it is not told
  const Rect track{area.x + 8, area.centre_y() + 11, area.w - 8, 3};
  fill(track, ui.theme().line, 1.5f);
  if (chance < .01) return;
  fill({track.right() - track.w * static_cast<float>(chance), track.y,
        track.w * static_cast<float>(chance), 3},
       ui.theme().accent, 1.5f);
}

void draw_head_cell(Ui& ui, const std::string& name, const Rect& area, std::string_view words,
                    std::string_view help, Align align) {
  const Hit state = hit(ui, name, area);
  if (state.focused) focus_ring(ui, area);
  draw_text(ui, area, words,
            {type::small, state.hovered ? ui.theme().text : ui.theme().muted, false, align});
  if (state.hovered) tooltip(ui, help, words);
}

std::string estimate_text(const Ui& ui, const experiment::Estimate& estimate, report::Unit unit) {
  return estimate.defined() ? report::estimate_text(ui.language, estimate, unit) : "–";
}

} // namespace pondlab::app
