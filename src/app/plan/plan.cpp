#include "app/plan/plan.hpp"

#include "app/command/plan_commands.hpp"
#include "app/command/view_commands.hpp"
#include "app/draw/display_text.hpp"
#include "app/draw/mechanism_colour.hpp"
#include "app/draw/paint.hpp"
#include "app/draw/region.hpp"
#include "app/plan/answers.hpp"
#include "app/plan/field_row.hpp"
#include "app/plan/form.hpp"
#include "app/widgets/button.hpp"
#include "app/widgets/empty_state.hpp"
#include "app/widgets/hit.hpp"
#include "app/widgets/segmented.hpp"

#include <algorithm>
#include <imgui.h>

namespace pondlab::app {
namespace {

std::string section_name(const Ui& ui, const FormSection& section) {
  return section.is_campaign ? campaign_name(ui, section.key)
                             : parameter_name(ui, "scenario", section.key);
}

int findings_below(const workbench::Session& session, const std::string& path) {
  int count = 0;
  for (const Diagnostic& finding : session.plan().diagnostics())
    count += finding.path.compare(0, path.size(), path) == 0 ? 1 : 0;
  return count;
}

void draw_group_title(const Ui& ui, Rect& list, std::string_view words) {
  draw_text(ui, list.cut_top(28).inset(10, 0), words, {type::small, ui.theme().muted});
}

void draw_section_entry(Ui& ui, Rect& list, const workbench::Session& session,
                        const FormSection& section, bool chosen) {
  const Theme& colours = ui.theme();
  Rect row = list.cut_top(34, 2);
  const Hit state = hit(ui, "section." + section.key, row);
  if (chosen || state.hovered)
    fill(row, chosen ? colours.raised : mix(colours.ground, colours.raised, 0.5f));
  if (state.focused) focus_ring(ui, row);
  row = row.inset(10, 0);
  const int wrong = findings_below(session, section.path);
  if (wrong > 0) draw_icon(Icon::warning, row.cut_right(18, 4), colours.loss, 15);
  if (section.is_campaign)
    fill({row.x, row.centre_y() - 4, 8, 8}, mechanism_colour(ui, section.key), 2);
  row.cut_left(section.is_campaign ? 16.0f : 0.0f);
  draw_text(ui, row, section_name(ui, section),
            {type::body, chosen ? colours.text : mix(colours.muted, colours.text, 0.5f)});
  if (state.clicked) ui.ask(command::ChooseSection{section.path});
}

/// Key of the text above the group of sections that this one belongs to.
std::string title_of(const FormSection& section) {
  if (!section.is_campaign) return "app.plan.world";
  if (!section.group.has_value()) return "app.plan.campaign";
  return "mechanism_group." + std::string(engine::key_of(*section.group));
}

void draw_no_campaign(Ui& ui, Rect& list) {
  draw_group_title(ui, list, ui.t("app.plan.campaign"));
  draw_text(ui, list.cut_top(30).inset(10, 0), ui.t("app.plan.no_campaign"),
            {type::body, ui.theme().muted});
  list.cut_top(size::pad);
}

void draw_sections(Ui& ui, const Rect& area, const workbench::Session& session,
                   const std::vector<FormSection>& sections, const std::string& chosen) {
  Region region("plan.sections", area, true);
  Rect list = region.content().inset(size::gap, size::pad);
  const float begin = list.y;
  if (sections.empty() || !sections.front().is_campaign) draw_no_campaign(ui, list);
  std::string title;
  for (const FormSection& section : sections) {
    const std::string key = title_of(section);
    if (key != title) {
      if (!title.empty()) list.cut_top(size::gap);
      draw_group_title(ui, list, ui.t(key));
      title = key;
    }
    draw_section_entry(ui, list, session, section, section.path == chosen);
  }
  region.height(list.y - begin + 2 * size::pad);
}

void draw_head(Ui& ui, Rect head, const workbench::Session& session, const View& view,
               const FormSection& section) {
  const bool can_undo = session.plan().document().can_undo();
  const bool can_redo = session.plan().document().can_redo();
  if (icon_button(ui, "redo", head.cut_right(size::control, 4), Icon::redo, ui.t("app.plan.redo"),
                  can_redo))
    ui.ask(command::Redo{});
  if (icon_button(ui, "undo", head.cut_right(size::control, size::gap), Icon::undo,
                  ui.t("app.plan.undo"), can_undo))
    ui.ask(command::Undo{});
  const float used =
      draw_text(ui, head, section_name(ui, section), {type::title, ui.theme().text, true});
  head.cut_left(used, size::pad);
  const std::size_t errors = session.plan().diagnostics().size();
  if (errors > 0)
    draw_text(ui, head, ui.t("app.plan.findings", {{"count", std::to_string(errors)}}),
              {type::body, ui.theme().loss});
  else if (!view.kept.empty())
    draw_text(ui, head, ui.t(view.kept), {type::small, ui.theme().muted});
}

/// From when changes act: from the start, or from the day on show on.
void draw_since(Ui& ui, Rect row, const workbench::Session& session) {
  const bool on_a_day = session.playback().day() > 0 && !session.playback().at_end();
  const std::string from_day =
      on_a_day ? ui.t("app.future.since_day", {{"day", std::to_string(session.playback().day())}})
               : std::string(ui.t("app.future.since_some_day"));
  const std::vector<std::string_view> choices{ui.t("app.future.since_start"), from_day};
  const int chosen = session.branching() ? 1 : 0;
  const Rect box = row.cut_left(std::min(row.w, segmented_width(ui, choices)), size::pad);
  const int picked = segmented(ui, "since", {box.x, box.y, box.w, size::control}, choices, chosen,
                               session.playback().can_run());
  if (picked != chosen) ui.ask(command::SetBranching{picked == 1});
  const char* help = chosen == 0 ? "app.future.since_start_help"
                     : on_a_day  ? "app.future.since_day_help"
                                 : "app.future.choose_day_help";
  draw_text(ui, {row.x, row.y, row.w, size::control}, ui.t(help), {type::small, ui.theme().muted});
}

/// What is wrong and has no field of its own to stand beneath.
float draw_findings(const Ui& ui, const Rect& at, const workbench::Session& session,
                    const FormSection& section) {
  float y = at.y;
  int shown = 0;
  for (const Diagnostic& finding : session.plan().diagnostics()) {
    if (finding.path.compare(0, section.path.size(), section.path) == 0 || ++shown > 5) continue;
    draw_icon(Icon::warning, {at.x, y, 16, 20}, ui.theme().loss, 14);
    y += draw_paragraph(ui, {at.x + 22, y, at.w - 22, 100}, to_text(finding, ui.language),
                        {type::small, ui.theme().loss}, 3) +
         2;
  }
  return y > at.y ? y - at.y + size::pad : 0;
}

} // namespace

void draw_plan(Ui& ui, const Rect& area, const workbench::Session& session, const View& view) {
  if (!session.is_open()) {
    if (empty_state(ui, "plan.choose", area, Icon::plan, ui.t("app.plan.nothing_open"),
                    ui.t("app.plan.nothing_open_words"), ui.t("app.results.to_gallery")))
      ui.ask(command::GoTo{Place::gallery});
    return;
  }
  const std::vector<FormSection> sections = form_sections(session.plan().document());
  auto chosen = std::find_if(sections.begin(), sections.end(), [&](const FormSection& section) {
    return section.path == view.section;
  });
  if (chosen == sections.end()) chosen = sections.begin();

  Rect page = area;
  page.cut_top(draw_answers(ui, area, session, view));
  const Rect list = page.cut_left(area.w < 620 ? 148.0f : 204.0f);
  draw_sections(ui, list, session, sections, chosen->path);
  rule(list.right(), list.y, list.right(), area.bottom(), ui.theme().line);

  draw_head(ui, page.cut_top(56).inset(size::margin + 4, size::pad), session, view, *chosen);
  draw_since(ui, page.cut_top(size::control + size::pad).inset(size::margin + 4, 0), session);
  ImGui::PushID(chosen->path.c_str());
  {
    Region region("plan.form", page, true);
    Rect form = region.content().inset(size::margin + 4, 0);
    form.w = std::min(form.w, 820.0f);
    const float begin = form.y;
    form.y += draw_findings(ui, form, session, *chosen);
    form.y += draw_form(ui, form, session.plan(), *chosen);
    region.height(form.y - begin + size::section);
  }
  ImGui::PopID();
}

} // namespace pondlab::app
