#include "app/widgets/dropdown.hpp"

#include "app/draw/paint.hpp"
#include "app/widgets/hit.hpp"

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

} // namespace

int dropdown(Ui& ui, std::string_view name, const Rect& area,
             const std::vector<DropdownItem>& items, int chosen, const DropdownLook& look) {
  const bool known = chosen >= 0 && chosen < static_cast<int>(items.size());
  const Hit state = hit(ui, name, area, look.enabled && !items.empty());
  draw_closed(ui, area,
              known ? std::string_view(items[static_cast<std::size_t>(chosen)].label)
                    : std::string_view(),
              look, state);
  const std::string popup = std::string(name) + ".menu";
  if (state.clicked) ImGui::OpenPopup(popup.c_str());

  float width = area.w;
  for (const DropdownItem& item : items) {
    const float note =
        item.note.empty() ? 0 : text_width(ui, item.note, type::small) + size::margin;
    width = std::max(width, text_width(ui, item.label) + note + 48);
  }
  width = std::min(width, 420.0f);
  ImGui::SetNextWindowPos({area.x, area.bottom() + 4});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {4, 4});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
  if (ImGui::BeginPopup(popup.c_str(), ImGuiWindowFlags_NoMove)) {
    const float shown = std::min<float>(9, static_cast<float>(items.size()));
    ImGui::BeginChild("items", {width - 8, item_height * shown});
    for (std::size_t i = 0; i < items.size(); ++i) {
      const ImVec2 at = ImGui::GetCursorScreenPos();
      const Rect row{at.x, at.y, width - 8, item_height};
      const Hit over = hit(ui, std::string(name) + "." + std::to_string(i), row);
      const bool is_chosen = static_cast<int>(i) == chosen;
      if (over.hovered || over.focused) fill(row, ui.theme().line, size::corner - 2);
      Rect inside = row.inset(size::gap, 0);
      const Rect tick = inside.cut_right(18, 4);
      if (is_chosen) draw_icon(Icon::pass, tick, ui.theme().accent, 14);
      const float used = draw_text(ui, inside, items[i].label, {type::body, ui.theme().text});
      inside.cut_left(used, size::pad);
      if (!items[i].note.empty())
        draw_text(ui, inside, items[i].note, {type::small, ui.theme().muted, false, Align::right});
      if (over.clicked) {
        chosen = static_cast<int>(i);
        ImGui::CloseCurrentPopup();
      }
    }
    ImGui::EndChild();
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar(2);
  return chosen;
}

} // namespace pondlab::app
