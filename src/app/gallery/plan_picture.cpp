#include "app/gallery/plan_picture.hpp"

#include "app/draw/mechanism_colour.hpp"
#include "app/draw/paint.hpp"

#include <algorithm>

namespace pondlab::app {
namespace {

constexpr std::size_t most_lanes = 6;
constexpr std::size_t empty_lanes = 3;
constexpr float lane_step = 12;

} // namespace

void draw_plan_picture(const Ui& ui, const Rect& area, const workbench::PlanSummary& plan) {
  const Theme& colours = ui.theme();
  const Colour ground = mix(colours.surface, colours.accent, 0.10f);
  ImGui::GetWindowDrawList()->AddRectFilled({area.x, area.y}, {area.right(), area.bottom()},
                                            rgba(ground), size::corner,
                                            ImDrawFlags_RoundCornersTop);
  const std::size_t lanes = std::min(plan.campaign.size(), most_lanes);
  const std::size_t rows = lanes == 0 ? empty_lanes : lanes;
  const Rect inside = area.inset(size::margin, size::pad);
  float y = inside.centre_y() - lane_step * static_cast<float>(rows) / 2 + lane_step / 2;
  for (std::size_t i = 0; i < rows; ++i, y += lane_step) {
    rule(inside.x, y, inside.right(), y, mix(ground, colours.text, 0.16f));
    if (i >= lanes || plan.days <= 0) continue;
    const Colour colour = mechanism_colour(ui, plan.campaign[i].id);
    for (const workbench::CampaignBar::Span& span : plan.campaign[i].spans) {
      const auto at = [&](int day) {
        return inside.x +
               inside.w * std::min(1.0f, static_cast<float>(day) / static_cast<float>(plan.days));
      };
      fill({at(span.from), y - 4, std::max(3.0f, at(span.to) - at(span.from) - 1), 8}, colour, 2);
    }
  }
}

} // namespace pondlab::app
