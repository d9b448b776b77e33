#include "app/draw/grade_mark.hpp"

#include "app/draw/paint.hpp"

namespace pondlab::app {

void draw_grade_mark(const Rect& box, engine::Grade grade, const Theme& theme) {
  constexpr float radius = 4.5f;
  constexpr float quarter = 1.5707963f;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 middle(box.centre_x(), box.centre_y());
  const ImU32 colour = rgba(grade == engine::Grade::assumed ? theme.muted : theme.accent);
  if (grade == engine::Grade::measured)
    list->AddCircleFilled(middle, radius, colour);
  else
    list->AddCircle(middle, radius, colour, 0, 1.5f);
  if (grade == engine::Grade::reported) {
    list->PathArcTo(middle, radius, quarter, 3 * quarter);
    list->PathFillConvex(colour);
  }
}

} // namespace pondlab::app
