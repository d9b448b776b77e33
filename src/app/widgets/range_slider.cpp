#include "app/widgets/range_slider.hpp"

#include "app/draw/paint.hpp"
#include "app/widgets/hit.hpp"

#include <algorithm>
#include <cmath>
#include <imgui_internal.h>
#include <utility>

namespace pondlab::app {
namespace {

constexpr float handle_radius = 8;
constexpr float handle_width = 28; ///< that a finger finds

/// On the track's steps, which begin at its low end.
double stepped(const RangeTrack& track, double value) {
  const double steps = std::round((value - track.low) / track.step);
  const double rounded = track.low + steps * track.step;
  // 0.7 and not 0.7000000000000001, which is what its steps add up to.
  return std::clamp(std::round(rounded * 1e6) / 1e6, track.low, track.high);
}

int steps_by_keys(const Hit& handle) {
  if (!handle.focused) return 0;
  int steps = 0;
  for (const auto& [key, step] : {std::pair(ImGuiKey_LeftArrow, -1), {ImGuiKey_RightArrow, 1}}) {
    ImGui::SetItemKeyOwner(key);
    if (ImGui::IsKeyPressed(key, true)) steps += step;
  }
  return steps;
}

/// Where a handle is drawn to while it is held, within its bounds; sets `finished` when it is let
/// go elsewhere.
double drag_handle(Ui& ui, const std::string& name, const Rect& area, const RangeTrack& track,
                   const report::Scale& x, double value, std::pair<double, double> bounds,
                   bool enabled, bool& finished) {
  const float at = static_cast<float>(x(value));
  const Hit held = hit(ui, name, {at - handle_width / 2, area.y, handle_width, area.h}, enabled);
  const bool let_go = ImGui::IsItemDeactivated();
  ImGuiStorage* kept = ImGui::GetStateStorage();
  double shown = value;
  // From where it was taken hold of: a press beside its middle does not move it.
  if (ImGui::IsItemActivated()) kept->SetFloat(held.id, at);
  if (held.held || let_go) {
    const double wanted = x.inverse(kept->GetFloat(held.id, at) + ImGui::GetMouseDragDelta(0, 2).x);
    if (ImGui::GetMouseDragDelta(0, 2).x != 0)
      shown = std::clamp(stepped(track, wanted), bounds.first, bounds.second);
    finished = finished || (let_go && shown != value);
  }
  if (const int steps = steps_by_keys(held); steps != 0) {
    shown = std::clamp(stepped(track, value + steps * track.step), bounds.first, bounds.second);
    finished = finished || shown != value;
  }
  const ImVec2 centre(static_cast<float>(x(shown)), area.centre_y());
  const Theme& colours = ui.theme();
  ImDrawList* canvas = ImGui::GetWindowDrawList();
  canvas->AddCircleFilled(centre, handle_radius, rgba(enabled ? colours.accent : colours.muted));
  canvas->AddCircleFilled(centre, handle_radius - 3, rgba(colours.surface));
  if (held.hovered || held.held)
    canvas->AddCircle(centre, handle_radius + 2, rgba(colours.accent), 0, 1.5f);
  if (held.focused)
    focus_ring(
        ui,
        {centre.x - handle_radius, centre.y - handle_radius, 2 * handle_radius, 2 * handle_radius},
        handle_radius);
  return shown;
}

} // namespace

RangeEdit range_slider(Ui& ui, const std::string& name, const Rect& area, const RangeTrack& track,
                       double low, double high, bool enabled) {
  const Theme& colours = ui.theme();
  const Rect line{area.x + handle_radius, area.centre_y() - 2, area.w - 2 * handle_radius, 4};
  const report::Scale x{track.low, track.high, line.x, line.right()};
  fill(line, colours.line, 2);
  const auto draw_range = [&](double from, double to) {
    const float left = static_cast<float>(x(from));
    fill({left, line.y, static_cast<float>(x(to)) - left, line.h},
         enabled ? colours.accent : colours.muted, 2);
  };
  // What is being drawn is known after the handles; the range lies below them.
  ImDrawList* canvas = ImGui::GetWindowDrawList();
  canvas->ChannelsSplit(2);
  canvas->ChannelsSetCurrent(1);
  RangeEdit edit{low, high};
  edit.low = drag_handle(ui, name + ".low", area, track, x, low, {track.low, high - track.step},
                         enabled, edit.finished);
  edit.high = drag_handle(ui, name + ".high", area, track, x, high, {low + track.step, track.high},
                          enabled, edit.finished);
  canvas->ChannelsSetCurrent(0);
  draw_range(edit.low, edit.high);
  if (track.mark && *track.mark >= track.low && *track.mark <= track.high) {
    const float at = static_cast<float>(x(*track.mark));
    canvas->AddTriangleFilled({at - 5, area.y - 2}, {at + 5, area.y - 2}, {at, area.y + 5},
                              rgba(colours.warm));
    rule(at, area.y + 4, at, area.bottom() - 4, colours.warm, 1.5f);
  }
  canvas->ChannelsMerge();
  return edit;
}

} // namespace pondlab::app
