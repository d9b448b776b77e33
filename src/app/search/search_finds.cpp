#include "app/search/search_finds.hpp"

#include "app/command/search_commands.hpp"
#include "app/draw/icons.hpp"
#include "app/draw/paint.hpp"
#include "app/search/search_words.hpp"
#include "app/widgets/button.hpp"
#include "app/widgets/card.hpp"
#include "app/widgets/hit.hpp"
#include "app/widgets/tooltip.hpp"
#include "report/model/names.hpp"
#include "report/model/parameter_text.hpp"
#include "report/search/search_text.hpp"
#include "scenario/edit/strategy_list.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace pondlab::app {
namespace {

using experiment::Finalist;
using experiment::Search;
using experiment::TriedPlan;
using report::Notice;
using report::SearchText;
using report::Tone;

constexpr float sign_width = 32;
constexpr float find_head_height = 24;
constexpr float around_find = 8;          ///< above and below a row's words
constexpr float least_finds_beside = 860; ///< below that a row's figures stand under its name
constexpr std::size_t figures = 3;        ///< of a row

Colour tone_colour(const Theme& colours, Tone tone) {
  return tone == Tone::good   ? colours.accent
         : tone == Tone::bad  ? colours.loss
         : tone == Tone::open ? colours.warm
                              : colours.muted;
}

Icon tone_icon(Tone tone) {
  return tone == Tone::good ? Icon::pass : tone == Tone::bad ? Icon::fail : Icon::unsure;
}

/// Beside the finding: what else is to be known.
std::vector<Notice> remarks(const Ui& ui, const Search& search) {
  const SearchText words(search, ui.language);
  std::vector<Notice> all;
  const auto tell = [&](std::string said, Tone tone) {
    if (!said.empty()) all.push_back({std::move(said), tone});
  };
  std::string ends;
  for (const std::size_t i : words.variables_at_their_end())
    ends += (ends.empty() ? "" : std::string(ui.t("report.and"))) +
            report::parameter_name(ui.language, search.variables()[i].parameter);
  if (!ends.empty()) tell(words.t("at_end", {{"levers", ends}}), Tone::open);
  tell(words.untrusted(), Tone::open);
  tell(words.lost_by_choosing(), Tone::plain);
  return all;
}

bool is_today(const Search& search, const Finalist& finalist) {
  return search.plans()[finalist.plan].as_it_stands;
}

/// More than no campaign, more than the plan as it stands, and the measure weighed against.
std::array<std::string, figures> figures_of(const Ui& ui, const Search& search,
                                            const Finalist& finalist) {
  const SearchText words(search, ui.language);
  const auto signed_estimate = [&](const experiment::Estimate& estimate) {
    return (estimate.mean > 0 ? "+" : "") + words.with_interval(search.criterion(), estimate);
  };
  std::string over = "–";
  if (finalist.plan != search.today().plan) {
    const experiment::Estimate estimate = search.over_today(finalist);
    over = estimate.has_interval() && std::isfinite(estimate.half_width)
               ? signed_estimate(estimate)
               : words.value(search.criterion(), estimate.mean);
  }
  return {signed_estimate(finalist.gain), over,
          words.with_interval(search.against(), finalist.other)};
}

std::array<std::string, figures> heads_of(const Ui& ui, const Search& search) {
  return {std::string(ui.t("app.search.over_none")), std::string(ui.t("app.search.over_today")),
          SearchText(search, ui.language).against_name()};
}

/// What is to be known of a finalist before it is taken; empty: nothing.
std::vector<Notice> marks(const Ui& ui, const Search& search, const Finalist& finalist) {
  const SearchText words(search, ui.language);
  std::vector<Notice> all;
  if (finalist.on_front) all.push_back({std::string(ui.t("app.search.on_front")), Tone::good});
  const bool broken = std::ranges::any_of(finalist.limits, [](const experiment::Kept& kept) {
    return kept.verdict == experiment::Verdict::fail;
  });
  const bool open = std::ranges::any_of(finalist.limits, [](const experiment::Kept& kept) {
    return kept.verdict == experiment::Verdict::inconclusive;
  });
  if (broken || open) all.push_back({words.limits_text(finalist), broken ? Tone::bad : Tone::open});
  if (!words.outside(finalist).empty())
    all.push_back({std::string(ui.t("app.search.outside")), Tone::open});
  return all;
}

struct Layout {
  bool beside;
  float name;                          ///< width
  std::array<float, figures> figure{}; ///< widths
  float action;                        ///< width
};

Layout layout_of(const Ui& ui, const Search& search, float width) {
  Layout layout{.beside = width >= least_finds_beside,
                .name = 0,
                .action = button_width(ui, ui.t("app.search.take"), Icon::plus)};
  const auto heads = heads_of(ui, search);
  for (std::size_t i = 0; i < figures; ++i)
    layout.figure[i] = text_width(ui, heads[i], type::small);
  for (const Finalist& finalist : search.finalists()) {
    const auto words = figures_of(ui, search, finalist);
    for (std::size_t i = 0; i < figures; ++i)
      layout.figure[i] = std::max(layout.figure[i], text_width(ui, words[i]) + 1);
  }
  layout.name = width - layout.action - size::pad;
  if (layout.beside)
    for (const float figure : layout.figure) layout.name -= figure + size::margin;
  return layout;
}

/// Name, marks and settings; the figures below where they do not stand beside.
float row_height(const Ui& ui, const Search& search, const Finalist& finalist,
                 const Layout& layout) {
  const TriedPlan& plan = search.plans()[finalist.plan];
  const auto lines =
      wrap_text(ui, settings_text(ui, search, plan), layout.name - 18, type::small).size();
  float height = 2 * around_find + line_height(type::body) +
                 line_height(type::small) * static_cast<float>(std::max<std::size_t>(1, lines));
  if (!layout.beside) height += line_height(type::small) * static_cast<float>(figures) + 4;
  return height;
}

void draw_marks(const Ui& ui, Rect line, const Search& search, const Finalist& finalist) {
  for (const Notice& mark : marks(ui, search, finalist)) {
    const float width = text_width(ui, mark.text, type::small) + 14;
    if (width > line.w) return;
    const Rect chip = line.cut_left(width, 6);
    const Colour colour = tone_colour(ui.theme(), mark.tone);
    outline({chip.x, chip.centre_y() - 9, chip.w, 18}, colour, 9);
    draw_text(ui, chip, mark.text, {type::small, colour, false, Align::centre});
  }
}

/// The way to make it a strategy, or what strategy it is.
void draw_take(Ui& ui, const Rect& area, const workbench::Session& session, const Search& search,
               const Finalist& finalist) {
  const TriedPlan& plan = search.plans()[finalist.plan];
  const Rect place{area.x, area.centre_y() - 15, area.w, 30};
  if (is_today(search, finalist))
    return static_cast<void>(draw_text(ui, place, ui.t("app.search.in_plan"),
                                       {type::small, ui.theme().muted, false, Align::right}));
  const std::string there = scenario::strategy_with(session.plan().document().root(), *plan.patch);
  if (!there.empty()) {
    ui.place("search.taken." + plan.id, place);
    draw_text(ui, place,
              ui.t("app.search.is_strategy",
                   {{"name", session.plan().strategy_name(there, ui.language)}}),
              {type::small, ui.theme().accent, false, Align::right});
    return;
  }
  if (button(ui, "search.take." + plan.id, place, ui.t("app.search.take"),
             {ButtonKind::plain, Icon::plus, true, ui.t("app.search.take_help")}))
    ui.ask(command::TakePlanFound{finalist.plan});
}

void draw_figures(const Ui& ui, Rect row, const Search& search, const Finalist& finalist,
                  const Layout& layout) {
  const auto words = figures_of(ui, search, finalist);
  const auto heads = heads_of(ui, search);
  for (std::size_t i = 0; i < figures; ++i) {
    const Colour colour =
        i < 2 && words[i].starts_with("\u2212") ? ui.theme().loss : ui.theme().text;
    if (layout.beside) {
      draw_text(ui, row.cut_left(layout.figure[i], size::margin), words[i],
                {type::body, colour, i == 0, Align::right});
      continue;
    }
    const Rect line = row.cut_top(line_height(type::small));
    draw_text(ui, line, heads[i], {type::small, ui.theme().muted});
    draw_text(ui, line, words[i], {type::small, colour, false, Align::right});
  }
}

void draw_row(Ui& ui, Rect row, const workbench::Session& session, const Search& search,
              const Finalist& finalist, const Layout& layout, bool leads) {
  const Theme& colours = ui.theme();
  const SearchText words(search, ui.language);
  const TriedPlan& plan = search.plans()[finalist.plan];
  ui.place("search.find." + plan.id, row);
  rule(row.x, row.y, row.right(), row.y, colours.line, 1, 0.6f);
  Rect inside = row.inset(0, around_find);
  const Rect action = inside.cut_right(layout.action, size::pad);
  draw_take(ui, {action.x, action.y, action.w, layout.beside ? inside.h : 40}, session, search,
            finalist);
  Rect name = inside.cut_left(layout.name, 0);
  const Colour dot = is_today(search, finalist) ? colours.warm : colours.accent;
  ImGui::GetWindowDrawList()->AddCircleFilled({name.x + 6, name.y + line_height(type::body) / 2}, 5,
                                              rgba(dot));
  name.cut_left(18);
  Rect line = name.cut_top(line_height(type::body));
  const float used = draw_text(ui, line, words.plan_name(plan), {type::body, colours.text, leads});
  line.cut_left(used, size::gap);
  draw_marks(ui, line, search, finalist);
  const float settings =
      draw_paragraph(ui, name, settings_text(ui, search, plan), {type::small, colours.muted});
  name.cut_top(std::max(settings, line_height(type::small)), 4);
  if (const std::string outside = words.outside(finalist); !outside.empty()) {
    const Hit state = hit(ui, "search.outside." + plan.id, line);
    if (state.hovered) tooltip(ui, outside, ui.t("app.search.outside"));
  }
  Rect figures_at = layout.beside ? inside : Rect{name.x, name.y, row.right() - name.x, name.h};
  if (layout.beside) figures_at.cut_left(size::margin);
  draw_figures(ui, figures_at, search, finalist, layout);
}

void draw_heads(Ui& ui, Rect line, const Search& search, const Layout& layout) {
  if (!layout.beside) return;
  line.cut_left(layout.name + size::margin);
  const auto heads = heads_of(ui, search);
  for (std::size_t i = 0; i < figures; ++i)
    draw_text(ui, line.cut_left(layout.figure[i], size::margin), heads[i],
              {type::small, ui.theme().muted, false, Align::right});
}

void draw_save(Ui& ui, Rect& title) {
  constexpr float least_for_two = 420; // on a phone the report alone has room
  const auto action = [&](const char* name, const char* label, const char* help, bool html) {
    const Rect area = title.cut_right(button_width(ui, ui.t(label), Icon::save), 4);
    if (button(ui, name, {area.x, area.centre_y() - 15, area.w, 30}, ui.t(label),
               {ButtonKind::quiet, Icon::save, true, ui.t(help)}))
      ui.ask(command::SaveSearch{html});
  };
  if (title.w > least_for_two)
    action("search.save_csv", "app.search.save_csv", "app.search.save_csv_help", false);
  action("search.save_html", "app.compare.save_html", "app.compare.save_html_help", true);
}

float paragraph_height(const Ui& ui, std::string_view words, float width, float em,
                       bool strong = false) {
  return line_height(em) * static_cast<float>(wrap_text(ui, words, width, em, strong).size());
}

} // namespace

