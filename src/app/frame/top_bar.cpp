#include "app/frame/top_bar.hpp"

#include "app/command/file_commands.hpp"
#include "app/command/plan_commands.hpp"
#include "app/command/time_commands.hpp"
#include "app/command/view_commands.hpp"
#include "app/command/work_commands.hpp"
#include "app/draw/display_text.hpp"
#include "app/draw/paint.hpp"
#include "app/widgets/button.hpp"
#include "app/widgets/dropdown.hpp"
#include "app/widgets/progress.hpp"
#include "app/widgets/segmented.hpp"

#include <algorithm>
#include <array>

namespace pondlab::app {
namespace {

constexpr std::array<int, 4> speeds{2, 7, 30, 0}; // days a second; 0: as fast as it goes

/// How the bar is dressed: what gives way as it grows narrower.
struct Dress {
  bool name = true;  ///< the program's
  bool words = true; ///< on buttons that an icon can stand for
  bool fingers = false;
  float scenario = 232, strategy = 208, speed = 104;
};

Rect centred(const Rect& column, const Dress& dress) {
  const float height = dress.fingers ? 40.0f : size::control;
  return {column.x, column.y + (column.h - height) / 2, column.w, height};
}
Rect centred(Rect& bar, float width, float gap, const Dress& dress) {
  return centred(bar.cut_left(width, gap), dress);
}

float name_width(const Ui& ui) {
  return 32 + text_width(ui, ui.t("app.name"), type::lead, true) + 1 + size::margin;
}

void draw_name(const Ui& ui, Rect& bar, const Dress& dress) {
  draw_icon(Icon::mark, bar.cut_left(28, dress.name ? 4 : size::gap), ui.theme().accent, 24);
  if (!dress.name) return;
  draw_text(ui, bar.cut_left(name_width(ui) - 32 - size::margin, size::margin), ui.t("app.name"),
            {type::lead, ui.theme().text, true});
}

/// The cases, and the plan on show where it is none of them.
void draw_scenario(Ui& ui, Rect& bar, const workbench::Session& session, const Shipped& shipped,
                   std::string_view plan_name, const Dress& dress) {
  std::vector<DropdownItem> items;
  int chosen = -1;
  for (const ShippedScenario& scenario : shipped) {
    if (scenario.id == session.shipped_id() && plan_name.empty())
      chosen = static_cast<int>(items.size());
    items.push_back({scenario_title(ui, scenario)});
  }
  if (session.is_open() && chosen < 0) {
    chosen = static_cast<int>(items.size());
    items.push_back({plan_name.empty() ? scenario_title(ui, session) : std::string(plan_name)});
  }
  const int picked = dropdown(ui, "scenario", centred(bar, dress.scenario, size::gap, dress), items,
                              chosen, {{}, true, true, ui.t("app.top.choose_scenario")});
  if (picked != chosen && picked < static_cast<int>(shipped.size()))
    ui.ask(command::OpenShipped{shipped[static_cast<std::size_t>(picked)].id});
}

void draw_strategy(Ui& ui, Rect& bar, const workbench::Session& session, const Dress& dress) {
  const std::vector<std::string> strategies = session.plan().strategies();
  std::vector<DropdownItem> items;
  int chosen = -1;
  for (const std::string& strategy : strategies) {
    if (strategy == session.plan().strategy()) chosen = static_cast<int>(items.size());
    items.push_back({session.plan().strategy_name(strategy, ui.language)});
  }
  const std::string_view caption =
      dress.strategy < 170 ? std::string_view() : ui.t("app.top.strategy");
  const int picked = dropdown(ui, "strategy", centred(bar, dress.strategy, size::gap, dress), items,
                              chosen, {caption, true, session.is_open(), ""});
  if (picked != chosen)
    ui.ask(command::ChooseStrategy{strategies[static_cast<std::size_t>(picked)]});
}

float run_width(const Ui& ui, const Dress& dress) {
  return std::max(button_width(ui, ui.t("app.top.run"), Icon::run), dress.words ? 92.0f : 72.0f);
}

/// How often the plan is replicated by one press.
int usual_count(const workbench::Session& session) {
  return session.playback().can_run() ? std::max(2, session.plan().replications()) : 100;
}

std::string replicate_label(const Ui& ui, const workbench::Session& session) {
  return ui.t(session.background().replications().done() > 0 ? "app.top.replicate_more"
                                                             : "app.top.replicate",
              {{"count", std::to_string(usual_count(session))}});
}

/// Of everything from the run button to the replications.
float transport_width(const Ui& ui, const workbench::Session& session, const Dress& dress) {
  float width = run_width(ui, dress) + 4 + size::control + 4 + 4 + dress.speed + size::gap;
  if (!dress.words) return width + 2 * size::control;
  width += button_width(ui, ui.t("app.top.end"), Icon::end);
  return width + button_width(ui, replicate_label(ui, session), Icon::replicate);
}

/// A button whose word gives way to its icon.
bool word_or_icon(Ui& ui, Rect& bar, const Dress& dress, const char* name, Icon icon,
                  const std::string& label, std::string_view help, bool enabled) {
  if (dress.words)
    return button(ui, name, centred(bar, button_width(ui, label, icon), 4, dress), label,
                  {ButtonKind::plain, icon, enabled, help});
  return icon_button(ui, name, centred(bar, size::control, 4, dress), icon,
                     label + " · " + std::string(help), enabled);
}

void draw_run(Ui& ui, Rect& bar, const workbench::Session& session, const Dress& dress) {
  const bool ready = session.playback().can_run();
  const bool playing = session.playback().playing();
  const bool pressed = button(
      ui, playing ? "pause" : "run", centred(bar, run_width(ui, dress), 4, dress),
      ui.t(playing ? "app.top.pause" : "app.top.run"),
      {ButtonKind::primary, playing ? Icon::pause : Icon::run, ready, ui.t("app.top.run_help")});
  if (pressed && playing)
    ui.ask(command::Pause{});
  else if (pressed)
    ui.ask(command::Run{});
  const bool can_go_on = ready && !session.playback().at_end();
  if (icon_button(ui, "step", centred(bar, size::control, 4, dress), Icon::step,
                  ui.t("app.top.step_help"), can_go_on))
    ui.ask(command::StepDay{});
  if (word_or_icon(ui, bar, dress, "end", Icon::end, std::string(ui.t("app.top.end")),
                   ui.t("app.top.end_help"), can_go_on))
    ui.ask(command::RunToEnd{});
}

void draw_speed(Ui& ui, Rect& bar, const workbench::Session& session, const Dress& dress) {
  std::vector<DropdownItem> items;
  int chosen = 0;
  for (const int speed : speeds) {
    if (speed == session.playback().speed()) chosen = static_cast<int>(items.size());
    items.push_back({speed == 0 ? std::string(ui.t("app.top.speed_most"))
                                : ui.t("app.top.speed", {{"days", std::to_string(speed)}})});
  }
  const int picked = dropdown(ui, "speed", centred(bar, dress.speed, size::gap, dress), items,
                              chosen, {{}, false, session.playback().can_run(), ""});
  if (picked != chosen) ui.ask(command::SetSpeed{speeds[static_cast<std::size_t>(picked)]});
}

void draw_replicating(Ui& ui, Rect& bar, const workbench::Replications& replications,
                      const Dress& dress) {
  const Rect area = centred(bar, std::min(bar.w, dress.words ? 132.0f : 84.0f), 4, dress);
  Rect inside = area;
  if (icon_button(ui, "cancel", inside.cut_right(size::control, 4), Icon::close,
                  ui.t("app.top.cancel_help")))
    ui.ask(command::CancelReplications{});
  const std::string done =
      std::to_string(replications.done()) + " / " + std::to_string(replications.wanted());
  draw_text(ui, {inside.x, inside.y + 2, inside.w, 18}, done,
            {type::small, ui.theme().muted, false, Align::centre});
  progress(ui, {inside.x, inside.bottom() - 8, inside.w, 4},
           static_cast<float>(replications.share()));
}

void draw_replications(Ui& ui, Rect& bar, const workbench::Session& session, const Dress& dress) {
  const workbench::Replications& replications = session.background().replications();
  if (replications.running()) return draw_replicating(ui, bar, replications, dress);
  const bool refused = session.playback().can_run() && !session.can_replicate();
  if (word_or_icon(ui, bar, dress, "replicate", Icon::replicate, replicate_label(ui, session),
                   ui.t(refused ? "app.future.no_replications" : "app.top.replicate_help"),
                   session.can_replicate()))
    ui.ask(command::Replicate{replications.done() + usual_count(session)});
}

void draw_settings(Ui& ui, Rect& bar, const View& view, const Dress& dress) {
  const auto slot = [&](float width, float gap) {
    return centred(bar.cut_right(width, gap), dress);
  };
  if (icon_button(ui, "inspector", slot(size::control, 4), Icon::panel,
                  ui.t("app.top.inspector_help"), true, view.inspector_open))
    ui.ask(command::ToggleInspector{});
  const bool dark = ui.theme().dark;
  if (icon_button(ui, "theme", slot(size::control, 4), dark ? Icon::sun : Icon::moon,
                  ui.t(dark ? "app.top.to_light" : "app.top.to_dark")))
    ui.ask(command::SetTheme{dark ? ThemeName::light : ThemeName::dark});
  const int language = static_cast<int>(ui.language);
  const int picked = segmented(ui, "language", slot(dress.words ? 76.0f : 64.0f, size::gap),
                               {"中", "EN"}, language);
  if (picked != language) ui.ask(command::SetLanguage{static_cast<Language>(picked)});
}

void draw_files(Ui& ui, Rect& bar, const workbench::Session& session, const Dress& dress) {
  const auto slot = [&] { return centred(bar.cut_right(size::control, 0), dress); };
  if (icon_button(ui, "save", slot(), Icon::save, ui.t("app.top.save_help"), session.is_open()))
    ui.ask(command::SaveFile{});
  if (icon_button(ui, "open", slot(), Icon::open, ui.t("app.top.open_help")))
    ui.ask(command::PickFile{});
}

/// The two names share what is left; they are the first to shrink.
void share_names(Dress& dress, float left) {
  const float names = std::max(0.0f, left - 2 * size::gap);
  dress.scenario = std::min(232.0f, names * 0.53f);
  dress.strategy = std::min(208.0f, names - dress.scenario);
}

/// What gives way first in one row: the program's name, then words.
void fit_one_row(const Ui& ui, const workbench::Session& session, float room, Dress& dress) {
  constexpr float least_names = 240;
  constexpr float mark = 28 + size::gap;
  const auto left = [&] {
    return room - (dress.name ? name_width(ui) : mark) - transport_width(ui, session, dress);
  };
  dress.name = left() >= least_names + 100;
  dress.words = left() >= least_names;
  share_names(dress, left());
}

void fit_two_rows(const Ui& ui, const workbench::Session& session, float room, Dress& dress) {
  dress.words = transport_width(ui, session, dress) <= room;
  const float left = room - transport_width(ui, session, dress);
  dress.speed = std::max(60.0f, dress.speed + std::min(0.0f, left));
}

} // namespace

void draw_top_bar(Ui& ui, const Layout& layout, const workbench::Session& session,
                  const Shipped& shipped, const workbench::MyPlans& plans, const View& view) {
  const Rect area = layout.top;
  fill(area, ui.theme().surface, 0);
  rule(area.x, area.bottom() - 0.5f, area.right(), area.bottom() - 0.5f, ui.theme().line);
  Rect bar = area.inset(layout.two_rows ? size::gap : size::pad, 0);
  Dress dress;
  dress.fingers = layout.room == Room::phone;
  dress.speed = ui.language == Language::zh ? 104 : 112;
  if (layout.two_rows) {
    dress.name = false;
    Rect names = bar.cut_top(bar.h / 2);
    draw_files(ui, bar, session, dress);
    bar.cut_right(size::gap);
    fit_two_rows(ui, session, bar.w, dress);
    draw_settings(ui, names, view, dress);
    if (names.w > 300) draw_name(ui, names, dress);
    share_names(dress, names.w);
    draw_scenario(ui, names, session, shipped, plans.name(), dress);
    draw_strategy(ui, names, session, dress);
  } else {
    draw_settings(ui, bar, view, dress);
    draw_files(ui, bar, session, dress);
    bar.cut_right(size::gap);
    fit_one_row(ui, session, bar.w, dress);
    draw_name(ui, bar, dress);
    draw_scenario(ui, bar, session, shipped, plans.name(), dress);
    draw_strategy(ui, bar, session, dress);
  }
  draw_run(ui, bar, session, dress);
  draw_speed(ui, bar, session, dress);
  draw_replications(ui, bar, session, dress);
}

} // namespace pondlab::app
