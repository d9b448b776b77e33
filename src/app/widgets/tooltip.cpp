#include "app/widgets/tooltip.hpp"

#include "app/draw/paint.hpp"

#include <algorithm>
#include <imgui.h>

namespace pondlab::app {
namespace {

/// Below what it explains, or above where there is no room: never over it. What is large is pointed
/// into, and the words stand beside the pointer.
void put_beside_item(float width, float height) {
  constexpr float largest = 140, away = 6, edge = 4;
  const ImVec2 page = ImGui::GetIO().DisplaySize, mouse = ImGui::GetMousePos();
  ImVec2 from = ImGui::GetItemRectMin(), to = ImGui::GetItemRectMax();
  if (to.y - from.y > largest) {
    from = {mouse.x - 12, mouse.y - 10};
    to = {mouse.x + 12, mouse.y + 16};
  }
  const bool below = to.y + away + height <= page.y - edge;
  const float y = below ? to.y + away : std::max(edge, from.y - away - height);
  const float x = std::clamp(from.x, edge, std::max(edge, page.x - edge - width));
  ImGui::SetNextWindowPos({x, y});
}

} // namespace

void tooltip(Ui& ui, std::string_view words, std::string_view title) {
  if (words.empty() && title.empty()) return;
  // A finger explains for as long as it rests on something.
  const bool by_finger = ImGui::GetIO().MouseSource == ImGuiMouseSource_TouchScreen;
  if (by_finger && ui.gesture.fingers != 1) return;
  if (!ImGui::IsItemHovered(ImGuiHoveredFlags_ForTooltip | ImGuiHoveredFlags_DelayShort)) return;
  const float widest = std::min(300.0f, ImGui::GetIO().DisplaySize.x - 40);
  const auto lines = wrap_text(ui, words, widest, type::small);
  float width = title.empty() ? 0 : std::min(widest, text_width(ui, title, type::body, true));
  for (const std::string_view line : lines)
    width = std::max(width, text_width(ui, line, type::small));
  const float head = title.empty() ? 0 : line_height(type::body);
  const float height = head + line_height(type::small) * static_cast<float>(lines.size());

  put_beside_item(width + 20, height + 16);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {10, 8});
  if (ImGui::BeginTooltip()) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::Dummy({width + 1, height});
    Rect box{at.x, at.y, width + 2, height};
    ui.place("tooltip", box.inset(-10, -8));
    if (!title.empty())
      draw_text(ui, box.cut_top(head), title, {type::body, ui.theme().text, true});
    draw_paragraph(ui, box, words, {type::small, ui.theme().muted});
    ImGui::EndTooltip();
  }
  ImGui::PopStyleVar();
}

} // namespace pondlab::app
