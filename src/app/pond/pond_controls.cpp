#include "app/pond/pond_controls.hpp"

#include "app/draw/display_text.hpp"
#include "app/draw/paint.hpp"
#include "app/pond/pond_colours.hpp"
#include "app/widgets/button.hpp"
#include "app/widgets/dropdown.hpp"
#include "app/widgets/hit.hpp"
#include "app/widgets/segmented.hpp"
#include "app/widgets/toggle.hpp"
#include "app/widgets/tooltip.hpp"
#include "report/model/number.hpp"

#include <algorithm>
#include <array>
#include <imgui.h>

namespace pondlab::app {
namespace {

using workbench::ColourBy;
using workbench::PondScene;

constexpr std::array<std::size_t, 2> amounts{20'000, 100'000};
constexpr std::array<float, 3> speeds{30, 90, 240}; // minutes of the day a second

std::string drawn_text(const Ui& ui, const PondScene& scene) {
  const std::string drawn = count_text(ui, static_cast<std::int64_t>(scene.dots().size()));
  if (scene.one_in() == 1) return ui.t("app.pond.drawn_all", {{"people", drawn}});
  return ui.t("app.pond.drawn", {{"people", drawn}, {"one_in", std::to_string(scene.one_in())}});
}

/// As people of the class are drawn: hollow where they are gone.
void draw_class_mark(ImVec2 at, ColourBy by, int of, bool dark) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImU32 colour = rgba(class_colour(by, of, dark));
  if (is_hollow(by, of))
    list->AddCircle(at, 4.5f, colour, 0, 2);
  else
    list->AddCircleFilled(at, 4.5f, colour);
}

void draw_zoom(Ui& ui, Rect& row, PondLook& look) {
  const auto square = [&] {
    Rect box = row.cut_right(size::control, 4);
    return box;
  };
  if (icon_button(ui, "pond.zoom_in", square(), Icon::plus, ui.t("app.pond.zoom_in"),
                  look.zoom < most_zoom))
    look.zoom = std::min(most_zoom, look.zoom * 1.5f);
  if (icon_button(ui, "pond.zoom_out", square(), Icon::minus, ui.t("app.pond.zoom_out"),
                  look.zoom > 1)) {
    look.zoom = std::max(1.f, look.zoom / 1.5f);
    if (look.zoom == 1) look.centre = PondLook{}.centre;
  }
}

} // namespace

void draw_pond_choices(Ui& ui, const Rect& area, const PondScene& scene, PondLook& look) {
  const Theme& colours = ui.theme();
  fill(area, colours.surface, 0);
  Rect row = area.inset(size::pad, size::gap);
  draw_zoom(ui, row, look);
  std::vector<DropdownItem> items;
  for (int by = 0; by < workbench::colour_by_count; ++by)
    items.push_back({std::string(
        ui.t("app.pond.colour_by." + std::string(key_of(static_cast<ColourBy>(by)))))});
  const bool narrow = row.w < 420;
  const std::string_view caption = narrow ? std::string_view() : ui.t("app.pond.colour_by.caption");
  const Rect choice =
      row.cut_left(std::clamp(row.w * .36f, std::min(112.f, row.w), 230.f), size::pad);
  const auto by = static_cast<ColourBy>(
      dropdown(ui, "pond.colour_by", choice, items, static_cast<int>(look.colour_by), {caption}));
  if (by != look.colour_by) look.only_class = -1;
  look.colour_by = by;
  const Rect only = row.cut_left(std::min(36.0f, row.w), size::gap);
  look.only_busy = toggle(ui, "pond.only_busy", only, look.only_busy);
  const std::string_view in_full = ui.t("app.pond.only_busy");
  const TextStyle style{row.w < 160 ? type::small : type::body, colours.text};
  const std::string busy = fitting(
      ui, {std::string(in_full), std::string(ui.t("app.pond.only_busy_short"))}, row.w, style);
  const float width = text_width(ui, busy, style.size);
  if (busy != in_full && only.contains(ImGui::GetMousePos().x, ImGui::GetMousePos().y))
    tooltip(ui, in_full);
  if (width > row.w) return;
  row.cut_left(draw_text(ui, row, busy, style), size::section);
  if (row.w < 120) return;
  if (scene.one_in() > 1 || look.people != amounts[0]) {
    const std::vector<std::string_view> labels{ui.t("app.pond.fewer"), ui.t("app.pond.more")};
    const float width = segmented_width(ui, labels);
    if (row.w > width + size::gap) {
      const int chosen = look.people == amounts[0] ? 0 : 1;
      look.people = amounts[static_cast<std::size_t>(
          segmented(ui, "pond.amount", row.cut_right(width, size::gap), labels, chosen))];
    }
  }
  if (row.w < 90) return;
  draw_text(ui, row, drawn_text(ui, scene), {type::small, colours.muted, false, Align::right});
}

/// Whether all classes with their counts fit into the rows of a legend; else names have to do.
bool has_room_for_counts(const Ui& ui, const Rect& rows, float row_height, const engine::Plan& plan,
                         const PondScene& scene, ColourBy by) {
  float total = 0;
  for (int i = 0; i < scene.classes(by); ++i)
    total += 34 + size::gap + text_width(ui, class_name(ui, plan, by, i), type::small) +
             text_width(ui, count_text(ui, scene.class_sizes(by)[static_cast<std::size_t>(i)]),
                        type::small);
  return rows.h < 2 * row_height ? total <= rows.w : total <= 1.6f * rows.w; // rows are ragged
}

