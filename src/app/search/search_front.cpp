#include "app/search/search_front.hpp"

#include "app/command/search_commands.hpp"
#include "app/draw/paint.hpp"
#include "app/draw/whisker.hpp"
#include "app/search/search_words.hpp"
#include "app/widgets/card.hpp"
#include "app/widgets/flow.hpp"
#include "app/widgets/hit.hpp"
#include "app/widgets/tooltip.hpp"
#include "report/model/names.hpp"
#include "report/search/search_text.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace pondlab::app {
namespace {

using experiment::Finalist;
using experiment::Search;
using experiment::TriedPlan;
using report::SearchText;

constexpr float front_height = 320;
constexpr float axis_room = 26;
constexpr float key_row = 20;
constexpr float near_enough = 12; ///< of the pointer to a point

/// Whether a plan has figures yet.
bool is_weighed(const Search& search, const TriedPlan& plan) {
  if (search.stage() == Search::Stage::explore) return false;
  return search.stage() != Search::Stage::refine || !plan.refined;
}

struct Extent {
  double low = std::numeric_limits<double>::infinity();
  double high = -std::numeric_limits<double>::infinity();
  void include(double value) {
    if (!std::isfinite(value)) return;
    low = std::min(low, value);
    high = std::max(high, value);
  }
  void include(const experiment::Estimate& estimate) {
    include(estimate.mean);
    if (!is_bounded(estimate)) return;
    include(estimate.low());
    include(estimate.high());
  }
};

/// The plane in which plans lie.
class Plane {
public:
  Plane(const Ui& ui, const Search& search, const Rect& plot) : ui_(ui), plot_(plot) {
    Extent gains, others;
    for (const TriedPlan& plan : search.plans()) {
      if (!is_weighed(search, plan)) continue;
      gains.include(plan.explored.gain);
      others.include(search.turn() * plan.explored.other);
    }
    for (const Finalist& finalist : search.finalists()) {
      gains.include(finalist.gain);
      others.include(finalist.other);
    }
    y_ = report::value_axis(ui.language, "", gains.low, gains.high,
                            report::unit_of(search.criterion().unit), false);
    x_ = report::value_axis(ui.language, "", others.low, others.high,
                            report::unit_of(search.against().unit), false,
                            std::clamp(static_cast<int>(plot.w / 110), 2, 8));
    float labels = 0;
    for (const report::Tick& tick : y_.ticks)
      labels = std::max(labels, text_width(ui, tick.label, type::small));
    labels_ = plot_.cut_left(labels, size::gap);
    plot_.cut_right(8);
  }

  ImVec2 at(double other, double gain) const {
    const report::Scale x{x_.min, x_.max, plot_.x, plot_.right()};
    const report::Scale y{y_.min, y_.max, plot_.bottom(), plot_.y};
    return {static_cast<float>(x(other)), static_cast<float>(y(gain))};
  }
  const Rect& plot() const { return plot_; }

