#include "app/shell/touch_scroll.hpp"

#include <imgui_internal.h>

namespace pondlab::app {
namespace {

ImGuiWindow* scrolling(ImGuiWindow* window) {
  while (window && window->ScrollMax.y <= 0) window = window->ParentWindow;
  return window;
}

} // namespace

void TouchScroll::follow(const Gesture& gesture) {
  if (gesture.began) touched_ = nullptr;
  if (gesture.fingers > 1) ImGui::ClearActiveID();
  if (gesture.fingers != 1 || !gesture.pans) return;
  if (!touched_) {
    ImGuiWindow* under = nullptr;
    ImGui::FindHoveredWindowEx({gesture.start_x, gesture.start_y}, false, &under, nullptr);
    touched_ = scrolling(under);
  }
  if (!touched_) return;
  ImGui::ClearActiveID();
  ImGui::SetScrollY(touched_, touched_->Scroll.y - gesture.pan_y);
}

} // namespace pondlab::app