void draw_pond_legend(Ui& ui, const Rect& area, const engine::Plan& plan, const PondScene& scene,
                      PondLook& look) {
  const Theme& colours = ui.theme();
  fill(area, colours.surface, 0);
  rule(area.x, area.bottom() - .5f, area.right(), area.bottom() - .5f, colours.line);
  const float row_height = area.h <= 48 && area.h > 32 ? 18 : 27;
  Rect rows = area.inset(size::pad, 2);
  const bool counted = has_room_for_counts(ui, rows, row_height, plan, scene, look.colour_by);
  Rect row = rows.cut_top(rows.h < 2 * row_height ? rows.h : row_height);
  const auto& sizes = scene.class_sizes(look.colour_by);
  for (int i = 0; i < scene.classes(look.colour_by); ++i) {
    const std::string name = class_name(ui, plan, look.colour_by, i);
    const std::string count =
        counted ? count_text(ui, sizes[static_cast<std::size_t>(i)]) : std::string();
    const float name_width = text_width(ui, name, type::small);
    const float width = 20 + name_width + (counted ? 14 + text_width(ui, count, type::small) : 6);
    if (width > row.w && rows.h >= row_height) row = rows.cut_top(row_height);
    if (width > row.w) break;
    Rect box = row.cut_left(width, size::gap);
    const bool chosen = look.only_class == i;
    const Hit state = hit(ui, "pond.class." + std::to_string(i), box);
    const Rect frame = box.inset(0, std::min(3.0f, (box.h - 18) / 2));
    if (chosen || state.hovered) fill(frame, colours.raised, 4);
    if (chosen) outline(frame, colours.accent, 4);
    if (state.focused) focus_ring(ui, frame, 4);
    if (state.hovered) tooltip(ui, ui.t("app.pond.only_class"));
    draw_class_mark({box.x + 10, box.centre_y()}, look.colour_by, i, colours.dark);
    Rect words{box.x + 20, box.y, box.w - 20, box.h};
    draw_text(ui, words.cut_left(name_width + 1, 6), name, {type::small, colours.text});
    if (counted) draw_text(ui, words, count, {type::small, colours.muted});
    if (state.clicked) look.only_class = chosen ? -1 : i;
  }
}

void draw_pond_clock(Ui& ui, const Rect& area, const workbench::Session& session,
                     const PondScene& scene, PondLook& look) {
  const Theme& colours = ui.theme();
  fill(area, colours.surface, 0);
  rule(area.x, area.y + .5f, area.right(), area.y + .5f, colours.line);
  Rect row = area.inset(size::pad, size::gap);
  if (!scene.watched()) {
    draw_text(ui, row, ui.t(session.busy() ? "app.pond.working" : "app.pond.before_start"),
              {type::body, colours.muted});
    return;
  }
  if (icon_button(ui, "pond.play", row.cut_left(size::control, size::gap),
                  look.playing ? Icon::pause : Icon::run,
                  ui.t(look.playing ? "app.pond.pause" : "app.pond.play"))) {
    if (!look.playing && look.minute >= PondScene::day_end) look.minute = 0;
    look.playing = !look.playing;
  }
  draw_text(ui, row.cut_left(48, size::gap),
            report::clock_text(std::min(static_cast<int>(look.minute), 1439)),
            {type::lead, colours.text, true});
  std::vector<std::string_view> labels;
  int chosen = 0;
  for (std::size_t i = 0; i < speeds.size(); ++i) {
    labels.push_back(ui.t("app.pond.speed." + std::to_string(i)));
    if (speeds[i] == look.speed) chosen = static_cast<int>(i);
  }
  const float width = segmented_width(ui, labels);
  if (row.w > width + 120)
    look.speed = speeds[static_cast<std::size_t>(
        segmented(ui, "pond.speed", row.cut_right(width, size::pad), labels, chosen))];
  const Hit scrub = hit(ui, "pond.minute", row);
  const float y = row.centre_y();
  fill({row.x, y - 2, row.w, 4}, colours.line, 2);
  const float share = look.minute / PondScene::day_end;
  fill({row.x, y - 2, row.w * share, 4}, colours.accent, 2);
  for (int hour = 6; hour < 24; hour += 6)
    rule(row.x + row.w * static_cast<float>(hour) / 24, y - 6,
         row.x + row.w * static_cast<float>(hour) / 24, y + 6, colours.line);
  ImGui::GetWindowDrawList()->AddCircleFilled({row.x + row.w * share, y}, 7, rgba(colours.warm));
  if (scrub.focused) {
    focus_ring(ui, row);
    if (ImGui::IsKeyPressed(ImGuiKey_Equal)) look.minute += 15;
    if (ImGui::IsKeyPressed(ImGuiKey_Minus)) look.minute -= 15;
  }
  if (scrub.held) {
    look.minute = PondScene::day_end * (ImGui::GetMousePos().x - row.x) / row.w;
    look.playing = false;
  }
  look.minute = std::clamp(look.minute, 0.f, PondScene::day_end);
}

} // namespace pondlab::app
