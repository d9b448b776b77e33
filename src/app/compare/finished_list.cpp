#include "app/compare/finished_list.hpp"

#include "app/command/result_commands.hpp"
#include "app/draw/display_text.hpp"
#include "app/draw/paint.hpp"
#include "app/widgets/button.hpp"
#include "app/widgets/card.hpp"
#include "app/widgets/hit.hpp"
#include "app/widgets/tooltip.hpp"

#include <string>

namespace pondlab::app {
namespace {

using workbench::FinishedWork;

constexpr float least_for_a_row = 560; ///< width below which a row's words take a line each

float finished_row_height(float width) { return width < least_for_a_row ? 78.0f : 56.0f; }

constexpr float box_size = 18;

/// A box that picks it for being set side by side.
void draw_pick(Ui& ui, const Rect& area, const FinishedWork& work, bool picked,
               const std::string& name) {
  const Theme& colours = ui.theme();
  const Rect box{area.x, area.centre_y() - box_size / 2, box_size, box_size};
  const Hit state = hit(ui, name + ".pick", box.inset(-8, -8));
  if (picked) fill(box, colours.accent, 4);
  outline(box, picked || state.hovered ? colours.accent : colours.muted, 4);
  if (picked) draw_icon(Icon::pass, box, colours.surface, 12);
  if (state.focused) focus_ring(ui, box, 4);
  if (state.hovered) tooltip(ui, ui.t("app.finished.pick_help"));
  if (state.clicked) ui.ask(command::PickFinished{work.id, !picked});
}

/// What it was of: "对比 · 发短信、发券 · 20 次".
std::string subject_text(const Ui& ui, const FinishedWork& work) {
  return ui.t(
      "app.finished." + std::string(key_of(work.kind)),
      {{"subject", work.subject.in(ui.language)}, {"count", std::to_string(work.replications)}});
}

void draw_open(Ui& ui, Rect& line, const FinishedWork& work, const std::string& name) {
  const std::string_view open = ui.t("app.finished.open");
  const Rect at = line.cut_right(button_width(ui, open), size::pad);
  if (button(ui, name + ".open", {at.x, at.centre_y() - 15, at.w, 30}, open,
             {ButtonKind::quiet, Icon::none, true, ui.t("app.finished.open_help")}))
    ui.ask(command::OpenFinished{work.id});
}

/// Whose plan, what of it and when, from the top of `words`.
void draw_subject(Ui& ui, Rect& words, const FinishedWork& work, bool stacked) {
  const Theme& colours = ui.theme();
  const auto [date, time] = moment_text(ui, work.finished);
  const std::string when = date + " " + time;
  Rect first = words.cut_top(line_height(type::body), 0);
  if (stacked) {
    draw_text(ui, first, work.plan, {type::body, colours.text, true});
    draw_text(ui, words.cut_top(line_height(type::small), 0), when + " · " + subject_text(ui, work),
              {type::small, colours.muted});
    return;
  }
  draw_text(ui, first.cut_right(text_width(ui, when, type::small) + 1, size::pad), when,
            {type::small, colours.muted, false, Align::right});
  first.cut_left(draw_text(ui, first, work.plan, {type::body, colours.text, true}), size::pad);
  draw_text(ui, first, subject_text(ui, work), {type::small, colours.muted});
}

void draw_finished_row(Ui& ui, Rect line, const FinishedWork& work, bool picked,
                       const std::string& name) {
  const Theme& colours = ui.theme();
  const bool stacked = line.w < least_for_a_row;
  rule(line.x, line.y, line.right(), line.y, colours.line, 1, 0.6f);
  const Rect box = line.cut_left(box_size, size::pad);
  if (work.can_stand_beside()) draw_pick(ui, box, work, picked, name);
  const Rect gone = line.cut_right(size::control, 0);
  if (icon_button(ui, name + ".remove", {gone.x, gone.centre_y() - 15, gone.w, 30}, Icon::close,
                  ui.t("app.finished.remove")))
    ui.ask(command::RemoveFinished{work.id});
  if (!stacked) draw_open(ui, line, work, name); // there the row itself opens it
  Rect words = line.inset(0, 7);
  draw_subject(ui, words, work, stacked);
  const std::string& finding = work.finding.in(ui.language);
  const Hit state = hit(ui, name, words);
  draw_text(ui, words, finding, {type::small, colours.text});
  if (state.hovered && text_width(ui, finding, type::small) > words.w)
    tooltip(ui, finding, work.plan);
  if (state.focused) focus_ring(ui, line);
  if (state.clicked) ui.ask(command::OpenFinished{work.id});
}

} // namespace

float draw_finished_list(Ui& ui, const Rect& at, const workbench::KeptResults& kept) {
  if (kept.list().empty()) return 0;
  const auto rows = static_cast<float>(kept.list().size());
  const float row_height = finished_row_height(at.w - 2 * size::margin);
  const float height = 2 * size::margin + line_height(type::lead) + size::gap + rows * row_height;
  Rect inside = card(ui, {at.x, at.y, at.w, height});
  ui.place("finished.list", inside);
  card_title(ui, inside, ui.t("app.finished.title"),
             ui.t(kept.picked() == 1 ? "app.finished.pick_another" : "app.finished.note"));
  for (std::size_t i = 0; i < kept.list().size(); ++i)
    draw_finished_row(ui, inside.cut_top(row_height), kept.list()[i],
                      kept.is_picked(kept.list()[i].id), "finished." + std::to_string(i));
  return height;
}

} // namespace pondlab::app
