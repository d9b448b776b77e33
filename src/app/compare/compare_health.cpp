#include "app/compare/compare_health.hpp"

#include "app/command/work_commands.hpp"
#include "app/draw/icons.hpp"
#include "app/draw/paint.hpp"
#include "app/widgets/button.hpp"
#include "app/widgets/hit.hpp"
#include "report/check/health_text.hpp"

#include <algorithm>
#include <utility>

namespace pondlab::app {
namespace {

using report::DocumentTable;
using report::Notice;
using report::Tone;

constexpr float sign_column = 32;   ///< as wide as the verdict's
constexpr float around_summary = 6; ///< above and below
constexpr float arrow = 14;
constexpr float two_columns_from = 740;
constexpr float three_columns_from = 1300;
constexpr float between_columns = 32;
constexpr float between_lines = 20;

float paragraph_height(const Ui& ui, std::string_view words, float width, const TextStyle& style) {
  return line_height(style.size) *
         static_cast<float>(wrap_text(ui, words, width, style.size, style.strong).size());
}

/// The first notice is the card's own verdict.
TextStyle notice_style(const Ui& ui, bool first) { return {type::body, ui.theme().text, first}; }

/// How the card stands, or a notice of it.
struct Sign {
  Icon icon;
  Colour colour;
};

Sign sign_of(const Theme& colours, Tone tone) {
  switch (tone) {
  case Tone::good:
    return {Icon::pass, colours.accent};
  case Tone::open:
  case Tone::bad:
    return {Icon::warning, colours.warm};
  case Tone::plain:
    break;
  }
  return {Icon::unsure, colours.muted};
}

} // namespace

report::HealthSections health_sections_here(const Ui& ui, const workbench::Session& session,
                                            const report::HealthReport& report) {
  report::HealthSections sections = health_sections(report, ui.language);
  if (session.background().judges_evidence() && sections.evidence.note.empty())
    sections.evidence.note =
        ui.t("app.compare.health.judged_on",
             {{"strategy", session.plan().strategy_name(session.plan().strategy(), ui.language)},
              {"count", std::to_string(session.background().replications().done())}});
  return sections;
}

CompareHealth::CompareHealth(Ui& ui, const workbench::Session& session, bool open, float width)
    : ui_(ui), session_(session), open_(open), width_(width), report_(work().health()),
      summary_(report::HealthText(report_.compare, report_.card, ui.language).summary()),
      notices_(health_notices(report_, ui.language)) {
  if (open_) add_lines();
}

float CompareHealth::Part::height() const {
  return table.height() + (remedy.empty() ? 0 : size::gap + size::control);
}

/// In one, two or three columns, the first for the wider tables; what each strategy leaves behind
/// takes all there is, or the first two of three.
void CompareHealth::add_lines() {
  report::HealthSections all = health_sections_here(ui_, session_, report_);
  const float whole = width_ - 2 * size::margin;
  const int columns = whole < two_columns_from ? 1 : whole < three_columns_from ? 2 : 3;
  const float room = whole - between_columns * static_cast<float>(columns - 1);
  const float first = columns == 1 ? whole : room * (columns == 2 ? 0.62f : 0.4f);
  const float other = columns == 1 ? whole : (room - first) / static_cast<float>(columns - 1);
  const auto plain = [&](DocumentTable& table, float width) {
    return Part{DocumentTableView(ui_, std::move(table), width), {}, {}, {}};
  };
  const auto add = [&](Part part, bool beside) {
    if (!beside) lines_.emplace_back();
    lines_.back().push_back(std::move(part));
  };
  add(rests_on(std::move(all.rests_on), first), false);
  add(plain(all.inputs, other), columns > 1);
  add(plain(all.outside, columns == 3 ? other : first), columns == 3);
  if (columns == 2) add(evidence(std::move(all.evidence), other), true);
  add(plain(all.left, columns == 3 ? whole - between_columns - other : whole), false);
  if (columns != 2) add(evidence(std::move(all.evidence), other), columns == 3);
}

CompareHealth::Part CompareHealth::rests_on(DocumentTable table, float width) const {
  using workbench::AnalysisLevel;
  const workbench::Comparing& comparing = work().comparing();
  if (report_.card.screened || !report_.card.screenable)
    return {DocumentTableView(ui_, std::move(table), width), {}, {}, {}};
  table.head.clear();
  table.rows.clear();
  const int asked = comparing.replications();
  const int missing = !comparing.goes_on()    ? asked
                      : comparing.is_chosen() ? 0
                                              : std::max(0, asked - comparing.card()->replications);
  const int wanted = missing + comparing.missing_in_doubt(AnalysisLevel::screened);
  return {DocumentTableView(ui_, std::move(table), width),
          "compare.health.screen",
          ui_.t("app.compare.health.screen", {{"count", std::to_string(wanted)}}),
          {command::ChooseAnalysisLevel{AnalysisLevel::screened}, command::Compare{asked}},
          comparing.possible() && !work().running()};
}

CompareHealth::Part CompareHealth::evidence(DocumentTable table, float width) const {
  if (report_.card.judged) return {DocumentTableView(ui_, std::move(table), width), {}, {}, {}};
  const int count = work().comparing().replications();
  return {DocumentTableView(ui_, std::move(table), width),
          "compare.health.judge",
          ui_.t("app.compare.health.judge", {{"count", std::to_string(count)}}),
          {command::Replicate{count}},
          session_.can_replicate() && !work().running()};
}

/// Width of the word that opens or closes the card, with its arrow.
float CompareHealth::handle_width() const {
  return text_width(ui_, ui_.t(handle_key()), type::small) + size::gap + arrow;
}

/// Room for the summary's words: between the card's name and the handle.
float CompareHealth::summary_width() const {
  return width_ - sign_column - name_width() - handle_width() - 2 * size::pad;
}

float CompareHealth::name_width() const {
  return text_width(ui_, ui_.t("app.compare.health.title"), type::small, true) + 1;
}

float CompareHealth::summary_height() const {
  return paragraph_height(ui_, summary_, summary_width(), {type::small}) + 2 * around_summary;
}

float CompareHealth::notices_height() const {
  float height = 0;
  for (const Notice& notice : notices_)
    height += paragraph_height(ui_, notice.text, width_ - 2 * size::margin - sign_column,
                               notice_style(ui_, &notice == &notices_.front())) +
              size::unit;
  return height;
}

float CompareHealth::line_height_of(const Line& line) {
  float height = 0;
  for (const Part& part : line) height = std::max(height, part.height());
  return height;
}

float CompareHealth::panel_height() const {
  float height = 2 * size::margin + notices_height();
  for (const Line& line : lines_) height += between_lines + line_height_of(line);
  return height;
}

float CompareHealth::height() const {
  return summary_height() + (open_ ? size::unit + panel_height() : 0);
}

void CompareHealth::draw(Rect at) {
  ui_.place("compare.health.card", {at.x, at.y, at.w, height()});
  draw_summary(at.cut_top(summary_height(), size::unit));
  if (open_) draw_panel({at.x, at.y, at.w, panel_height()});
}

/// The whole line opens and closes the card.
void CompareHealth::draw_summary(const Rect& at) {
  const Theme& colours = ui_.theme();
  const Hit state = hit(ui_, "compare.health", at);
  if (state.hovered) fill(at.inset(-6, 0), colours.raised, 4);
  if (state.focused) focus_ring(ui_, at);
  if (state.clicked) ui_.ask(command::OpenHealthCard{!open_});
  Rect line = at.inset(0, around_summary);
  const Rect first{line.x, line.y, line.w, line_height(type::small)};
  const Sign sign = sign_of(colours, notices_.front().tone);
  draw_icon(sign.icon, {line.x, first.y, 24, first.h}, sign.colour, 16);
  line.cut_left(sign_column);
  draw_text(ui_, {line.x, first.y, line.w, first.h}, ui_.t("app.compare.health.title"),
            {type::small, colours.text, true});
  line.cut_left(name_width() + size::pad);
  draw_paragraph(ui_, {line.x, line.y, summary_width(), line.h}, summary_,
                 {type::small, colours.muted});
  Rect handle{at.right() - handle_width(), first.y, handle_width(), first.h};
  draw_icon(open_ ? Icon::up : Icon::down, handle.cut_right(arrow), colours.accent, arrow);
  draw_text(ui_, handle, ui_.t(handle_key()), {type::small, colours.accent});
}

void CompareHealth::draw_panel(Rect at) {
  const Theme& colours = ui_.theme();
  fill(at, colours.ground);
  outline(at, colours.line);
  Rect inside = at.inset(size::margin);
  for (const Notice& notice : notices_) {
    const bool first = &notice == &notices_.front();
    const TextStyle style = notice_style(ui_, first);
    Sign sign = sign_of(colours, notice.tone);
    if (notice.tone == Tone::plain && !first) sign = {Icon::right, colours.accent}; // what to do
    draw_icon(sign.icon, {inside.x, inside.y, 24, line_height(style.size)}, sign.colour, 16);
    Rect words = inside;
    words.cut_left(sign_column);
    inside.cut_top(draw_paragraph(ui_, words, notice.text, style), size::unit);
  }
  for (const Line& line : lines_) {
    inside.cut_top(between_lines);
    Rect row = inside.cut_top(line_height_of(line));
    for (const Part& part : line)
      draw_part(row.cut_left(part.table.width(), between_columns), part);
  }
}

void CompareHealth::draw_part(Rect at, const Part& part) {
  part.table.draw(at.cut_top(part.table.height(), size::gap));
  if (part.remedy.empty()) return;
  const float width = button_width(ui_, part.label, Icon::replicate);
  if (button(ui_, part.remedy, {at.x, at.y, std::min(at.w, width), size::control}, part.label,
             {ButtonKind::plain, Icon::replicate, part.enabled}))
    for (const Command& command : part.commands) ui_.ask(command);
}

} // namespace pondlab::app
