#include "app/widgets/text_field.hpp"

#include "app/draw/paint.hpp"

#include <imgui.h>
#include <imgui_stdlib.h>

namespace pondlab::app {
namespace {

/// The text while it is being edited: one field at a time can be.
struct Editing {
  ImGuiID field = 0;
  std::string text;
};

Editing& editing() {
  static Editing state;
  return state;
}

} // namespace

std::optional<std::string> text_field(Ui& ui, std::string_view name, const Rect& area,
                                      const std::string& value, const TextFieldLook& look) {
  const Theme& colours = ui.theme();
  ui.place(name, area);
  const std::string label = "##" + std::string(name);
  const ImGuiID id = ImGui::GetID(label.c_str());
  Editing& state = editing();
  std::string text = state.field == id ? state.text : value;

  const float prefix = look.prefix.empty() ? 0 : text_width(ui, look.prefix) + 4;
  const float height = ImGui::GetFontSize();
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {10 + prefix, (area.h - height) / 2});
  ImGui::PushStyleColor(ImGuiCol_Border, rgba(look.faulty ? colours.loss : colours.line));
  ImGui::SetCursorScreenPos({area.x, area.y});
  ImGui::SetNextItemWidth(area.w);
  const std::string hint(look.hint);
  ImGui::InputTextWithHint(label.c_str(), hint.c_str(), &text,
                           ImGuiInputTextFlags_AutoSelectAll | ImGuiInputTextFlags_ElideLeft);
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
  if (prefix > 0)
    draw_text(ui, {area.x + 10, area.y, prefix, area.h}, look.prefix, {type::body, colours.muted});

  const bool active = ImGui::IsItemActive();
  if (active) {
    state = {id, text};
    outline(area, colours.accent, size::corner, 1.5f);
    if (look.live && text != value) return text;
    return std::nullopt;
  }
  if (state.field != id) return std::nullopt;
  const bool changed = ImGui::IsItemDeactivatedAfterEdit() && state.text != value;
  const std::string result = state.text;
  state = {};
  if (changed) return result;
  return std::nullopt;
}

} // namespace pondlab::app
