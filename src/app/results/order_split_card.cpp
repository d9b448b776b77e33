#include "app/results/order_split_card.hpp"

#include "app/charts/split_view.hpp"
#include "app/command/people_commands.hpp"
#include "app/command/view_commands.hpp"
#include "app/draw/display_text.hpp"
#include "app/draw/paint.hpp"
#include "app/widgets/card.hpp"
#include "app/widgets/fold.hpp"
#include "app/widgets/hit.hpp"
#include "app/widgets/tooltip.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace pondlab::app {
namespace {

constexpr float split_bar_height = 26;
constexpr float term_height = 28;

/// One term of the sum under the bar.
struct Term {
  SplitPart part;
  const char* key; ///< end of its texts' keys, and of its name
  const char* sign;
  std::int64_t orders;
};

std::array<Term, 3> terms_of(const report::OrderSplit& split) {
  // What the dashboard has not seen is taken off: nobody would have bought anyway minus so often.
  const Term last = split.anyway < 0 ? Term{SplitPart::anyway, "unseen", "−", -split.anyway}
                                     : Term{SplitPart::anyway, "anyway", "+", split.anyway};
  return {{{SplitPart::reported, "reported", "", split.reported},
           {SplitPart::more, "more", "=", split.more},
           last}};
}

/// Opens the people behind a part; says what it counts.
void use_part(Ui& ui, const Hit& state, const Term& term, const workbench::Session& session) {
  const std::string key = term.key;
  if (state.hovered)
    tooltip(ui,
            std::string(ui.t("order_split.help." + key)) + "\n" +
                std::string(ui.t("app.people.hint")),
            ui.t("order_split." + key));
  if (state.clicked)
    ui.ask(command::ShowPeople{
        {std::string(report::split_measures[static_cast<std::size_t>(term.part)]), 0,
         session.playback().day()}});
}

/// The equation stands in one line where it fits, else each term has a line of its own.
float terms_height(const Ui& ui, float width, const report::OrderSplit& split) {
  float wanted = 0;
  const auto terms = terms_of(split);
  for (const Term& term : terms) {
    wanted += text_width(ui, ui.t(std::string("order_split.") + term.key), type::body);
    wanted += text_width(ui, count_text(ui, term.orders), type::lead, true) + 6 + size::gap + 4;
    if (*term.sign != '\0') wanted += 14 + size::gap;
    if (term.part != SplitPart::reported) wanted += 16;
  }
  return wanted <= width ? term_height : term_height * static_cast<float>(terms.size());
}

/// As the bar has it: what lies beyond it is hollow.
void draw_term_mark(const Ui& ui, const Rect& at, const Term& term) {
  if (std::string_view(term.key) == "unseen")
    outline({at.x + 0.5f, at.centre_y() - 4.5f, 9, 9}, ui.theme().accent, 2);
  else
    draw_split_mark(ui, at, term.part);
}

/// "看板口径订单 1,234 ＝ ■ 真实增量 567 ＋ ■ 本来也会买 667".
void draw_terms(Ui& ui, Rect lines, const workbench::Session& session,
                const report::OrderSplit& split) {
  const Theme& colours = ui.theme();
  const bool stacked = lines.h > term_height;
  Rect line = lines;
  for (const Term& term : terms_of(split)) {
    if (stacked) line = lines.cut_top(term_height);
    if (*term.sign != '\0')
      draw_text(ui, line.cut_left(14, size::gap), term.sign,
                {type::lead, colours.muted, false, Align::centre});
    const bool marked = term.part != SplitPart::reported;
    const std::string_view name = ui.t(std::string("order_split.") + term.key);
    const std::string figure = count_text(ui, term.orders);
    const float name_width = text_width(ui, name, type::body);
    const float figure_width = text_width(ui, figure, type::lead, true);
    Rect area = line.cut_left((marked ? 16 : 0) + name_width + 6 + figure_width, size::gap + 4);
    const Hit state = hit(ui, std::string("order_split.") + term.key, area.inset(-4, 0));
    if (state.hovered) fill(area.inset(-4, 0), colours.raised, 4);
    if (state.focused) focus_ring(ui, area.inset(-4, 0));
    use_part(ui, state, term, session);
    if (marked) draw_term_mark(ui, area.cut_left(16), term);
    draw_text(ui, area.cut_left(name_width, 6), name, {type::body, colours.muted});
    draw_text(ui, area, figure, {type::lead, term.orders < 0 ? colours.loss : colours.text, true});
  }
  if (split.more < 0 && line.w > 60) // what the dashboard has not seen is a term already
    draw_text(ui, line, beyond_text(ui, split), {type::small, colours.loss});
}

/// The parts of the bar are the way to their people too.
void draw_bar(Ui& ui, const Rect& track, const workbench::Session& session,
              const report::OrderSplit& split) {
  const report::SplitStretches bar = report::stretches_of(split);
  const std::int64_t end = std::max<std::int64_t>(bar.end(), 1);
  draw_split_bar(ui, track, split, end);
  const auto part = [&](const Term& term, const report::SplitStretches::Stretch& stretch) {
    if (stretch.empty()) return;
    const float unit = track.w / static_cast<float>(end);
    const Rect area{track.x + unit * static_cast<float>(stretch.from), track.y,
                    unit * static_cast<float>(stretch.to - stretch.from), track.h};
    const Hit state = hit(ui, std::string("order_split.bar.") + term.key, area);
    if (state.hovered || state.focused) outline(area, ui.theme().text, 2);
    use_part(ui, state, term, session);
  };
  part(terms_of(split)[1], bar.more);
  part(terms_of(split)[2], bar.anyway);
}

} // namespace

