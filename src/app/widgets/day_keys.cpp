#include "app/widgets/day_keys.hpp"

#include <algorithm>
#include <array>
#include <imgui_internal.h>

namespace pondlab::app {
namespace {

struct Step {
  ImGuiKey key;
  int days;
};
constexpr int whole_run = 1 << 20;
constexpr std::array<Step, 6> steps{{{ImGuiKey_LeftArrow, -1},
                                     {ImGuiKey_RightArrow, 1},
                                     {ImGuiKey_PageUp, -7},
                                     {ImGuiKey_PageDown, 7},
                                     {ImGuiKey_Home, -whole_run},
                                     {ImGuiKey_End, whole_run}}};

} // namespace

std::optional<int> day_by_key(const Hit& hit, int day, int days) {
  if (!hit.has_keys) return std::nullopt;
  std::optional<int> wanted;
  for (const Step& step : steps) {
    ImGui::SetKeyOwner(step.key, hit.id); // before the focus would move with it
    if (ImGui::IsKeyPressed(step.key, ImGuiInputFlags_Repeat, hit.id))
      wanted = std::clamp(day + step.days, 0, days);
  }
  return wanted;
}

} // namespace pondlab::app
