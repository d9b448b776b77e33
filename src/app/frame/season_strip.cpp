#include "app/frame/season_strip.hpp"

#include "app/command/time_commands.hpp"
#include "app/draw/display_text.hpp"
#include "app/draw/paint.hpp"
#include "app/frame/campaign_lanes.hpp"
#include "app/frame/future_bar.hpp"
#include "app/widgets/button.hpp"
#include "app/widgets/day_keys.hpp"
#include "app/widgets/hit.hpp"
#include "app/widgets/tooltip.hpp"
#include "report/model/chart.hpp"

#include <algorithm>
#include <cmath>
#include <imgui.h>

namespace pondlab::app {
namespace {

constexpr float strip_axis_height = 22;

void draw_day_buttons(Ui& ui, Rect& row, const workbench::Session& session) {
  const int day = session.playback().day();
  if (icon_button(ui, "strip.back", row.cut_left(size::control, 0), Icon::left,
                  ui.t("app.strip.back"), day > 0))
    ui.ask(command::JumpTo{day - 1});
  if (icon_button(ui, "strip.on", row.cut_left(size::control, 4), Icon::right, ui.t("app.strip.on"),
                  day < session.playback().days()))
    ui.ask(command::JumpTo{day + 1});
}

std::string day_words(const Ui& ui, const workbench::Session& session) {
  return ui.t("app.strip.day", {{"day", std::to_string(session.playback().day())},
                                {"days", std::to_string(session.playback().days())}});
}

void draw_day(Ui& ui, Rect area, const workbench::Session& session) {
  const Theme& colours = ui.theme();
  const int day = session.playback().day();
  Rect buttons = area.cut_bottom(size::control, 0);
  const std::string date =
      report::date_text(ui.language, session.figures().first_date() + std::max(0, day - 1));
  area.y += 2;
  draw_text(ui, area.cut_top(24), day_words(ui, session), {type::lead, colours.text, true});
  draw_text(ui, area.cut_top(20),
            day == 0 ? ui.t("app.strip.before_start") : std::string_view(date),
            {type::small, colours.muted});
  buttons.x -= 8;
  draw_day_buttons(ui, buttons, session);
}

void draw_axis(const Ui& ui, const Rect& area, const workbench::Session& session,
               const report::Scale& x) {
  const Theme& colours = ui.theme();
  const int count = std::max(2, static_cast<int>(area.w / 90));
  const report::Axis axis = report::day_axis(ui.language, session.playback().days(),
                                             session.figures().first_date(), true, count);
  for (const report::Tick& tick : axis.ticks) {
    const float at = std::round(static_cast<float>(x(tick.value)));
    rule(at, area.y + strip_axis_height - 4, at, area.bottom() - 6, colours.line);
    if (at + 64 < area.right())
      draw_text(ui, {at + 4, area.y, 80, strip_axis_height - 2}, tick.label,
                {type::small, colours.muted});
  }
}

void draw_events(Ui& ui, const Rect& lanes, const workbench::Session& session,
                 const report::Scale& x) {
  int number = 0;
  for (const workbench::EventBar& event : session.plan().events()) {
    const float from = static_cast<float>(x(event.from));
    const float to = static_cast<float>(x(event.to));
    const Colour colour = event.shock ? ui.theme().loss : ui.theme().warm;
    const Rect span{from, lanes.y, std::max(2.0f, to - from), lanes.h};
    fill(span, colour, 2, 0.08f);
    fill({from, lanes.y, span.w, 2}, colour, 0, 0.8f);
    ui.place("event." + std::to_string(number++), span);
    if (span.contains(ImGui::GetMousePos().x, ImGui::GetMousePos().y))
      tooltip(ui, engine::name_of(event, ui.language));
  }
}

/// Where futures leave each other.
void draw_branches(const Ui& ui, const Rect& area, const workbench::Session& session,
                   const report::Scale& x) {
  for (const workbench::FutureView& future : session.futures().views()) {
    if (future.from == 0) continue;
    const float at = std::round(static_cast<float>(x(future.from)));
    const ImVec2 ends[2] = {{at, area.y + strip_axis_height - 4}, {at, area.bottom() - 4}};
    const report::Stroke stroke = future_stroke(future, ui.theme().dark);
    dashed(ends, 2, {stroke.colour, report::Dash::dotted}, 2);
    draw_text(ui, {at + 4, area.bottom() - 20, 20, 14}, future_letter(future.number),
              {type::small, mix(stroke.colour, ui.theme().text, 0.35f), true});
  }
}

void draw_playhead(Ui& ui, const Rect& area, const workbench::Session& session,
                   const report::Scale& x) {
  const Theme& colours = ui.theme();
  const float at = std::round(static_cast<float>(x(session.playback().day())));
  fill({area.x, area.bottom() - 4, at - area.x, 3}, colours.accent, 1.5f);
  rule(at, area.y + 4, at, area.bottom() - 1, colours.warm, 2);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddTriangleFilled({at - 6, area.y + 2}, {at + 6, area.y + 2}, {at, area.y + 11},
                          rgba(colours.warm));
}

/// The scrubber's keys and drags.
void scrub_days(Ui& ui, const Rect& area, const workbench::Session& session,
                const report::Scale& x) {
  const Hit scrub = hit(ui, "strip.scrub", area, session.playback().can_run());
  if (scrub.focused) focus_ring(ui, area);
  if (const auto day = day_by_key(scrub, session.playback().day(), session.playback().days()))
    ui.ask(command::JumpTo{*day});
  if (!scrub.held) return;
  const double wanted = std::round(x.inverse(ImGui::GetMousePos().x));
  const int day = std::clamp(static_cast<int>(wanted), 0, session.playback().days());
  if (day != session.playback().day()) ui.ask(command::JumpTo{day});
}

report::Scale day_scale(const Rect& area, const workbench::Session& session) {
  return {0, static_cast<double>(std::max(1, session.playback().days())), area.x, area.right()};
}

/// The calendar where height is scarce: the day, and its lanes as thin as they get.
void draw_line(Ui& ui, const Rect& area, const workbench::Session& session, Place place) {
  Rect inside = area.inset(size::gap, 4);
  const Rect row = inside.cut_left(2 * size::control + 4, 0);
  Rect buttons{row.x, row.centre_y() - size::control / 2, row.w, size::control};
  draw_day_buttons(ui, buttons, session);
  const std::string words = day_words(ui, session);
  draw_text(ui, inside.cut_left(text_width(ui, words, type::small) + 1, size::pad), words,
            {type::small, ui.theme().text});
  inside.w -= 4;
  const report::Scale x = day_scale(inside, session);
  const Rect lanes = inside.inset(0, 6);
  scrub_days(ui, inside, session, x);
  // Bars are too thin to be taken hold of here: where their days are changed is said instead.
  if (place == Place::plan && inside.contains(ImGui::GetMousePos().x, ImGui::GetMousePos().y))
    tooltip(ui, ui.t("app.strip.line_help"));
  draw_events(ui, lanes, session, x);
  draw_campaign_lanes(ui, lanes, {}, session, x, {});
  draw_playhead(ui, inside, session, x);
}

} // namespace

void draw_season_strip(Ui& ui, const Layout& layout, const workbench::Session& session,
                       const View& view) {
  const Theme& colours = ui.theme();
  const Rect& area = layout.strip;
  fill(area, colours.surface, 0);
  rule(area.x, area.y + 0.5f, area.right(), area.y + 0.5f, colours.line);
  if (layout.room != Room::wide) return draw_line(ui, area, session, view.place);
  Rect inside = area.inset(size::margin, size::gap);
  draw_day(ui, inside.cut_left(inside.w < 700 ? 110.0f : 156.0f, size::gap), session);
  const Rect names = inside.cut_left(inside.w < 600 ? 0.0f : 104.0f, 0);
  const report::Scale x = day_scale(inside, session);
  const Rect lanes{inside.x, inside.y + strip_axis_height, inside.w,
                   inside.h - strip_axis_height - 8};
  std::optional<BarDrag> drag; // before the days below the bars, which would take the pointer
  if (view.place == Place::plan) drag = drag_campaign_bars(ui, lanes, session, x);
  scrub_days(ui, inside, session, x);
  draw_axis(ui, inside, session, x);
  draw_events(ui, lanes, session, x);
  draw_campaign_lanes(ui, lanes, {names.x, lanes.y, names.w, lanes.h}, session, x, drag);
  draw_branches(ui, inside, session, x);
  draw_playhead(ui, inside, session, x);
}

} // namespace pondlab::app
