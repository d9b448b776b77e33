#include "app/widgets/toggle.hpp"

#include "app/draw/paint.hpp"
#include "app/widgets/hit.hpp"

namespace pondlab::app {

bool toggle(Ui& ui, std::string_view name, const Rect& area, bool on) {
  const Theme& colours = ui.theme();
  const Rect track{area.x, area.centre_y() - 10, 36, 20};
  const Hit state = hit(ui, name, track);
  if (state.clicked) on = !on;
  fill(track, on ? colours.accent : colours.line, 10);
  const float knob = on ? track.right() - 10 : track.x + 10;
  ImGui::GetWindowDrawList()->AddCircleFilled({knob, track.centre_y()}, 7,
                                              rgba(on ? colours.on_accent : colours.muted));
  if (state.focused) focus_ring(ui, track, 10);
  return on;
}

} // namespace pondlab::app
