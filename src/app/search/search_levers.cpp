#include "app/search/search_levers.hpp"

#include "app/command/search_commands.hpp"
#include "app/draw/paint.hpp"
#include "app/search/search_words.hpp"
#include "app/widgets/button.hpp"
#include "app/widgets/card.hpp"
#include "app/widgets/menu.hpp"
#include "app/widgets/range_slider.hpp"
#include "app/widgets/toggle.hpp"
#include "report/model/parameter_text.hpp"
#include "workbench/session/levers.hpp"

#include <algorithm>
#include <vector>

namespace pondlab::app {
namespace {

constexpr float lever_row_height = 48;
constexpr float stacked_row_height = 84; ///< its slider below its name …
constexpr float least_row_beside = 620;  ///< … where a row is narrower than this
constexpr float range_text_width = 132;

using scenario::DecisionVariable;
using workbench::LeverTrack;

bool is_stacked(float width) { return width < least_row_beside; }

/// Its name, and where the plan stands now.
void draw_lever_name(const Ui& ui, Rect area, const DecisionVariable& lever,
                     const LeverTrack& track, bool moved) {
  const Theme& colours = ui.theme();
  const Rect name = area.cut_top(area.h / 2);
  draw_text(ui, {name.x, name.y + 2, name.w, name.h},
            report::parameter_name(ui.language, lever.parameter),
            {type::body, moved ? colours.text : colours.muted});
  const std::string now =
      track.value ? ui.t("app.search.now",
                         {{"value", lever_value(ui, track.type, lever.parameter, *track.value)}})
                  : std::string();
  draw_text(ui, {area.x, area.y - 2, area.w, area.h}, now, {type::small, colours.muted});
}

void draw_lever(Ui& ui, Rect row, const workbench::Session& session,
                const DecisionVariable& lever) {
  const workbench::Searching& searching = session.background().searching();
  const std::string name = "search.lever." + lever.parameter;
  const bool enabled = !searching.running();
  const bool moved = searching.moves(lever.parameter);
  rule(row.x, row.y, row.right(), row.y, ui.theme().line, 1, 0.6f);
  const LeverTrack track =
      workbench::track_of(session.plan().study()->scenario, searching.strategies().front(), lever);
  Rect line = is_stacked(row.w) ? row.cut_top(lever_row_height) : row;
  if (toggle(ui, name + ".on", line.cut_left(44, 4), moved) != moved && enabled)
    ui.ask(command::MoveLever{lever.parameter, !moved});
  const Rect away = line.cut_right(28, size::gap);
  if (icon_button(ui, name + ".remove", {away.x, away.centre_y() - 14, 28, 28}, Icon::close,
                  ui.t("app.search.remove"), enabled))
    ui.ask(command::RemoveLever{lever.parameter});
  Rect words, slider;
  if (is_stacked(row.w)) {
    draw_lever_name(ui, line, lever, track, moved);
    words = {line.x, line.centre_y() - 2, line.w, line.h / 2};
    slider = row.inset(44, 0);
  } else {
    words = line.cut_right(range_text_width, size::pad);
    draw_lever_name(ui, line.cut_left(std::min(300.0f, line.w * 0.45f), size::pad), lever, track,
                    moved);
    slider = line;
  }
  const RangeEdit edit = range_slider(
      ui, name,
      {slider.x, slider.centre_y() - range_slider_height / 2, slider.w, range_slider_height},
      {track.low, track.high, track.step, track.value}, lever.low, lever.high, enabled && moved);
  draw_text(ui, words,
            lever_value(ui, scenario::ParameterType::real, lever.parameter, edit.low) + " – " +
                lever_value(ui, track.type, lever.parameter, edit.high),
            {type::body, moved ? ui.theme().text : ui.theme().muted, false, Align::right});
  if (edit.finished) ui.ask(command::SetLever{{lever.parameter, edit.low, edit.high, lever.step}});
}

/// What else can be moved, behind a plus.
void draw_add(Ui& ui, Rect& line, const workbench::Session& session) {
  const workbench::Searching& searching = session.background().searching();
  const auto numbers =
      workbench::movable_numbers(session.plan().study()->scenario, searching.strategies().front());
  if (numbers.empty() || searching.running()) return;
  std::vector<MenuItem> items;
  for (const workbench::MovableNumber& number : numbers)
    items.push_back({report::parameter_name(ui.language, number.path)});
  const Rect plus = line.cut_right(size::control, 2);
  const int picked = menu(ui, "search.add", plus, Icon::plus, ui.t("app.search.add_help"), items);
  const std::string_view words = ui.t("app.search.add");
  draw_text(ui, line.cut_right(text_width(ui, words) + 1, size::gap), words,
            {type::body, ui.theme().muted});
  if (picked >= 0) ui.ask(command::SetLever{numbers[static_cast<std::size_t>(picked)].usual});
}

} // namespace

float draw_search_levers(Ui& ui, const Rect& at, const workbench::Session& session) {
  const auto& levers = session.background().searching().levers();
  const float inner = at.w - 2 * size::margin;
  const float row = is_stacked(inner) ? stacked_row_height : lever_row_height;
  const float height =
      2 * size::margin + size::control + size::gap + row * static_cast<float>(levers.size());
  Rect inside = card(ui, {at.x, at.y, at.w, height});
  Rect title = inside.cut_top(size::control, size::gap);
  draw_add(ui, title, session);
  title.y += (title.h - line_height(type::lead)) / 2;
  card_title(ui, title, ui.t("app.search.levers"), ui.t("app.search.levers_note"));
  for (const DecisionVariable& lever : levers) draw_lever(ui, inside.cut_top(row), session, lever);
  return height;
}

} // namespace pondlab::app
