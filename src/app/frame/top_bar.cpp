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

Rect centred(Rect& bar, float width, float gap) {
  const Rect column = bar.cut_left(width, gap);
  return {column.x, column.y + (column.h - size::control) / 2, column.w, size::control};
}

void draw_name(const Ui& ui, Rect& bar, bool narrow) {
  draw_icon(Icon::mark, bar.cut_left(28, narrow ? size::gap : 4), ui.theme().accent, 24);
  if (narrow) return;
  const std::string_view name = ui.t("app.name");
  const float width = text_width(ui, name, type::lead, true);
  draw_text(ui, bar.cut_left(width + 1, size::margin), name, {type::lead, ui.theme().text, true});
}

/// The cases, and the plan on show where it is none of them.
void draw_scenario(Ui& ui, Rect& bar, const workbench::Session& session, const Shipped& shipped,
                   std::string_view plan_name, bool narrow) {
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
  const int picked = dropdown(ui, "scenario", centred(bar, narrow ? 168 : 232, size::gap), items,
                              chosen, {{}, true, true, ui.t("app.top.choose_scenario")});
  if (picked != chosen && picked < static_cast<int>(shipped.size()))
    ui.ask(command::OpenShipped{shipped[static_cast<std::size_t>(picked)].id});
}

void draw_strategy(Ui& ui, Rect& bar, const workbench::Session& session, bool narrow) {
  const std::vector<std::string> strategies = session.plan().strategies();
  std::vector<DropdownItem> items;
  int chosen = -1;
  for (const std::string& strategy : strategies) {
    if (strategy == session.plan().strategy()) chosen = static_cast<int>(items.size());
    items.push_back({session.plan().strategy_name(strategy, ui.language)});
  }
  const std::string_view caption = narrow ? std::string_view() : ui.t("app.top.strategy");
  const int picked = dropdown(ui, "strategy", centred(bar, narrow ? 132 : 208, size::margin), items,
                              chosen, {caption, true, session.is_open(), ""});
  if (picked != chosen)
    ui.ask(command::ChooseStrategy{strategies[static_cast<std::size_t>(picked)]});
}

void draw_transport(Ui& ui, Rect& bar, const workbench::Session& session) {
  const bool ready = session.playback().can_run();
  const std::string_view label =
      ui.t(session.playback().playing() ? "app.top.pause" : "app.top.run");
  const float width = std::max(button_width(ui, ui.t("app.top.run"), Icon::run), 92.0f);
  const Rect area = centred(bar, width, 4);
  const bool pressed =
      button(ui, session.playback().playing() ? "pause" : "run", area, label,
             {ButtonKind::primary, session.playback().playing() ? Icon::pause : Icon::run, ready,
              ui.t("app.top.run_help")});
  if (pressed && session.playback().playing())
    ui.ask(command::Pause{});
  else if (pressed)
    ui.ask(command::Run{});
  if (icon_button(ui, "step", centred(bar, size::control, 4), Icon::step, ui.t("app.top.step_help"),
                  ready && !session.playback().at_end()))
    ui.ask(command::StepDay{});

  std::vector<DropdownItem> items;
  int chosen = 0;
  for (const int speed : speeds) {
    if (speed == session.playback().speed()) chosen = static_cast<int>(items.size());
    items.push_back({speed == 0 ? std::string(ui.t("app.top.speed_most"))
                                : ui.t("app.top.speed", {{"days", std::to_string(speed)}})});
  }
  const int picked =
      dropdown(ui, "speed", centred(bar, ui.language == Language::zh ? 104 : 112, size::gap), items,
               chosen, {{}, false, ready, ""});
  if (picked != chosen) ui.ask(command::SetSpeed{speeds[static_cast<std::size_t>(picked)]});
}

void draw_replications(Ui& ui, Rect& bar, const workbench::Session& session, bool narrow) {
  const workbench::Replications& replications = session.background().replications();
  if (replications.running()) {
    const Rect area = centred(bar, narrow ? 116 : 168, size::gap);
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
    return;
  }
  const int usual = session.playback().can_run() ? std::max(2, session.plan().replications()) : 100;
  const std::string label =
      ui.t(replications.done() > 0 ? "app.top.replicate_more" : "app.top.replicate",
           {{"count", std::to_string(usual)}});
  const float width = button_width(ui, label, Icon::replicate);
  if (button(ui, "replicate", centred(bar, width, size::gap), label,
             {ButtonKind::plain, Icon::replicate, session.can_replicate(),
              ui.t(session.playback().can_run() && !session.can_replicate()
                       ? "app.future.no_replications"
                       : "app.top.replicate_help")}))
    ui.ask(command::Replicate{replications.done() + usual});
}

void draw_right(Ui& ui, Rect& bar, const workbench::Session& session, const View& view) {
  const auto slot = [&](float width, float gap) {
    const Rect column = bar.cut_right(width, gap);
    return Rect{column.x, column.y + (column.h - size::control) / 2, column.w, size::control};
  };
  if (icon_button(ui, "inspector", slot(size::control, 4), Icon::panel,
                  ui.t("app.top.inspector_help"), true, view.inspector_open))
    ui.ask(command::ToggleInspector{});
  const bool dark = ui.theme().dark;
  if (icon_button(ui, "theme", slot(size::control, 4), dark ? Icon::sun : Icon::moon,
                  ui.t(dark ? "app.top.to_light" : "app.top.to_dark")))
    ui.ask(command::SetTheme{dark ? ThemeName::light : ThemeName::dark});
  const int language = static_cast<int>(ui.language);
  const int picked = segmented(ui, "language", slot(76, size::gap), {"中", "EN"}, language);
  if (picked != language) ui.ask(command::SetLanguage{static_cast<Language>(picked)});
  if (icon_button(ui, "save", slot(size::control, 0), Icon::save, ui.t("app.top.save_help"),
                  session.is_open()))
    ui.ask(command::SaveFile{});
  if (icon_button(ui, "open", slot(size::control, 0), Icon::open, ui.t("app.top.open_help")))
    ui.ask(command::PickFile{});
}

} // namespace

void draw_top_bar(Ui& ui, const Layout& layout, const workbench::Session& session,
                  const Shipped& shipped, const workbench::MyPlans& plans, const View& view) {
  const Rect area = layout.top;
  fill(area, ui.theme().surface, 0);
  rule(area.x, area.bottom() - 0.5f, area.right(), area.bottom() - 0.5f, ui.theme().line);
  Rect bar = area.inset(size::pad, 0);
  draw_name(ui, bar, layout.narrow);
  draw_right(ui, bar, session, view);
  draw_scenario(ui, bar, session, shipped, plans.name(), layout.narrow);
  draw_strategy(ui, bar, session, layout.narrow);
  if (bar.w < 200) return;
  draw_transport(ui, bar, session);
  if (bar.w > 130) draw_replications(ui, bar, session, layout.narrow);
}

} // namespace pondlab::app
