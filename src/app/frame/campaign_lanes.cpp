#include "app/frame/campaign_lanes.hpp"

#include "app/command/strategy_commands.hpp"
#include "app/draw/display_text.hpp"
#include "app/draw/mechanism_colour.hpp"
#include "app/draw/paint.hpp"
#include "app/widgets/hit.hpp"
#include "app/widgets/tooltip.hpp"
#include "report/model/number.hpp"

#include <algorithm>
#include <cmath>
#include <imgui.h>
#include <utility>
#include <vector>

namespace pondlab::app {
namespace {

using workbench::CampaignBar;
using workbench::EntryPeriod;
using workbench::PeriodShift;

constexpr float least_named_lane = 16; // below, names would touch
constexpr float grip_width = 8;        // of an end, where a press stretches instead of moving

/// What of a bar the pointer has hold of.
enum class Grip : int { middle, first, last };

Rect lane_of(const Rect& lanes, std::size_t count, std::size_t i) {
  const float step = std::min(18.0f, lanes.h / static_cast<float>(count));
  return {lanes.x, lanes.y + step * static_cast<float>(i), lanes.w, step};
}

Rect bar_of(const Rect& lane, const report::Scale& x, int from, int to) {
  const float left = static_cast<float>(x(from));
  const float h = std::min(8.0f, lane.h - 2);
  return {left, lane.centre_y() - h / 2, std::max(3.0f, static_cast<float>(x(to)) - left - 1), h};
}

Grip grip_at(const Rect& bar, const EntryPeriod& period, float mouse) {
  if (period.endless) return Grip::first;
  if (period.listed || bar.w < 3 * grip_width) return Grip::middle;
  if (mouse < bar.x + grip_width) return Grip::first;
  return mouse > bar.right() - grip_width ? Grip::last : Grip::middle;
}

PeriodShift shift_by(Grip grip, int days) {
  return {grip == Grip::last ? 0 : days, grip == Grip::first ? 0 : days};
}

/// Arrows move a bar that the keyboard has reached, with Shift its last day.
PeriodShift shift_by_keys(const Hit& bar) {
  if (!bar.focused) return {};
  int days = 0;
  for (const auto& [key, step] : {std::pair(ImGuiKey_LeftArrow, -1), {ImGuiKey_RightArrow, 1}}) {
    ImGui::SetItemKeyOwner(key);
    if (ImGui::IsKeyPressed(key, true)) days += step;
  }
  return shift_by(ImGui::GetIO().KeyShift ? Grip::last : Grip::middle, days);
}

/// The shift that the pointer's way since the press amounts to, of the part it then had hold of.
PeriodShift shift_by_pointer(unsigned id, Grip now, const report::Scale& x) {
  ImGuiStorage* kept = ImGui::GetStateStorage();
  if (ImGui::IsItemActivated()) kept->SetInt(id, static_cast<int>(now));
  const auto grip = static_cast<Grip>(kept->GetInt(id));
  const double a_day = x(1) - x(0);
  return shift_by(grip, static_cast<int>(std::lround(ImGui::GetMouseDragDelta(0, 0).x / a_day)));
}

std::string period_words(const Ui& ui, const workbench::Session& session,
                         const EntryPeriod& period) {
  const auto date = [&](int day) {
    return report::date_text(ui.language, session.figures().first_date() + day);
  };
  return ui.t("app.strip.period", {{"from", date(period.first)},
                                   {"to", date(period.last)},
                                   {"days", std::to_string(period.last - period.first + 1)}});
}

/// One bar; its drag while it is held.
std::optional<BarDrag> drag_bar(Ui& ui, const Rect& lane, const CampaignBar& entry,
                                const workbench::Session& session, const report::Scale& x) {
  const Rect bar = bar_of(lane, x, entry.period->first, entry.period->last + 1);
  const Hit held = hit(ui, "strip.bar." + entry.id, {bar.x - 2, lane.y, bar.w + 4, lane.h});
  const Grip grip = grip_at(bar, *entry.period, ImGui::GetMousePos().x);
  const bool only_moves = entry.period->listed || entry.period->endless;
  const bool let_go = ImGui::IsItemDeactivated();
  fill(bar.inset(0, -2), mechanism_colour(ui, entry.id), 3, held.hovered ? 0.3f : 0.18f);
  const PeriodShift keys = shift_by_keys(held);
  if (keys.first != 0 || keys.last != 0) ui.ask(command::ShiftPeriod{entry.id, keys});
  if (held.hovered && grip != Grip::middle) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
  if (!held.held && !let_go) {
    if (held.hovered)
      tooltip(ui,
              period_words(ui, session, *entry.period) + "\n" +
                  std::string(ui.t(only_moves ? "app.strip.moves" : "app.strip.stretches")),
              campaign_name(ui, entry.id));
    return std::nullopt;
  }
  const PeriodShift shift = shift_by_pointer(held.id, grip, x);
  if (let_go) {
    ui.ask(command::ShiftPeriod{entry.id, shift});
    return std::nullopt;
  }
  return BarDrag{entry.id, workbench::shifted(*entry.period, shift, session.playback().days())};
}

/// The period that a bar would come to have, and its days in words.
void draw_drag(Ui& ui, const Rect& lane, const BarDrag& drag, const workbench::Session& session,
               const report::Scale& x) {
  const Rect ghost = bar_of(lane, x, drag.period.first, drag.period.last + 1).inset(-2);
  outline(ghost, ui.theme().accent, 3, 2);
  const std::string words = period_words(ui, session, drag.period);
  const float w = text_width(ui, words, type::small) + 2 * size::gap;
  const float left =
      std::clamp(ghost.centre_x() - w / 2, lane.x, std::max(lane.x, lane.right() - w));
  const Rect label{left, lane.y - 24, w, 22};
  fill(label, ui.theme().accent);
  draw_text(ui, label.inset(size::gap, 0), words, {type::small, ui.theme().on_accent});
}

void draw_name(const Ui& ui, const Rect& names, const Rect& lane, const CampaignBar& entry) {
  const Theme& colours = ui.theme();
  draw_text(ui, {names.x, lane.y, names.w - size::gap, lane.h}, campaign_name(ui, entry.id),
            {type::small, entry.removed ? mix(colours.muted, colours.surface, 0.5f) : colours.text,
             false, Align::right});
}

void draw_lane(Ui& ui, const Rect& lane, const CampaignBar& entry, const report::Scale& x) {
  rule(lane.x, lane.centre_y(), lane.right(), lane.centre_y(), ui.theme().line, 1, 0.6f);
  if (entry.removed) return;
  const Colour colour = mechanism_colour(ui, entry.id);
  for (const CampaignBar::Span& span : entry.spans)
    fill(bar_of(lane, x, span.from, span.to), colour, 2);
}

} // namespace

std::optional<BarDrag> drag_campaign_bars(Ui& ui, const Rect& lanes,
                                          const workbench::Session& session,
                                          const report::Scale& x) {
  const std::vector<CampaignBar> campaign = session.plan().campaign();
  std::optional<BarDrag> drag;
  for (std::size_t i = 0; i < campaign.size(); ++i) {
    if (!campaign[i].period) continue;
    const Rect lane = lane_of(lanes, campaign.size(), i);
    if (auto one = drag_bar(ui, lane, campaign[i], session, x)) drag = std::move(one);
  }
  return drag;
}

void draw_campaign_lanes(Ui& ui, const Rect& lanes, const Rect& names,
                         const workbench::Session& session, const report::Scale& x,
                         const std::optional<BarDrag>& drag) {
  const std::vector<CampaignBar> campaign = session.plan().campaign();
  if (campaign.empty()) {
    draw_text(ui, lanes,
              ui.t(session.plan().study() ? "app.strip.no_campaign" : "app.strip.mend_first"),
              {type::small, ui.theme().muted});
    return;
  }
  const ImVec2 mouse = ImGui::GetMousePos(); // lanes without a name tell it when pointed at
  std::optional<Rect> dragged;
  for (std::size_t i = 0; i < campaign.size(); ++i) {
    const Rect lane = lane_of(lanes, campaign.size(), i);
    const bool named = lane.h >= least_named_lane;
    if (named && names.w > 0) draw_name(ui, names, lane, campaign[i]);
    if (!named && lane.contains(mouse.x, mouse.y))
      tooltip(ui, {}, campaign_name(ui, campaign[i].id));
    draw_lane(ui, lane, campaign[i], x);
    if (drag && drag->id == campaign[i].id) dragged = lane;
  }
  if (dragged) draw_drag(ui, *dragged, *drag, session, x);
}

} // namespace pondlab::app
