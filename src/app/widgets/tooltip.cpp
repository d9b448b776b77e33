#include "app/widgets/tooltip.hpp"

#include "app/draw/paint.hpp"

#include <algorithm>
#include <imgui.h>

namespace pondlab::app {

void tooltip(Ui& ui, std::string_view words, std::string_view title) {
  if (words.empty() && title.empty()) return;
  if (!ImGui::IsItemHovered(ImGuiHoveredFlags_ForTooltip | ImGuiHoveredFlags_DelayShort)) return;
  constexpr float widest = 300;
  const auto lines = wrap_text(ui, words, widest, type::small);
  float width = title.empty() ? 0 : std::min(widest, text_width(ui, title, type::body, true));
  for (const std::string_view line : lines)
    width = std::max(width, text_width(ui, line, type::small));
  const float head = title.empty() ? 0 : line_height(type::body);
  const float height = head + line_height(type::small) * static_cast<float>(lines.size());

  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {10, 8});
  if (ImGui::BeginTooltip()) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::Dummy({width + 1, height});
    Rect box{at.x, at.y, width + 2, height};
    if (!title.empty())
      draw_text(ui, box.cut_top(head), title, {type::body, ui.theme().text, true});
    draw_paragraph(ui, box, words, {type::small, ui.theme().muted});
    ImGui::EndTooltip();
  }
  ImGui::PopStyleVar();
}

} // namespace pondlab::app
