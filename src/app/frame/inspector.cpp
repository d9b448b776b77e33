#include "app/frame/inspector.hpp"

#include "app/draw/display_text.hpp"
#include "app/draw/grade_mark.hpp"
#include "app/draw/paint.hpp"
#include "app/draw/property_list.hpp"
#include "app/draw/region.hpp"
#include "app/pond/pond_inspector.hpp"
#include "app/widgets/button.hpp"

#include <array>

namespace pondlab::app {
namespace {

void draw_scenario(const Ui& ui, Rect& page, const workbench::Session& session) {
  const Theme& colours = ui.theme();
  const std::string key = "gallery." + session.shipped_id();
  page.cut_top(
      draw_paragraph(ui, page, scenario_title(ui, session), {type::title, colours.text, true}));
  page.cut_top(4);
  paragraph(ui, page, ui.t_or(key + ".question", session.plan().question().in(ui.language)),
            colours.text);
  paragraph(ui, page, ui.t_or(key + ".teaches", session.plan().summary().in(ui.language)),
            colours.muted);
  page.cut_top(size::gap);
  if (const auto& study = session.plan().last_study()) {
    const engine::Setup& setup = study->scenario.setup;
    pair(ui, page, ui.t("app.inspector.people"),
         report::number_text(ui.language, static_cast<double>(engine::people_of(setup)),
                             report::Unit::count));
    pair(ui, page, ui.t("app.inspector.days"), std::to_string(setup.horizon.days));
    pair(ui, page, ui.t("app.inspector.from"),
         report::date_text(ui.language, setup.horizon.start.days));
  }
  if (session.playback().day() > 0)
    pair(ui, page, ui.t("app.inspector.day_hash"), session.figures().hash_text());
}

void draw_measure(const Ui& ui, Rect& page, const workbench::Session& session,
                  const std::string& measure) {
  const Theme& colours = ui.theme();
  const workbench::Figure figure = session.figures().figure(measure);
  heading(ui, page, ui.t("app.inspector.measure"));
  page.cut_top(
      draw_paragraph(ui, page, measure_name(ui, measure), {type::lead, colours.text, true}), 4);
  const std::string key = "measure." + measure;
  paragraph(ui, page, ui.t_or(key + ".meaning", ""), colours.text);
  paragraph(ui, page, ui.t_or(key + ".formula", ""), colours.muted);
  page.cut_top(4);
  pair(ui, page, ui.t("app.inspector.value"),
       report::number_text(ui.language, figure.value, figure.unit, report::Shape::exact));
  if (figure.replications > 1)
    pair(ui, page, ui.t("app.inspector.interval"), interval_text(ui, figure));
  pair(ui, page, ui.t("app.inspector.based_on"), replications_text(ui, figure.replications));
}

void draw_grades(const Ui& ui, Rect& page) {
  heading(ui, page, ui.t("app.inspector.grades"));
  static constexpr std::array<engine::Grade, 3> grades{
      engine::Grade::measured, engine::Grade::reported, engine::Grade::assumed};
  static constexpr std::array<const char*, 3> keys{"measured", "reported", "assumed"};
  for (std::size_t i = 0; i < grades.size(); ++i) {
    Rect row = page.cut_top(26);
    draw_grade_mark(row.cut_left(14, size::gap), grades[i], ui.theme());
    const float used =
        draw_text(ui, row, ui.t("grade." + std::string(keys[i])), {type::body, ui.theme().text});
    row.cut_left(used, size::gap);
    draw_text(ui, row, ui.t("app.grade." + std::string(keys[i])), {type::small, ui.theme().muted});
  }
}

void draw_start(const Ui& ui, Rect& page) {
  const Theme& colours = ui.theme();
  page.cut_top(
      draw_paragraph(ui, page, ui.t("app.inspector.start_title"), {type::lead, colours.text, true}),
      4);
  for (const char* step : {"first", "second", "third"})
    paragraph(ui, page, ui.t("app.inspector.start." + std::string(step)), colours.muted);
  heading(ui, page, ui.t("app.inspector.keys"));
  for (const char* key : {"run", "step", "scale", "all"})
    pair(ui, page, ui.t("app.key." + std::string(key) + ".does"),
         ui.t("app.key." + std::string(key) + ".name"));
}

/// What the columns of the decision card say.
void draw_card_help(const Ui& ui, Rect& page) {
  heading(ui, page, ui.t("app.compare.how_to_read"));
  for (const char* column : {"best", "near_best", "opportunity_cost", "downside"}) {
    paragraph(ui, page, ui.t("compare." + std::string(column)), ui.theme().text);
    paragraph(ui, page, ui.t("app.compare.help." + std::string(column)), ui.theme().muted);
  }
}

void draw_search_help(const Ui& ui, Rect& page) {
  heading(ui, page, ui.t("app.search.how_to_read"));
  for (const char* part : {"explore", "confirm", "take"})
    paragraph(ui, page, ui.t("app.search.how." + std::string(part)), ui.theme().muted);
}

} // namespace

void draw_inspector(Ui& ui, const Rect& area, const workbench::Session& session, const View& view) {
  const Theme& colours = ui.theme();
  Region region("inspector", area,
                true); // as a drawer it lies over the place: its ground is its own
  fill(area, colours.surface, 0);
  rule(area.x + 0.5f, area.y, area.x + 0.5f, area.bottom(), colours.line);
  Rect page = region.content().inset(size::margin + 4, size::margin);
  const float begin = page.y;
  if (view.place == Place::gallery || !session.is_open()) {
    draw_start(ui, page);
  } else if (view.place == Place::pond && session.pond().scene()) {
    page.cut_top(-size::margin); // the distance above its first heading
    draw_pond_inspector(ui, page, session, view);
  } else {
    draw_scenario(ui, page, session);
    if (view.place == Place::results && session.playback().can_run() && !view.measure.empty())
      draw_measure(ui, page, session, view.measure);
  }
  if (view.place == Place::compare && view.searching)
    draw_search_help(ui, page);
  else if (view.place == Place::compare)
    draw_card_help(ui, page);
  else if (view.place != Place::results && view.place != Place::pond)
    draw_grades(ui, page);
  region.height(page.y - begin + 2 * size::margin);
}

} // namespace pondlab::app