  void draw_grid(const Rect& below) const {
    const Theme& colours = ui_.theme();
    for (const report::Tick& tick : y_.ticks) {
      const float y = std::round(at(x_.min, tick.value).y);
      rule(plot_.x, y, plot_.right(), y, tick.value == 0 ? colours.muted : colours.line, 1,
           tick.value == 0 ? 0.8f : 0.6f);
      draw_text(ui_, {labels_.x, y - 9, labels_.w, 18}, tick.label,
                {type::small, colours.muted, false, Align::right});
    }
    const ValueScale scale(x_, plot_);
    scale.draw_grid(ui_);
    scale.draw_labels(ui_, {plot_.x, below.y, plot_.w, below.h});
  }

private:
  const Ui& ui_;
  Rect plot_, labels_;
  report::Axis x_, y_;
};

/// A plan's figures under the pointer.
std::string told(const Ui& ui, const Search& search, const TriedPlan& plan, const std::string& gain,
                 const std::string& other, std::string_view hint) {
  const SearchText words(search, ui.language);
  return settings_text(ui, search, plan) + "\n" +
         ui.t("app.search.over_none_is", {{"value", gain}}) + "\n" + words.against_name() + " " +
         other + "\n" + std::string(hint);
}

/// Points of the first stages, and what the nearest to the pointer is.
void draw_tried(Ui& ui, const Search& search, const Plane& plane, bool hovered) {
  const Theme& colours = ui.theme();
  const SearchText words(search, ui.language);
  const ImVec2 mouse = ImGui::GetMousePos();
  const TriedPlan* nearest = nullptr;
  float distance = near_enough;
  for (const TriedPlan& plan : search.plans()) {
    if (!is_weighed(search, plan)) continue;
    const ImVec2 at = plane.at(search.turn() * plan.explored.other, plan.explored.gain);
    ImDrawList* canvas = ImGui::GetWindowDrawList();
    if (plan.explored.allowed)
      canvas->AddCircleFilled(at, 3.5f, rgba(colours.muted, 0.55f));
    else
      canvas->AddCircle(at, 3.5f, rgba(colours.loss, 0.7f), 0, 1.2f);
    const float away = std::hypot(at.x - mouse.x, at.y - mouse.y);
    if (!hovered || away >= distance) continue;
    distance = away;
    nearest = &plan;
  }
  if (!nearest) return;
  tooltip(
      ui,
      told(ui, search, *nearest, words.value(search.criterion(), nearest->explored.gain),
           words.value(search.against(), search.turn() * nearest->explored.other),
           ui.t(nearest->explored.allowed ? "app.search.only_tried" : "app.search.not_allowed")),
      words.plan_name(*nearest));
}

/// The front's finalists from left to right.
void draw_front_line(const Ui& ui, const Search& search, const Plane& plane) {
  std::vector<ImVec2> points;
  for (const Finalist& finalist : search.finalists())
    if (finalist.on_front) points.push_back(plane.at(finalist.other.mean, finalist.gain.mean));
  std::ranges::sort(points, {}, &ImVec2::x);
  for (std::size_t i = 1; i < points.size(); ++i)
    rule(points[i - 1].x, points[i - 1].y, points[i].x, points[i].y, ui.theme().accent, 1.5f, 0.5f);
}

void draw_diamond(const ImVec2& at, float r, Colour colour) {
  ImGui::GetWindowDrawList()->AddQuadFilled({at.x, at.y - r}, {at.x + r, at.y}, {at.x, at.y + r},
                                            {at.x - r, at.y}, rgba(colour));
}

void draw_finalist(Ui& ui, const Search& search, const Plane& plane, const Finalist& finalist,
                   bool is_labelled) {
  const Theme& colours = ui.theme();
  const SearchText words(search, ui.language);
  const TriedPlan& plan = search.plans()[finalist.plan];
  const ImVec2 at = plane.at(finalist.other.mean, finalist.gain.mean);
  const Hit state = hit(ui, "search.point." + plan.id,
                        {at.x - near_enough, at.y - near_enough, 2 * near_enough, 2 * near_enough});
  const Colour colour = plan.as_it_stands ? colours.warm : colours.accent;
  if (is_bounded(finalist.gain)) {
    const float low = plane.at(0, finalist.gain.low()).y,
                high = plane.at(0, finalist.gain.high()).y;
    rule(at.x, low, at.x, high, colour, 2, 0.7f);
  }
  if (is_bounded(finalist.other)) {
    const float low = plane.at(finalist.other.low(), 0).x,
                high = plane.at(finalist.other.high(), 0).x;
    rule(low, at.y, high, at.y, colour, 2, 0.7f);
  }
  if (plan.as_it_stands)
    draw_diamond(at, 8, colour);
  else
    ImGui::GetWindowDrawList()->AddCircleFilled(at, state.hovered ? 8.0f : 6.5f, rgba(colour));
  if (state.focused) focus_ring(ui, {at.x - 8, at.y - 8, 16, 16}, 8);
  if (is_labelled) {
    const std::string name(plan.as_it_stands ? std::string(ui.t("app.search.today"))
                                             : words.plan_name(plan));
    const float width = text_width(ui, name, type::small, true);
    const bool left = at.x + 12 + width > plane.plot().right();
    draw_text(ui, {left ? at.x - 12 - width : at.x + 12, at.y - 20, width + 2, 18}, name,
              {type::small, colours.text, true});
  }
  if (state.hovered)
    tooltip(ui,
            told(ui, search, plan, words.with_interval(search.criterion(), finalist.gain),
                 words.with_interval(search.against(), finalist.other),
                 ui.t(plan.as_it_stands ? "app.search.in_plan" : "app.search.take_point")),
            words.plan_name(plan));
  if (state.clicked && !plan.as_it_stands) ui.ask(command::TakePlanFound{finalist.plan});
}

/// What the signs mean, in as many lines as they need; where `draw` is false only their height is
/// worked out.
float draw_key(const Ui& ui, const Rect& area, bool is_done, bool draw) {
  const Theme& colours = ui.theme();
  ImDrawList* canvas = ImGui::GetWindowDrawList();
  Flow flow(area, key_row);
  const auto entry = [&](const char* key, const auto& mark) {
    const std::string_view words = ui.t(key);
    Rect place = flow.next(18 + text_width(ui, words, type::small) + size::gap);
    if (!draw) return;
    const Rect sign = place.cut_left(14, 4);
    mark(ImVec2(sign.x + 7, sign.centre_y()));
    draw_text(ui, place, words, {type::small, colours.muted});
  };
  if (is_done) {
    entry("app.search.key.finalist",
          [&](ImVec2 at) { canvas->AddCircleFilled(at, 5, rgba(colours.accent)); });
    entry("app.search.key.today", [&](ImVec2 at) { draw_diamond(at, 6, colours.warm); });
  }
  entry("app.search.key.tried",
        [&](ImVec2 at) { canvas->AddCircleFilled(at, 3.5f, rgba(colours.muted, 0.55f)); });
  entry("app.search.key.broken",
        [&](ImVec2 at) { canvas->AddCircle(at, 3.5f, rgba(colours.loss, 0.7f), 0, 1.2f); });
  return flow.height();
}

} // namespace

