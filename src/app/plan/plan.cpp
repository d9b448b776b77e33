#include "app/plan/plan.hpp"

#include "app/command/plan_commands.hpp"
#include "app/command/strategy_commands.hpp"
#include "app/command/view_commands.hpp"
#include "app/draw/display_text.hpp"
#include "app/draw/mechanism_colour.hpp"
#include "app/draw/paint.hpp"
#include "app/draw/region.hpp"
#include "app/draw/strategy_colour.hpp"
#include "app/plan/answers.hpp"
#include "app/plan/field_row.hpp"
#include "app/plan/form.hpp"
#include "app/plan/mechanism_palette.hpp"
#include "app/plan/strategy_bar.hpp"
#include "app/widgets/button.hpp"
#include "app/widgets/dropdown.hpp"
#include "app/widgets/empty_state.hpp"
#include "app/widgets/hit.hpp"
#include "app/widgets/segmented.hpp"

#include <algorithm>
#include <imgui.h>

namespace pondlab::app {
namespace {

std::string section_name(const Ui& ui, const FormSection& section) {
  if (!section.only.empty()) return std::string(ui.t("app.plan.about"));
  return section.is_campaign ? campaign_name(ui, section.key)
                             : parameter_name(ui, "scenario", section.key);
}

int findings_below(const workbench::Session& session, const std::string& path) {
  int count = 0;
  for (const Diagnostic& finding : session.plan().diagnostics())
    count += session.plan().shown_path(finding).starts_with(path) ? 1 : 0;
  return count;
}

/// What is wrong and with what, in words of the forms instead of a place in a file.
std::string finding_words(const Ui& ui, const workbench::PlanDocument& plan,
                          const Diagnostic& finding) {
  std::string words = sentence_of(finding, ui.language);
  const auto path = scenario::Path::parse(finding.path);
  if (!path || path->size() < 2) return words;
  const auto* head = std::get_if<std::string>(&path->steps()[0]);
  const auto* next = std::get_if<std::string>(&path->steps()[1]);
  std::string place = head ? parameter_name(ui, "scenario", *head) : std::string();
  if (head && next && *head == "campaign") place = campaign_name(ui, *next);
  if (head && next && *head == "strategies") place = plan.strategy_name(*next, ui.language);
  return place.empty() ? words : place + std::string(ui.t("app.plan.finding_of")) + words;
}

void draw_group_title(const Ui& ui, Rect& list, std::string_view words) {
  draw_text(ui, list.cut_top(28).inset(10, 0), words, {type::small, ui.theme().muted});
}

/// A mechanism that the strategy on show takes out, and the way to put it back.
void draw_removed_entry(Ui& ui, Rect row, const FormSection& section) {
  Rect inside = row.inset(10, 0);
  if (icon_button(ui, "restore." + section.key, inside.cut_right(28, 4), Icon::undo,
                  ui.t("app.strategies.put_back")))
    ui.ask(command::TakeBaseValue{section.path});
  inside.cut_left(16);
  const float width =
      draw_text(ui, inside, section_name(ui, section), {type::body, ui.theme().muted});
  rule(inside.x, inside.centre_y(), inside.x + width, inside.centre_y(), ui.theme().muted);
}

void draw_section_entry(Ui& ui, Rect& list, const workbench::Session& session,
                        const FormSection& section, bool chosen) {
  const Theme& colours = ui.theme();
  Rect row = list.cut_top(34, 2);
  if (section.is_removed) return draw_removed_entry(ui, row, section);
  const Hit state = hit(ui, "section." + section.key, row);
  if (chosen || state.hovered)
    fill(row, chosen ? colours.raised : mix(colours.ground, colours.raised, 0.5f));
  if (state.focused) focus_ring(ui, row);
  if (session.plan().is_patched() && differs(session.plan(), section))
    fill({row.x, row.y + 8, 3, row.h - 16},
         strategy_colour(ui, session.plan(), session.plan().strategy()), 1);
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
  if (section.is_goal) return "app.plan.goals";
  if (!section.is_campaign) return "app.plan.world";
  if (!section.group.has_value()) return "app.plan.campaign";
  return "mechanism_group." + std::string(engine::key_of(*section.group));
}

/// No campaign is what the others are held against: it has none to add to, unless the plan has
/// no campaign at all.
bool can_add(const workbench::PlanDocument& plan) {
  return plan.strategy() != scenario::none_strategy || !plan.document().root().find("campaign");
}

void draw_add_mechanism(Ui& ui, Rect& list, const workbench::PlanDocument& plan, const View& view) {
  const Rect row = list.cut_top(size::control, size::gap);
  const std::string_view words = ui.t("app.palette.open");
  if (button(ui, "palette.open", row, words,
             {view.choosing_mechanism ? ButtonKind::plain : ButtonKind::quiet, Icon::plus,
              can_add(plan),
              ui.t(can_add(plan) ? "app.palette.open_help" : "app.palette.none_help")}))
    ui.ask(command::ChooseMechanism{!view.choosing_mechanism});
}

void draw_no_campaign(Ui& ui, Rect& list) {
  draw_group_title(ui, list, ui.t("app.plan.campaign"));
  draw_text(ui, list.cut_top(30).inset(10, 0), ui.t("app.plan.no_campaign"),
            {type::body, ui.theme().muted});
}

void draw_sections(Ui& ui, const Rect& area, const workbench::Session& session, const View& view,
                   const std::vector<FormSection>& sections, const std::string& chosen) {
  Region region("plan.sections", area, true);
  Rect list = region.content().inset(size::gap, size::pad);
  const float begin = list.y;
  const workbench::PlanDocument& plan = session.plan();
  if (sections.empty() || !sections.front().is_campaign) draw_no_campaign(ui, list);
  std::string title;
  bool added = false; // the button, which ends the campaign
  for (const FormSection& section : sections) {
    if (!section.is_campaign && !added) {
      draw_add_mechanism(ui, list, plan, view);
      added = true;
    }
    if (view.only_differences && plan.is_patched() && !differs(plan, section)) continue;
    const std::string key = title_of(section);
    if (key != title) {
      if (!title.empty()) list.cut_top(size::gap);
      draw_group_title(ui, list, ui.t(key));
      title = key;
    }
    draw_section_entry(ui, list, session, section,
                       section.path == chosen && !view.choosing_mechanism);
  }
  region.height(list.y - begin + 2 * size::pad);
}

/// From when changes act: from the start, or from the day on show on.
void draw_since(Ui& ui, Rect& row, const workbench::Session& session) {
  const bool on_a_day = session.playback().day() > 0 && !session.playback().at_end();
  const std::string from_day =
      on_a_day ? ui.t("app.future.since_day", {{"day", std::to_string(session.playback().day())}})
               : std::string(ui.t("app.future.since_some_day"));
  const std::vector<std::string_view> choices{ui.t("app.future.since_start"), from_day};
  const int chosen = session.branching() ? 1 : 0;
  const float width = segmented_width(ui, choices);
  if (width > row.w) return;
  const int picked = segmented(ui, "since", row.cut_right(width, size::pad), choices, chosen,
                               session.playback().can_run());
  if (picked != chosen) ui.ask(command::SetBranching{picked == 1});
}

/// What a mechanism's form can do with the whole of it.
void draw_mechanism_tools(Ui& ui, Rect& head, const FormSection& section) {
  if (icon_button(ui, "remove." + section.path, head.cut_right(size::control, 4), Icon::close,
                  ui.t("app.palette.remove")))
    ui.ask(command::RemoveMechanism{section.key});
  if (icon_button(ui, "copy." + section.path, head.cut_right(size::control, 4), Icon::plus,
                  ui.t("app.palette.copy")))
    ui.ask(command::CopyMechanism{section.key});
}

void draw_head(Ui& ui, Rect head, const workbench::Session& session, const View& view,
               std::string_view title, const FormSection* section) {
  const bool can_undo = session.plan().document().can_undo();
  const bool can_redo = session.plan().document().can_redo();
  if (icon_button(ui, "redo", head.cut_right(size::control, 4), Icon::redo, ui.t("app.plan.redo"),
                  can_redo))
    ui.ask(command::Redo{});
  if (icon_button(ui, "undo", head.cut_right(size::control, size::gap), Icon::undo,
                  ui.t("app.plan.undo"), can_undo))
    ui.ask(command::Undo{});
  if (section && section->is_campaign) draw_mechanism_tools(ui, head, *section);
  const float wanted = text_width(ui, title, type::title, true) + size::pad;
  Rect name = head.cut_left(std::min(wanted, head.w));
  draw_text(ui, name, title, {type::title, ui.theme().text, true});
  draw_since(ui, head, session);
  const std::size_t errors = session.plan().diagnostics().size();
  if (errors > 0)
    draw_text(ui, head, ui.t("app.plan.findings", {{"count", std::to_string(errors)}}),
              {type::body, ui.theme().loss});
  else if (session.branching())
    draw_text(
        ui, head,
        ui.t(session.branches_here() ? "app.future.since_day_help" : "app.future.choose_day_help"),
        {type::small, ui.theme().muted});
  else if (!view.kept.empty())
    draw_text(ui, head, ui.t(view.kept), {type::small, ui.theme().muted});
}

/// What is wrong elsewhere; a click goes there.
float draw_findings(Ui& ui, const Rect& at, const workbench::Session& session,
                    const std::string& section) {
  constexpr int most = 6;
  float y = at.y;
  int shown = 0, left = 0;
  for (const Diagnostic& finding : session.plan().diagnostics()) {
    if (!section.empty() && session.plan().shown_path(finding).starts_with(section)) continue;
    if (++shown > most) {
      ++left;
      continue;
    }
    const Colour colour = finding.severity == Severity::error ? ui.theme().loss : ui.theme().warm;
    const float height =
        draw_paragraph(ui, {at.x + 22, y + 2, at.w - 22, 100},
                       finding_words(ui, session.plan(), finding), {type::small, colour}, 3);
    draw_icon(Icon::warning, {at.x, y + 2, 16, 18}, colour, 14);
    const Rect row{at.x - 6, y, at.w + 12, height + 4};
    const Hit state = hit(ui, "finding." + std::to_string(shown), row);
    if (state.hovered) outline(row, colour, 4);
    if (state.focused) focus_ring(ui, row);
    if (state.clicked) ui.ask(command::ShowFinding{finding});
    y += height + 6;
  }
  if (left > 0)
    y += draw_paragraph(ui, {at.x + 22, y, at.w - 22, 24},
                        ui.t("app.plan.more_findings", {{"count", std::to_string(left)}}),
                        {type::small, ui.theme().muted});
  return y > at.y ? y - at.y + size::pad : 0;
}

/// What is wrong and the fields of a section; returns their height.
float draw_fields(Ui& ui, Rect form, const workbench::Session& session, const View& view,
                  const FormSection& section) {
  const workbench::PlanDocument& plan = session.plan();
  const float begin = form.y;
  form.y += draw_findings(ui, form, session, section.path);
  const FormContext context{plan, view, strategy_colour(ui, plan, plan.strategy())};
  const float height = draw_form(ui, form, context, section);
  if (height <= 0)
    form.y += draw_paragraph(ui, form, ui.t("app.strategies.no_difference"),
                             {type::body, ui.theme().muted});
  return form.y + height - begin;
}

void draw_section(Ui& ui, Rect page, const workbench::Session& session, const View& view,
                  const FormSection& section) {
  draw_head(ui, page.cut_top(52).inset(size::margin + 4, 10), session, view,
            section_name(ui, section), &section);
  ImGui::PushID((session.plan().strategy() + section.path).c_str());
  {
    Region region("plan.form", page, true);
    Rect form = region.content().inset(size::margin + 4, 0);
    form.w = std::min(form.w, 820.0f);
    region.height(draw_fields(ui, form, session, view, section) + size::section);
  }
  ImGui::PopID();
}

void draw_palette(Ui& ui, Rect page, const workbench::Session& session, const View& view) {
  draw_head(ui, page.cut_top(52).inset(size::margin + 4, 10), session, view,
            ui.t("app.palette.title"), nullptr);
  Region region("plan.palette", page, true);
  Rect cards = region.content().inset(size::margin + 4, 0);
  cards.w = std::min(cards.w, 1100.0f);
  region.height(draw_mechanism_palette(ui, cards, view) + size::section);
}

/// The sections as a choice, where there is no room for a list beside the form; behind it a way to
/// add to the campaign.
void draw_section_choice(Ui& ui, Rect row, const workbench::Session& session, const View& view,
                         const std::vector<FormSection>& sections, const std::string& chosen) {
  const workbench::PlanDocument& plan = session.plan();
  std::vector<DropdownItem> items;
  std::vector<const FormSection*> behind;
  int now = -1;
  for (const FormSection& section : sections) {
    const bool is_same = plan.is_patched() && !differs(plan, section);
    if (section.is_removed || (view.only_differences && is_same)) continue;
    if (section.path == chosen && !view.choosing_mechanism) now = static_cast<int>(items.size());
    const int wrong = findings_below(session, section.path);
    items.push_back({section_name(ui, section),
                     wrong > 0 ? ui.t("app.plan.findings", {{"count", std::to_string(wrong)}})
                               : std::string(ui.t(title_of(section)))});
    behind.push_back(&section);
  }
  if (icon_button(ui, "palette.open", row.cut_right(size::control, size::gap), Icon::plus,
                  ui.t(can_add(plan) ? "app.palette.open_help" : "app.palette.none_help"),
                  can_add(plan), view.choosing_mechanism))
    ui.ask(command::ChooseMechanism{!view.choosing_mechanism});
  const int picked =
      dropdown(ui, "sections", row, items, now, {{}, true, true, ui.t("app.palette.title")});
  if (picked != now) ui.ask(command::ChooseSection{behind[static_cast<std::size_t>(picked)]->path});
}

/// What the strategy on show takes out, each with the way to put it back.
float draw_removed(Ui& ui, Rect at, const std::vector<FormSection>& sections) {
  const float begin = at.y;
  for (const FormSection& section : sections)
    if (section.is_removed) draw_removed_entry(ui, at.cut_top(34, 2), section);
  return at.y - begin;
}

/// Everything below each other in one part that scrolls: for phones and a projector's zoom.
void draw_stacked(Ui& ui, const Rect& area, const workbench::Session& session, const View& view,
                  const std::vector<FormSection>& sections, const FormSection& section) {
  Region region("plan.stacked", area, true);
  Rect page = region.content();
  const float begin = page.y;
  page.cut_top(draw_answers(ui, page, session, view));
  page.cut_top(draw_strategy_bar(ui, page, session, view, section.path));
  const bool palette = view.choosing_mechanism && can_add(session.plan());
  Rect inside = page.inset(size::margin, 0);
  inside.cut_top(size::gap);
  draw_section_choice(ui, inside.cut_top(size::control, 4), session, view, sections, section.path);
  inside.cut_top(draw_removed(ui, inside, sections));
  draw_head(ui, inside.cut_top(44).inset(0, 6), session, view, {}, palette ? nullptr : &section);
  ImGui::PushID((session.plan().strategy() + section.path).c_str());
  inside.y += palette ? draw_mechanism_palette(ui, inside, view)
                      : draw_fields(ui, inside, session, view, section);
  ImGui::PopID();
  region.height(inside.y - begin + size::section);
}

} // namespace

void draw_plan(Ui& ui, const Rect& area, const workbench::Session& session, const View& view) {
  if (!session.is_open()) {
    if (empty_state(ui, "plan.choose", area, Icon::plan, ui.t("app.plan.nothing_open"),
                    ui.t("app.plan.nothing_open_words"), ui.t("app.results.to_gallery")))
      ui.ask(command::GoTo{Place::gallery});
    return;
  }
  const std::vector<FormSection> sections = form_sections(session.plan());
  auto chosen = std::ranges::find_if(sections, [&](const FormSection& section) {
    return section.path == view.section && !section.is_removed;
  });
  if (chosen == sections.end())
    chosen = std::ranges::find(sections, false, &FormSection::is_removed);

  // Beside the list a form needs this much; below the head it needs to be seen at all.
  constexpr float least_width = 600, least_height = 420;
  if (area.w < least_width || area.h < least_height)
    return draw_stacked(ui, area, session, view, sections, *chosen);
  Rect page = area;
  page.cut_top(draw_answers(ui, page, session, view));
  page.cut_top(draw_strategy_bar(ui, page, session, view, chosen->path));
  const Rect list = page.cut_left(area.w < 760 ? 168.0f : 204.0f);
  draw_sections(ui, list, session, view, sections, chosen->path);
  rule(list.right(), list.y, list.right(), area.bottom(), ui.theme().line);
  if (view.choosing_mechanism && can_add(session.plan()))
    draw_palette(ui, page, session, view);
  else
    draw_section(ui, page, session, view, *chosen);
}

} // namespace pondlab::app
