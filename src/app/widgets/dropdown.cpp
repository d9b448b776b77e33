#include "app/widgets/dropdown.hpp"

#include "app/draw/paint.hpp"
#include "app/widgets/hit.hpp"
#include "app/widgets/tooltip.hpp"

#include <algorithm>
#include <imgui.h>

namespace pondlab::app {
namespace {

constexpr float item_height = 34;

void draw_closed(Ui& ui, const Rect& area, std::string_view label, const DropdownLook& look,
                 const Hit& state) {
  const Theme& colours = ui.theme();
  if (look.framed) {
    fill(area, state.hovered ? colours.line : colours.raised);
    outline(area, colours.line);
  } else if (state.hovered) {
    fill(area, colours.raised);
  }
  if (state.focused) focus_ring(ui, area);
  Rect inside = area.inset(size::gap + 2, 0);
  draw_icon(Icon::down, inside.cut_right(16, 4), colours.muted, 14);
  if (!look.caption.empty()) {
    const float used = draw_text(ui, inside, look.caption, {type::body, colours.muted});
    inside.cut_left(used, size::gap - 2);
  }
  draw_text(ui, inside, label.empty() ? look.empty : label,
            {type::body, look.enabled && !label.empty() ? colours.text : colours.muted});
}

/// One line of an open list; true when it was picked.
bool draw_item(Ui& ui, const std::string& name, float width, const DropdownItem& item,
               bool is_chosen) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const Rect row{at.x, at.y, width, item_height};
  const Hit over = hit(ui, name, row, item.enabled);
  const Colour faint = mix(ui.theme().muted, ui.theme().surface, 0.35f);
  if (over.hovered || over.focused) fill(row, ui.theme().line, size::corner - 2);
  Rect inside = row.inset(size::gap, 0);
  const Rect tick = inside.cut_right(18, 4);
  if (is_chosen) draw_icon(Icon::pass, tick, ui.theme().accent, 14);
  const float used =
      draw_text(ui, inside, item.label, {type::body, item.enabled ? ui.theme().text : faint});
  inside.cut_left(used, size::pad);
  if (!item.note.empty())
    draw_text(ui, inside, item.note,
              {type::small, item.enabled ? ui.theme().muted : faint, false, Align::right});
  return over.clicked;
}

/// The list below a closed one, opened where `opens`. Calls `draw` with the place of each item and
/// the width of its line; the list closes when that says so.
template <class Draw>
void open_list(const std::string& popup, const Rect& area, float width, std::size_t count,
               bool opens, Draw&& draw) {
  if (opens) ImGui::OpenPopup(popup.c_str());
  ImGui::SetNextWindowPos({area.x, area.bottom() + 4});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {4, 4});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
  if (ImGui::BeginPopup(popup.c_str(), ImGuiWindowFlags_NoMove)) {
    ImGui::BeginChild("items",
                      {width - 8, item_height * std::min<float>(9, static_cast<float>(count))});
    for (std::size_t i = 0; i < count; ++i)
      if (draw(i, width - 8)) ImGui::CloseCurrentPopup();
    ImGui::EndChild();
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar(2);
}

} // namespace

int dropdown(Ui& ui, std::string_view name, const Rect& area,
             const std::vector<DropdownItem>& items, int chosen, const DropdownLook& look) {
  const bool known = chosen >= 0 && chosen < static_cast<int>(items.size());
  const Hit state = hit(ui, name, area, look.enabled && !items.empty());
  draw_closed(ui, area,
              known ? std::string_view(items[static_cast<std::size_t>(chosen)].label)
                    : std::string_view(),
              look, state);
  float width = area.w;
  for (const DropdownItem& item : items) {
    const float note =
        item.note.empty() ? 0 : text_width(ui, item.note, type::small) + size::margin;
    width = std::max(width, text_width(ui, item.label) + note + 48);
  }
  width = std::min(width, 420.0f);
  int picked = chosen;
  open_list(std::string(name) + ".menu", area, width, items.size(), state.clicked,
            [&](std::size_t i, float line) {
              const bool clicked = draw_item(ui, std::string(name) + "." + std::to_string(i), line,
                                             items[i], static_cast<int>(i) == chosen);
              if (clicked) picked = static_cast<int>(i);
              return clicked;
            });
  return picked;
}

std::optional<std::size_t> multi_dropdown(Ui& ui, std::string_view name, const Rect& area,
                                          const std::vector<MultiDropdownItem>& items,
                                          std::string_view none) {
  const Hit state = hit(ui, name, area, !items.empty());
  std::string chosen;
  float width = area.w;
  for (const MultiDropdownItem& item : items) {
    if (item.chosen) chosen += std::string(chosen.empty() ? "" : ui.t("app.form.and")) + item.label;
    width = std::max(width, text_width(ui, item.label) + 48);
  }
  draw_closed(ui, area, chosen, {.caption = {}, .framed = true, .enabled = true, .empty = none},
              state);
  if (state.hovered && text_width(ui, chosen) > area.w - 40) tooltip(ui, chosen);
  std::optional<std::size_t> switched;
  open_list(std::string(name) + ".menu", area, std::min(width, 420.0f), items.size(), state.clicked,
            [&](std::size_t i, float line) {
              if (draw_item(ui, std::string(name) + "." + std::to_string(i), line, {items[i].label},
                            items[i].chosen))
                switched = i;
              return false;
            });
  return switched;
}

} // namespace pondlab::app