float draw_search_front(Ui& ui, const Rect& at, const workbench::Session& session) {
  const Search* search = session.background().searching().search();
  if (!search || search->stage() == Search::Stage::explore) return 0;
  const SearchText words(*search, ui.language);
  const float key = draw_key(ui, {0, 0, at.w - 2 * size::margin, 0}, search->done(), false);
  const float height =
      2 * size::margin + line_height(type::lead) + size::gap + front_height + axis_room + key;
  Rect inside = card(ui, {at.x, at.y, at.w, height});
  card_title(ui, inside, ui.t("app.search.front"),
             ui.t("app.search.front_note", {{"measure", words.name_of(search->criterion())}}));
  draw_key(ui, inside.cut_bottom(key), search->done(), true);
  Rect axis = inside.cut_bottom(axis_room);
  const std::string other = words.against_name() + " →";
  const Plane plane(ui, *search, inside);
  plane.draw_grid(axis);
  draw_text(ui, {plane.plot().x, plane.plot().bottom() - 22, plane.plot().w - 4, 20}, other,
            {type::small, ui.theme().muted, false, Align::right});
  ImGui::SetNextItemAllowOverlap(); // finalists lie over it
  const Hit state = hit(ui, "search.front", plane.plot());
  draw_tried(ui, *search, plane, state.hovered);
  draw_front_line(ui, *search, plane);
  for (const bool today : {false, true}) // the plan as it stands over others
    for (const Finalist& finalist : search->finalists())
      if (search->plans()[finalist.plan].as_it_stands == today)
        draw_finalist(ui, *search, plane, finalist,
                      today || &finalist == &search->finalists().front());
  return height;
}

} // namespace pondlab::app
