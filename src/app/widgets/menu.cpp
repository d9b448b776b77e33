#include "app/widgets/menu.hpp"

#include "app/draw/paint.hpp"
#include "app/widgets/button.hpp"
#include "app/widgets/hit.hpp"

#include <algorithm>
#include <imgui.h>

namespace pondlab::app {
namespace {

constexpr float menu_row = 34;
constexpr std::size_t most_rows = 12; ///< seen at once; others are scrolled to

bool draw_item(Ui& ui, const std::string& name, const Rect& row, const MenuItem& item) {
  const Theme& colours = ui.theme();
  const Rect inside = row.inset(size::pad, 0);
  if (item.is_heading) {
    rule(row.x + 4, row.y + 1, row.right() - 4, row.y + 1, colours.line);
    draw_text(ui, inside, item.label, {type::small, colours.muted});
    return false;
  }
  const Hit state = hit(ui, name, row);
  if (state.hovered || state.focused) fill(row, colours.line, size::corner - 2);
  draw_text(ui, inside, item.label, {type::body, colours.text});
  return state.clicked;
}

} // namespace

int menu(Ui& ui, std::string_view name, const Rect& area, Icon icon, std::string_view help,
         const std::vector<MenuItem>& items) {
  const std::string popup = std::string(name) + ".menu";
  const bool is_open = ImGui::IsPopupOpen(popup.c_str());
  if (icon_button(ui, name, area, icon, is_open ? std::string_view() : help, true, is_open))
    ImGui::OpenPopup(popup.c_str());
  float width = 120;
  for (const MenuItem& item : items)
    width = std::max(width, text_width(ui, item.label) + 2 * size::pad + 12);
  int picked = -1;
  ImGui::SetNextWindowPos({area.right() - width - 8, area.bottom() + 4});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {4, 4});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
  if (ImGui::BeginPopup(popup.c_str(), ImGuiWindowFlags_NoMove)) {
    const auto shown = static_cast<float>(std::min(items.size(), most_rows));
    ImGui::BeginChild("items", {width, menu_row * shown});
    for (std::size_t i = 0; i < items.size(); ++i) {
      const ImVec2 at = ImGui::GetCursorScreenPos();
      const Rect row{at.x, at.y, width, menu_row};
      if (items[i].is_heading) ImGui::Dummy({width, menu_row});
      if (draw_item(ui, std::string(name) + "." + std::to_string(i), row, items[i])) {
        picked = static_cast<int>(i);
        ImGui::CloseCurrentPopup();
      }
    }
    ImGui::EndChild();
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar(2);
  return picked;
}

} // namespace pondlab::app
