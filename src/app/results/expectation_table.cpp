#include "app/results/expectation_table.hpp"

#include "app/draw/display_text.hpp"
#include "app/draw/icons.hpp"
#include "app/draw/paint.hpp"
#include "app/widgets/card.hpp"
#include "app/widgets/hit.hpp"
#include "app/widgets/tooltip.hpp"
#include "report/model/names.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace pondlab::app {
namespace {

constexpr float expectation_row_height = 40;
constexpr float range_width = 140;
constexpr float value_width = 184;

struct Sign {
  Icon icon;
  const char* word;
  Colour colour;
};

Sign sign_of(const Theme& colours, const workbench::ExpectationView& expectation) {
  const bool limit = expectation.is_limit();
  if (!expectation.parked.empty()) return {Icon::minus, "app.verdict.parked", colours.muted};
  switch (expectation.verdict) {
  case workbench::Verdict::pass:
    return {Icon::pass, limit ? "app.verdict.kept" : "app.verdict.pass", colours.accent};
  case workbench::Verdict::fail:
    return {Icon::fail, limit ? "app.verdict.broken" : "app.verdict.fail", colours.loss};
  case workbench::Verdict::inconclusive:
    return {Icon::unsure, "app.verdict.inconclusive", colours.warm};
  case workbench::Verdict::pending:
    break;
  }
  return {Icon::minus, "app.verdict.pending", colours.muted};
}

std::string range_text(const Ui& ui, const workbench::ExpectationView& expectation) {
  const auto number = [&](double value) {
    return report::number_text(ui.language, value, expectation.unit);
  };
  if (!expectation.least_chance.empty()) return "≥ " + expectation.least_chance;
  if (std::isinf(expectation.low)) return "≤ " + number(expectation.high);
  if (std::isinf(expectation.high)) return "≥ " + number(expectation.low);
  return number(expectation.low) + " – " + number(expectation.high);
}

std::string value_text(const Ui& ui, const workbench::ExpectationView& expectation) {
  if (!expectation.chance.empty()) return expectation.chance;
  std::string words = report::number_text(ui.language, expectation.value, expectation.unit);
  if (std::isfinite(expectation.interval_low))
    words +=
        " " + report::limits_text(ui.language, expectation.interval_low, expectation.interval_high);
  else if (expectation.replications > 1)
    words += " " + report::half_width_text(ui.language, expectation.half_width, expectation.unit);
  return words;
}

void draw_tag(const Ui& ui, const Rect& area, std::string_view words) {
  const float width = text_width(ui, words, type::small) + 14;
  const Rect tag{area.x, area.centre_y() - 10, width, 20};
  outline(tag, ui.theme().line, 10);
  draw_text(ui, tag, words, {type::small, ui.theme().muted, false, Align::centre});
}

/// In two smaller lines where one is too short for it; says whether even those are.
bool draw_name(const Ui& ui, const Rect& line, const std::string& name) {
  const Theme& colours = ui.theme();
  if (text_width(ui, name, type::body) <= line.w) {
    draw_text(ui, line, name, {type::body, colours.text});
    return false;
  }
  constexpr int most_lines = 2;
  const std::size_t lines = wrap_text(ui, name, line.w, type::small).size();
  if (lines == 1) {
    draw_text(ui, line, name, {type::small, colours.text});
    return false;
  }
  draw_paragraph(ui, line.inset(0, 1), name, {type::small, colours.text}, most_lines);
  return lines > most_lines;
}

/// Why it is not judged, in a line or two.
void draw_reason(const Ui& ui, const Rect& area, const std::string& words) {
  const std::size_t lines = wrap_text(ui, words, area.w, type::small).size();
  const float height = line_height(type::small) * static_cast<float>(lines < 2 ? 1 : 2);
  draw_paragraph(ui, {area.x, area.y + (area.h - height) / 2, area.w, height}, words,
                 {type::small, ui.theme().muted}, 2);
}

void draw_row(Ui& ui, Rect line, const workbench::ExpectationView& expectation,
              std::size_t number) {
  const Theme& colours = ui.theme();
  const Hit state = hit(ui, "expectation." + std::to_string(number), line);
  if (state.focused) focus_ring(ui, line);
  if (state.hovered) fill(line.inset(-6, 1), colours.raised, 4);
  rule(line.x, line.y, line.right(), line.y, colours.line, 1, 0.6f);
  const Sign sign = sign_of(colours, expectation);
  Rect verdict = line.cut_left(ui.language == Language::zh ? 128.0f : 132.0f, size::gap);
  draw_icon(sign.icon, verdict.cut_left(20, 6), sign.colour, 16);
  draw_text(ui, verdict, ui.t(sign.word), {type::body, sign.colour, true});
  Rect tag = line.cut_right(76, size::gap);
  draw_tag(ui, tag, ui.t("app.expectation." + expectation.role));
  if (expectation.parked.empty()) {
    draw_text(ui, line.cut_right(range_width, size::pad), range_text(ui, expectation),
              {type::body, colours.muted, false, Align::right});
    draw_text(ui, line.cut_right(value_width, size::pad), value_text(ui, expectation),
              {type::body, colours.text, false, Align::right});
  } else {
    draw_reason(ui, line.cut_right(range_width + value_width, 2 * size::pad), expectation.parked);
  }
  const bool shortened = draw_name(ui, line, expectation.name);
  if (state.hovered) {
    std::string words = expectation.source;
    if (!expectation.parked.empty()) words += (words.empty() ? "" : "\n") + expectation.parked;
    if (expectation.verdict == workbench::Verdict::inconclusive && expectation.needed > 0)
      words += (words.empty() ? "" : "\n") +
               ui.t("app.expectation.needed", {{"count", std::to_string(expectation.needed)}});
    if (shortened) words = expectation.name + (words.empty() ? "" : "\n") + words;
    tooltip(ui, words, shortened ? std::string() : expectation.name);
  }
}

/// Keys of texts.
struct Heading {
  const char* title = "app.expectation.title";
  const char* note = "app.expectation.note";
};

/// Illustrations are no figures of the world's, nor are limits: a card of them alone asks something
/// else.
Heading heading_of(const std::vector<workbench::ExpectationView>& expectations) {
  const auto has = [&](std::string_view role) {
    return std::ranges::find(expectations, role, &workbench::ExpectationView::role) !=
           expectations.end();
  };
  const bool published = has("fitted") || has("held_out"), illustrated = has("illustration");
  if (published) return {.note = illustrated ? "app.expectation.note_mixed" : Heading{}.note};
  if (illustrated)
    return {"app.expectation.title_illustration", "app.expectation.note_illustration"};
  if (has("limit")) return {"app.expectation.title_limits", "app.expectation.note_limits"};
  return {};
}

} // namespace

