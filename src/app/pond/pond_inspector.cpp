#include "app/pond/pond_inspector.hpp"

#include "app/command/view_commands.hpp"
#include "app/draw/display_text.hpp"
#include "app/draw/paint.hpp"
#include "app/draw/property_list.hpp"
#include "app/pond/pond_colours.hpp"
#include "app/pond/pond_ground.hpp"
#include "app/widgets/button.hpp"
#include "engine/day/day_context.hpp"
#include "report/model/number.hpp"
#include "report/people/people_report.hpp"

#include <array>
#include <cmath>
#include <imgui.h>

namespace pondlab::app {
namespace {

using engine::Counter;
using workbench::ColourBy;
using workbench::PondScene;
using workbench::SignKind;

std::string reach_text(const Ui& ui, std::uint8_t bits) {
  namespace reach = engine::reach;
  std::string ways;
  const auto add = [&](bool is, const char* way) {
    if (is)
      ways += (ways.empty() ? "" : " · ") + std::string(ui.t(std::string("app.pond.reach.") + way));
  };
  add(bits & reach::phone, "phone");
  add(bits & reach::guide, "guide");
  add((bits & reach::community) && !(bits & reach::muted), "community");
  add((bits & reach::community) && (bits & reach::muted), "muted");
  return ways.empty() ? std::string(ui.t("app.pond.person.none")) : ways;
}

std::string ago_text(const Ui& ui, int days) {
  if (days <= 0) return std::string(ui.t("app.pond.person.today"));
  return ui.t("app.pond.person.days_ago", {{"days", std::to_string(days)}});
}

void draw_person(Ui& ui, Rect& page, const engine::World& world, engine::PersonIndex person,
                 const workbench::Dot& dot) {
  const engine::People& people = world.state().people;
  const engine::Plan& plan = world.plan();
  const int today = std::max(0, world.day() - 1);
  const engine::ResponseState state = response_state_of(plan, people, person, today);
  heading(ui, page, ui.t("app.pond.person.title"));
  page.cut_top(draw_paragraph(ui, page, report::person_text(ui.language, plan, person),
                              {type::lead, ui.theme().text, true}),
               4);
  const auto fact = [&](const char* key, const std::string& value) {
    pair(ui, page, ui.t(std::string("app.pond.person.") + key), value);
  };
  fact("stage", class_name(ui, plan, ColourBy::stage,
                           dot.classes[static_cast<std::size_t>(ColourBy::stage)]));
  const Rect row = page.cut_top(size::control, 4);
  if (button(ui, "pond.phone", row, ui.t("app.pond.person.phone"), {.icon = Icon::phone}))
    ui.ask(command::GoTo{Place::phone});
  if (!dot.in_pool) return;
  fact("reach", reach_text(ui, people.reach[person]));
  fact("orders", count_text(ui, people.orders[person]));
  fact("last_order", people.orders[person] == 0 ? std::string(ui.t("app.pond.person.never"))
                                                : ago_text(ui, today - people.last_order[person]));
  fact("joined", report::date_text(ui.language, plan.date_of(people.joined[person]).days));
  fact("trust", class_name(ui, plan, ColourBy::trust,
                           dot.classes[static_cast<std::size_t>(ColourBy::trust)]));
  fact("fatigue",
       report::number_text(ui.language, std::round(state.fatigue * 10) / 10, report::Unit::real));
}

/// The picture is of a sample.
void draw_undrawn(Ui& ui, Rect& page, const std::string& name) {
  heading(ui, page, ui.t("app.pond.person.title"));
  page.cut_top(draw_paragraph(ui, page, name, {type::lead, ui.theme().text, true}), 4);
  page.cut_top(
      draw_paragraph(ui, page, ui.t("app.pond.person.not_drawn"), {type::body, ui.theme().muted}),
      4);
}

void draw_shoal(Ui& ui, Rect& page, const engine::Plan& plan, const PondScene& scene, int number) {
  const auto place = static_cast<std::size_t>(number);
  heading(ui, page, ui.t("app.pond.shoal.title"));
  page.cut_top(draw_paragraph(ui, page, shoal_name(ui, plan, scene.map().shoals()[place]),
                              {type::lead, ui.theme().text, true}),
               4);
  pair(ui, page, ui.t("app.pond.shoal.members"), count_text(ui, scene.shoal_members()[place]));
  pair(ui, page, ui.t("app.pond.shoal.contacts"), count_text(ui, scene.shoal_contacts()[place]));
}

void draw_numbers(Ui& ui, Rect& page, const workbench::Session& session, const PondScene& scene) {
  static constexpr std::array<Counter, 14> counters{
      Counter::members,       Counter::contacts,
      Counter::in_community,  Counter::joined,
      Counter::visitors_shop, Counter::live_viewers,
      Counter::live_payers,   Counter::orders_shop,
      Counter::orders_store,  Counter::orders_marketplace,
      Counter::returns,       Counter::friend_contacts,
      Counter::deleted,       Counter::opted_out};
  heading(ui, page, ui.t("app.pond.numbers"));
  for (const Counter counter : counters)
    pair(ui, page, ui.t("app.pond.counter." + std::string(key_of(counter))),
         count_text(ui, session.figures().counted(counter, scene.days())));
}

void draw_signs(Ui& ui, Rect& page) {
  struct Entry {
    SignKind kind;
    const char* key;
  };
  static constexpr std::array<Entry, 4> entries{{{SignKind::seen, "seen"},
                                                 {SignKind::order, "order"},
                                                 {SignKind::baseline_order, "baseline_order"},
                                                 {SignKind::returned, "returned"}}};
  heading(ui, page, ui.t("app.pond.sign.title"));
  ImDrawList* list = ImGui::GetWindowDrawList();
  for (const Entry& entry : entries) {
    Rect row = page.cut_top(26);
    list->AddCircle({row.x + 8, row.centre_y()}, 5, rgba(sign_colour(entry.kind, ui.theme())), 0,
                    2);
    row.cut_left(24);
    draw_text(ui, row, ui.t(std::string("app.pond.sign.") + entry.key),
              {type::body, ui.theme().text});
  }
  Rect row = page.cut_top(26);
  list->AddCircleFilled({row.x + 8, row.centre_y()}, 3.5f, rgba(ui.theme().warm));
  row.cut_left(24);
  draw_text(ui, row, ui.t("app.pond.sign.spark"), {type::body, ui.theme().text});
  page.cut_top(4);
  page.cut_top(draw_paragraph(ui, page, ui.t("app.pond.depth"), {type::small, ui.theme().muted}));
}

} // namespace

void draw_pond_inspector(Ui& ui, Rect& page, const workbench::Session& session, const View& view) {
  const PondScene* scene = session.playback().can_run() ? session.pond().scene() : nullptr;
  if (!scene) return;
  const engine::World* world = session.pond().world();
  const auto person = world ? world->find_person(view.person) : std::nullopt;
  if (const int dot = person ? scene->dot_of(*person) : -1; dot >= 0)
    draw_person(ui, page, *world, *person, scene->dots()[static_cast<std::size_t>(dot)]);
  else if (person)
    draw_undrawn(ui, page, view.person);
  else if (view.pond.shoal >= 0 && view.pond.shoal < static_cast<int>(scene->map().shoals().size()))
    draw_shoal(ui, page, session.figures().plan(), *scene, view.pond.shoal);
  if (scene->watched()) draw_numbers(ui, page, session, *scene);
  draw_signs(ui, page);
}

} // namespace pondlab::app
