#include "app/widgets/hit.hpp"

#include "app/draw/paint.hpp"

#include <imgui_internal.h>

namespace pondlab::app {

void focus_ring(const Ui& ui, const Rect& area, float corner) {
  outline(area.inset(-2), ui.theme().accent, corner + 2, 2);
}

Hit hit(Ui& ui, std::string_view name, const Rect& area, bool enabled) {
  if (area.w < 1 || area.h < 1) return {};
  ui.place(name, area);
  ImGui::SetCursorScreenPos({area.x, area.y});
  ImGui::BeginDisabled(!enabled);
  const std::string id(name);
  Hit result;
  result.clicked = ImGui::InvisibleButton(id.c_str(), {area.w, area.h}, ImGuiButtonFlags_EnableNav);
  result.hovered = ImGui::IsItemHovered();
  result.held = ImGui::IsItemActive();
  result.focused = ImGui::IsItemFocused() && ImGui::GetCurrentContext()->NavCursorVisible;
  result.has_keys = ImGui::IsItemFocused();
  result.id = ImGui::GetItemID();
  ImGui::EndDisabled();
  if (result.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  return result;
}

} // namespace pondlab::app