float draw_expectation_table(Ui& ui, const Rect& at, const workbench::RunFigures& figures) {
  const std::vector<workbench::ExpectationView> expectations = figures.expectations(ui.language);
  const float title = line_height(type::lead) + size::gap;
  const float rows = expectations.empty()
                         ? 28.0f
                         : expectation_row_height * static_cast<float>(expectations.size()) + 22;
  const float height = 2 * size::margin + title + rows;
  Rect inside = card(ui, {at.x, at.y, at.w, height});
  const Heading heading = heading_of(expectations);
  card_title(ui, inside, ui.t(heading.title), ui.t(heading.note));
  if (expectations.empty()) {
    draw_text(ui, inside, ui.t("app.expectation.none"), {type::body, ui.theme().muted});
    return height;
  }
  Rect head = inside.cut_top(22);
  const TextStyle muted{type::small, ui.theme().muted, false, Align::right};
  head.cut_right(76 + size::gap);
  draw_text(ui, head.cut_right(range_width, size::pad), ui.t("app.expectation.expected"), muted);
  draw_text(ui, head.cut_right(value_width, size::pad), ui.t("app.expectation.measured"), muted);
  for (std::size_t i = 0; i < expectations.size(); ++i)
    draw_row(ui, inside.cut_top(expectation_row_height), expectations[i], i);
  return height;
}

} // namespace pondlab::app
