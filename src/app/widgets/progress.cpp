#include "app/widgets/progress.hpp"

#include "app/draw/paint.hpp"

#include <algorithm>

namespace pondlab::app {

void progress(const Ui& ui, const Rect& area, float share) {
  const float corner = area.h / 2;
  fill(area, ui.theme().line, corner);
  const float width = std::max(area.h, area.w * std::clamp(share, 0.0f, 1.0f));
  if (share > 0) fill({area.x, area.y, width, area.h}, ui.theme().accent, corner);
}

} // namespace pondlab::app
