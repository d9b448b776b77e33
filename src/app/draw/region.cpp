#include "app/draw/region.hpp"

#include <imgui.h>

namespace pondlab::app {

Region::Region(const char* name, const Rect& area, bool scrolls) {
  ImGui::SetCursorScreenPos({area.x, area.y});
  ImGuiWindowFlags flags = ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove;
  if (!scrolls) flags |= ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
  ImGui::BeginChild(name, {area.w, area.h}, ImGuiChildFlags_NavFlattened, flags);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  content_ = {at.x, at.y, area.w, area.h};
  top_ = at.y;
}

void Region::height(float content_height) {
  ImGui::SetCursorScreenPos({content_.x, top_});
  ImGui::Dummy({1, content_height});
}

Region::~Region() { ImGui::EndChild(); }

} // namespace pondlab::app
