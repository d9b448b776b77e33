#include "app/phone/phone.hpp"

#include "app/charts/timeline_view.hpp"
#include "app/command/people_commands.hpp"
#include "app/command/view_commands.hpp"
#include "app/draw/display_text.hpp"
#include "app/draw/paint.hpp"
#include "app/draw/region.hpp"
#include "app/phone/phone_device.hpp"
#include "app/phone/phone_text.hpp"
#include "app/widgets/button.hpp"
#include "app/widgets/card.hpp"
#include "app/widgets/dropdown.hpp"
#include "app/widgets/empty_state.hpp"
#include "app/widgets/progress.hpp"
#include "app/widgets/segmented.hpp"
#include "app/widgets/text_field.hpp"
#include "report/people/event_sentence.hpp"
#include "report/people/people_report.hpp"

#include <algorithm>
#include <array>

namespace pondlab::app {
namespace {

constexpr float least_height = 460; // below which phone and life are too small to be read

using experiment::Persona;
using workbench::Following;

/// Those the page offers, in this order.
constexpr std::array<Persona, 5> offered = {Persona::typical, Persona::recruiter, Persona::hunter,
                                            Persona::deleted, Persona::busiest};

std::string role_name(const Ui& ui, Persona persona) {
  return std::string(ui.t("life.role." + std::string(word_of(persona))));
}

/// Name of whoever is followed, a persona's word resolved where that is known.
std::string name_of(const Following& following) {
  if (const auto persona = experiment::persona_of(following.person()))
    return following.actor(*persona).value_or("");
  return following.person();
}

std::string shown_name(const Ui& ui, const Following& following, const std::string& name) {
  return name.empty() ? name : report::person_text(ui.language, following.plan(0), name);
}

/// The name that the engine knows of somebody as typed; what was typed where it is nobody's.
std::string called(const Following& following, const std::string& typed) {
  const auto person = report::person_called(following.plan(0), typed);
  return person ? following.plan(0).person_name(*person) : typed;
}

/// The same segment's next or previous number; empty where there is none.
std::string neighbour(const Following& following, int step) {
  const std::string name = name_of(following);
  const auto found = following.plan(0).find_person(name);
  if (!found) return {};
  const engine::Cohort& cohort = following.plan(0).layout.cohort_of(*found);
  const std::int64_t number = static_cast<std::int64_t>(*found) - cohort.first + step;
  if (number < 0 || number >= cohort.count) return {};
  return following.plan(0).person_name(cohort.first + static_cast<engine::PersonIndex>(number));
}

void draw_cast(Ui& ui, const Rect& area, const Following& following) {
  std::vector<DropdownItem> items;
  int chosen = -1;
  const std::string name = name_of(following);
  for (const Persona persona : offered) {
    const auto actor = following.actor(persona);
    if (following.person() == word_of(persona) || (actor && *actor == name && chosen < 0))
      chosen = static_cast<int>(items.size());
    const bool nobody = !actor && following.cast_known();
    items.push_back({role_name(ui, persona),
                     nobody ? std::string(ui.t("app.phone.nobody"))
                            : shown_name(ui, following, actor.value_or("")),
                     !nobody});
  }
  const int picked =
      dropdown(ui, "phone.cast", area, items, chosen, {{}, true, true, ui.t("app.phone.by_name")});
  if (picked != chosen)
    ui.ask(command::ChoosePerson{std::string(word_of(offered[static_cast<std::size_t>(picked)]))});
}

void draw_picker(Ui& ui, Rect bar, const Following& following) {
  bar = {bar.x, bar.y + (bar.h - size::control) / 2, bar.w, size::control};
  draw_cast(ui, bar.cut_left(std::min(188.0f, bar.w * 0.32f), size::gap), following);
  const std::string before = neighbour(following, -1);
  const std::string after = neighbour(following, 1);
  if (icon_button(ui, "phone.before", bar.cut_left(size::control, 2), Icon::left,
                  ui.t("app.phone.before"), !before.empty()))
    ui.ask(command::ChoosePerson{before});
  const auto typed = text_field(
      ui, "phone.person",
      bar.cut_left(std::min(190.0f, std::max(60.0f, bar.w - 2 * size::control - size::gap - 60)),
                   2),
      shown_name(ui, following, name_of(following)), {.hint = ui.t("app.phone.name_hint")});
  if (typed && !typed->empty()) ui.ask(command::ChoosePerson{called(following, *typed)});
  if (icon_button(ui, "phone.after", bar.cut_left(size::control, size::margin), Icon::right,
                  ui.t("app.phone.after"), !after.empty()))
    ui.ask(command::ChoosePerson{after});
  if (!following.busy()) return;
  if (icon_button(ui, "phone.cancel", bar.cut_right(size::control, 4), Icon::close,
                  ui.t("app.phone.cancel")))
    ui.ask(command::CancelFollowing{});
  progress(ui, {bar.x, bar.centre_y() - 2, bar.w, 4}, static_cast<float>(following.share()));
}

/// Where there is nobody to show yet: why, and what to do.
bool draw_nobody(Ui& ui, const Rect& area, const workbench::Session& session) {
  const Following& following = session.following();
  if (following.history()) return false;
  if (following.busy()) {
    Rect box = area;
    empty_state(ui, "phone.wait", box, Icon::people, ui.t("app.phone.waiting"),
                ui.t("app.phone.waiting_words"));
    const float width = std::min(280.0f, area.w - 2 * size::margin);
    progress(ui, {area.centre_x() - width / 2, area.centre_y() + 84, width, 4},
             static_cast<float>(following.share()));
    return true;
  }
  if (following.stopped()) {
    if (empty_state(ui, "phone.resume", area, Icon::people, ui.t("app.phone.stopped"),
                    ui.t("app.phone.stopped_words"), ui.t("app.phone.resume")))
      ui.ask(command::ChoosePerson{following.person()});
    return true;
  }
  const auto persona = experiment::persona_of(following.person());
  const std::string words(ui.t(persona ? "life.nobody." + std::string(word_of(*persona))
                                       : std::string("app.phone.choose")));
  empty_state(ui, "phone.choose", area, Icon::people, ui.t("app.phone.nobody"), words);
  return true;
}

bool draw_closed(Ui& ui, const Rect& area, const workbench::Session& session) {
  if (!session.is_open()) {
    if (empty_state(ui, "phone.gallery", area, Icon::phone, ui.t("app.phone.nothing_open"),
                    ui.t("app.phone.nothing_open_words"), ui.t("app.results.to_gallery")))
      ui.ask(command::GoTo{Place::gallery});
    return true;
  }
  if (session.playback().can_run()) return false;
  if (empty_state(ui, "phone.repair", area, Icon::warning, ui.t("app.results.cannot_run"),
                  ui.t("app.results.cannot_run_words"), ui.t("app.results.to_plan")))
    ui.ask(command::GoTo{Place::plan});
  return true;
}

void draw_who(const Ui& ui, Rect& page, const Following& following) {
  const experiment::EventHistory& history = *following.history();
  const report::EventSentences sentences(following.plan(0), ui.language, false);
  for (const std::string& sentence : sentences.who(history))
    for (const std::string_view line : wrap_text(ui, sentence, page.w, type::small))
      draw_text(ui, page.cut_top(19), line, {type::small, ui.theme().muted});
  page.cut_top(6);
}

/// Orders and money with the campaign, without it, and what it changed.
struct MoneyRow {
  const char* name;
  std::string mine, twin, change;
  engine::Fen better = 0; ///< > 0: better with the campaign
};

std::vector<MoneyRow> money_rows(const Ui& ui, const Following& following) {
  const auto& mine = *following.history();
  const auto& twin = *following.twin();
  const auto here = totals_of(mine), there = totals_of(twin);
  const auto count = [](int n) { return std::to_string(n); };
  const auto row = [&](const char* name, engine::Fen a, engine::Fen b, int sign = 1) {
    return MoneyRow{name, money_text(ui, a), money_text(ui, b), signed_money_text(ui, a - b),
                    sign * (a - b)};
  };
  const int more = here.orders - there.orders;
  return {{"orders", count(here.orders), count(there.orders),
           signed_text(ui, more, report::Unit::count), more},
          row("paid", here.paid, there.paid),
          row("refunded", here.refunded, there.refunded, -1),
          row("margin", margin_of(mine, following.plan(0).economics()),
              margin_of(twin, following.plan(1).economics()))};
}

void draw_money(Ui& ui, Rect& page, const Following& following) {
  const Theme& colours = ui.theme();
  const std::vector<MoneyRow> rows = money_rows(ui, following);
  const float width = page.w / 4;
  const auto line = [&](const std::array<std::string_view, 4>& cells, Colour last, bool head) {
    Rect row = page.cut_top(20);
    for (std::size_t i = 0; i < cells.size(); ++i)
      draw_text(ui, row.cut_left(width), cells[i],
                {type::small,
                 head || i == 0 ? colours.muted
                 : i == 3       ? last
                                : colours.text,
                 i == 3, i == 0 ? Align::left : Align::right});
  };
  line({"", ui.t("app.phone.money.mine"), ui.t("app.phone.money.twin"),
        ui.t("app.phone.money.change")},
       colours.muted, true);
  for (const MoneyRow& row : rows)
    line({ui.t("app.phone.money." + std::string(row.name)), row.mine, row.twin, row.change},
         row.better > 0   ? colours.accent
         : row.better < 0 ? colours.loss
                          : colours.muted,
         false);
  page.cut_top(6);
}

/// Names of the columns, above the timeline.
void draw_columns(const Ui& ui, Rect& page, bool both) {
  Rect row = page.cut_top(24);
  if (!both) return;
  row.cut_right(timeline_scroll_bar);
  const float width = (row.w - size::margin) / 2;
  draw_text(ui, row.cut_left(width, size::margin), ui.t("app.phone.money.mine"),
            {type::body, ui.theme().text, true});
  draw_text(ui, row, ui.t("app.phone.money.twin"), {type::body, ui.theme().text, true});
}

void draw_life(Ui& ui, const Rect& area, const workbench::Session& session) {
  const Following& following = session.following();
  const bool both = following.twin() && area.w >= 560;
  Rect page = card(ui, area, size::pad);
  draw_who(ui, page, following);
  if (following.twin()) draw_money(ui, page, following);
  draw_columns(ui, page, both);
  draw_timeline(ui, page, following, session.playback().day(), both);
}

/// The phone of the history on show, with the choice between it and its twin below.
void draw_device(Ui& ui, Rect column, const workbench::Session& session, const View& view) {
  const Following& following = session.following();
  const bool twin = view.twin && following.twin();
  if (following.twin()) {
    const Rect foot = column.cut_bottom(size::control, size::gap);
    const int picked =
        segmented(ui, "phone.side", foot,
                  {ui.t("app.phone.money.mine"), ui.t("app.phone.money.twin")}, twin ? 1 : 0);
    if (picked != (twin ? 1 : 0)) ui.ask(command::ShowTwin{picked == 1});
  }
  const std::size_t arm = twin ? 1 : 0;
  const float height = std::min(column.h, column.w * 2.1f);
  const Rect device{column.x, column.y + (column.h - height) / 2, column.w, height};
  const workbench::PhoneView phone = workbench::phone_view(
      twin ? *following.twin() : *following.history(), following.timeline(arm),
      following.scenes(arm), session.playback().day());
  draw_phone_device(ui, device, phone, following.plan(arm), view.screen);
}

/// Where there is no room for both beside each other, the life stands below the phone; where height
/// alone is scarce, both are as high as they need and scroll.
void draw_scrolled(Ui& ui, const Rect& area, const workbench::Session& session, const View& view,
                   bool below) {
  Region region("phone.scrolled", area, true);
  Rect page = region.content();
  page.w -= size::pad; // the scroll bar's
  page.h = least_height;
  if (below) {
    const float width = std::min(page.w, 300.0f);
    const float height = 2.1f * width + size::control + size::gap;
    const Rect device = page.cut_top(height, size::margin);
    draw_device(ui, {device.centre_x() - width / 2, device.y, width, height}, session, view);
    page.h = least_height;
    draw_life(ui, page, session);
    region.height(height + size::margin + least_height);
    return;
  }
  draw_device(ui, page.cut_left(std::min(220.0f, page.w * 0.4f), size::margin), session, view);
  draw_life(ui, page, session);
  region.height(least_height);
}

} // namespace

void draw_phone(Ui& ui, const Rect& area, const workbench::Session& session, const View& view) {
  if (draw_closed(ui, area, session)) return;
  const bool narrow = area.w < 600;
  Rect page = area.inset(narrow ? size::gap : size::margin, size::gap);
  draw_picker(ui, page.cut_top(44, size::gap), session.following());
  if (draw_nobody(ui, page, session)) return;
  page.cut_bottom(size::gap);
  if (narrow || page.h < least_height) return draw_scrolled(ui, page, session, view, narrow);
  const float width = std::clamp(page.w * 0.3f, 292.0f, std::max(292.0f, page.h * 0.48f));
  draw_device(ui, page.cut_left(width, size::margin), session, view);
  draw_life(ui, page, session);
}

} // namespace pondlab::app