std::vector<std::string> search_head(const Ui& ui, const Search& search) {
  std::vector<std::string> head{std::string(ui.t("app.search.plan")),
                                std::string(ui.t("app.search.settings"))};
  for (std::string& words : heads_of(ui, search)) head.push_back(std::move(words));
  head.emplace_back(ui.t("search.limits"));
  return head;
}

std::vector<std::string> search_row(const Ui& ui, const Search& search, const Finalist& finalist) {
  const SearchText words(search, ui.language);
  const TriedPlan& plan = search.plans()[finalist.plan];
  std::vector<std::string> row{words.plan_name(plan), settings_text(ui, search, plan)};
  for (std::string& figure : figures_of(ui, search, finalist)) row.push_back(std::move(figure));
  std::string last = finalist.limits.empty() ? std::string() : words.limits_text(finalist);
  if (const std::string outside = words.outside(finalist); !outside.empty())
    last += (last.empty() ? "" : std::string(ui.t("app.search.semicolon"))) + outside;
  row.push_back(std::move(last));
  return row;
}

std::string search_summary(const Ui& ui, const Search& search) {
  std::string words = SearchText(search, ui.language).finding().text;
  for (const Notice& notice : remarks(ui, search)) words += " " + notice.text;
  return words;
}

float draw_search_finds(Ui& ui, const Rect& at, const workbench::Session& session) {
  const Theme& colours = ui.theme();
  const workbench::Searching& searching = session.background().searching();
  const Search& search = *searching.found();
  const bool old = searching.out_of_date();
  const float inner = at.w - 2 * size::margin, wide = inner - sign_width;
  const Notice finding = SearchText(search, ui.language).finding();
  const std::vector<Notice> more = remarks(ui, search);
  const Layout layout = layout_of(ui, search, inner);
  const std::string note = std::string(ui.t("app.search.note"));
  const float finding_height =
      std::max(28.0f, paragraph_height(ui, finding.text, wide, type::lead, true));
  float height = 2 * size::margin + size::control + size::gap + (old ? 30.0f : 0) + finding_height +
                 4 + (layout.beside ? find_head_height : size::gap) + size::gap +
                 paragraph_height(ui, note, inner, type::small);
  for (const Notice& notice : more)
    height += paragraph_height(ui, notice.text, wide, type::body) + 4;
  for (const Finalist& finalist : search.finalists())
    height += row_height(ui, search, finalist, layout);

  Rect inside = card(ui, {at.x, at.y, at.w, height});
  Rect title = inside.cut_top(size::control, size::gap);
  draw_save(ui, title);
  title.y += (title.h - line_height(type::lead)) / 2;
  card_title(
      ui, title, ui.t("app.search.finds"),
      ui.t("app.search.finds_note", {{"count", std::to_string(search.experiment().done())}}));
  if (old) {
    Rect line = inside.cut_top(26, 4);
    ui.place("search.out_of_date", line);
    draw_icon(Icon::warning, line.cut_left(20, 6), colours.warm, 16);
    draw_text(ui, line, ui.t("app.search.out_of_date"), {type::body, colours.warm});
  }
  draw_icon(tone_icon(finding.tone), {inside.x, inside.y, 24, 28},
            old ? colours.muted : tone_colour(colours, finding.tone), 20);
  Rect words = inside;
  words.cut_left(sign_width);
  ui.place("search.finding", {words.x, words.y, words.w, finding_height});
  draw_paragraph(ui, words, finding.text, {type::lead, old ? colours.muted : colours.text, true});
  inside.cut_top(finding_height, 4);
  words.cut_top(finding_height, 4);
  for (const Notice& notice : more) {
    const float used = draw_paragraph(
        ui, words, notice.text,
        {type::body, notice.tone == Tone::open && !old ? colours.warm : colours.muted});
    inside.cut_top(used, 4);
    words.cut_top(used, 4);
  }
  draw_heads(ui, inside.cut_top(layout.beside ? find_head_height : size::gap), search, layout);
  for (const Finalist& finalist : search.finalists())
    draw_row(ui, inside.cut_top(row_height(ui, search, finalist, layout)), session, search,
             finalist, layout, &finalist == &search.finalists().front());
  inside.cut_top(size::gap);
  draw_paragraph(ui, inside, note, {type::small, colours.muted});
  return height;
}

} // namespace pondlab::app