namespace {

/// A paragraph of the card.
struct Paragraph {
  std::string words;
  TextStyle style;
};

float height_of(const Ui& ui, const Paragraph& paragraph, float width) {
  const auto lines =
      wrap_text(ui, paragraph.words, width, paragraph.style.size, paragraph.style.strong).size();
  return line_height(paragraph.style.size) * static_cast<float>(lines);
}

/// What was found stands first and largest where it is known.
std::vector<Paragraph> headline(const Ui& ui, const workbench::Session& session,
                                const report::OrderSplit& split) {
  const Theme& colours = ui.theme();
  const std::string finding = session.figures().finding(ui.language);
  const std::string sentence = report::split_sentence(ui.language, split);
  if (finding.empty()) return {{sentence, {type::lead, colours.text, true}}};
  return {{finding, {type::title, colours.text, true}}, {sentence, {type::body, colours.text}}};
}

std::vector<Paragraph> how_reckoned(const Ui& ui) {
  const TextStyle style{type::small, ui.theme().muted};
  return {{std::string(ui.t("order_split.how")), style},
          {std::string(ui.t("finding.interval")), style}};
}

} // namespace

float draw_order_split(Ui& ui, const Rect& at, const workbench::Session& session,
                       const View& view) {
  const auto split = session.figures().order_split();
  if (!split) return 0;
  const float width = at.w - 2 * size::margin;
  const std::vector<Paragraph> head = headline(ui, session, *split);
  const std::vector<Paragraph> how = view.how_open ? how_reckoned(ui) : std::vector<Paragraph>{};
  const float terms = terms_height(ui, width, *split);
  float height =
      2 * size::margin + split_bar_height + size::gap + terms + 2 + line_height(type::small);
  for (const Paragraph& paragraph : head) height += height_of(ui, paragraph, width) + size::gap;
  for (const Paragraph& paragraph : how) height += height_of(ui, paragraph, width) + 4;
  Rect inside = card(ui, {at.x, at.y, at.w, height});
  ui.place("order_split.card", {at.x, at.y, at.w, height});
  const auto write = [&](const Paragraph& paragraph, float gap) {
    const Rect area = inside.cut_top(height_of(ui, paragraph, width), gap);
    draw_paragraph(ui, area, paragraph.words, paragraph.style);
  };
  for (const Paragraph& paragraph : head) write(paragraph, size::gap);
  draw_bar(ui, inside.cut_top(split_bar_height, size::gap), session, *split);
  draw_terms(ui, inside.cut_top(terms, 2), session, *split);
  Rect foot = inside.cut_top(line_height(type::small), 4);
  const std::string_view label = ui.t("finding.how");
  if (fold_handle(ui, "order_split.how", foot.cut_right(fold_handle_width(ui, label), size::pad),
                  label, view.how_open))
    ui.ask(command::OpenHow{!view.how_open});
  draw_text(ui, foot, report::split_basis(ui.language, *split), {type::small, ui.theme().muted});
  for (const Paragraph& paragraph : how) write(paragraph, 4);
  return height;
}

} // namespace pondlab::app
