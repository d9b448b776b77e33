#include "app/draw/style.hpp"

#include "app/draw/paint.hpp"
#include "app/state/fonts.hpp"

#include <imgui.h>

namespace pondlab::app {
namespace {

ImVec4 vec(Colour colour, float alpha = 1) {
  return ImGui::ColorConvertU32ToFloat4(rgba(colour, alpha));
}

void apply_measures(ImGuiStyle& style) {
  style.FontSizeBase = type::body * Fonts::height_per_em;
  style.WindowPadding = {0, 0};
  style.WindowBorderSize = 0;
  style.WindowRounding = 0;
  style.ChildBorderSize = 0;
  style.PopupRounding = size::corner;
  style.PopupBorderSize = 1;
  style.FrameRounding = size::corner;
  style.FrameBorderSize = 1;
  style.FramePadding = {10, (size::control - type::body * Fonts::height_per_em) / 2};
  style.ItemSpacing = {0, 0};
  style.ItemInnerSpacing = {6, 4};
  style.ScrollbarSize = 10;
  style.ScrollbarRounding = 5;
  style.GrabRounding = size::corner;
  style.DisabledAlpha = 1; // every widget draws its own disabled state
  style.HoverDelayShort = 0.25f;
  style.HoverStationaryDelay = 0.1f;
}

} // namespace

void apply_style(const Theme& theme) {
  ImGuiStyle& style = ImGui::GetStyle();
  style = ImGuiStyle();
  apply_measures(style);
  ImVec4* colours = style.Colors;
  colours[ImGuiCol_Text] = vec(theme.text);
  colours[ImGuiCol_TextDisabled] = vec(theme.muted);
  colours[ImGuiCol_WindowBg] = vec(theme.ground);
  colours[ImGuiCol_ChildBg] = vec(theme.ground, 0);
  colours[ImGuiCol_PopupBg] = vec(theme.dark ? theme.raised : theme.surface);
  colours[ImGuiCol_Border] = vec(theme.line);
  colours[ImGuiCol_FrameBg] = vec(theme.dark ? theme.ground : theme.surface);
  colours[ImGuiCol_FrameBgHovered] = vec(theme.raised);
  colours[ImGuiCol_FrameBgActive] = vec(theme.dark ? theme.ground : theme.surface);
  colours[ImGuiCol_ScrollbarBg] = vec(theme.ground, 0);
  colours[ImGuiCol_ScrollbarGrab] = vec(theme.line);
  colours[ImGuiCol_ScrollbarGrabHovered] = vec(mix(theme.line, theme.muted, 0.5f));
  colours[ImGuiCol_ScrollbarGrabActive] = vec(theme.muted);
  colours[ImGuiCol_TextSelectedBg] = vec(theme.accent, 0.35f);
  colours[ImGuiCol_InputTextCursor] = vec(theme.accent);
  colours[ImGuiCol_NavCursor] = vec(theme.accent);
  colours[ImGuiCol_ModalWindowDimBg] = vec(theme.ground, 0.6f);
}

} // namespace pondlab::app
