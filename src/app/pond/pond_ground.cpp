#include "app/pond/pond_ground.hpp"

#include "app/draw/display_text.hpp"
#include "app/draw/paint.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace pondlab::app {
namespace {

using engine::Counter;
using workbench::Area;
using workbench::House;
using workbench::PondMap;
using workbench::PondScene;
using workbench::Shoal;

constexpr float beyond = 6000; // how far the waters go on outside of the plane
constexpr std::array<House, 4> houses{House::marketplace, House::store, House::shop, House::live};
constexpr std::array<const char*, 4> house_keys{"marketplace", "store", "shop", "live"};

Rect on_page(const PondView& view, const Area& area) {
  return {view.x(area.left), view.y(area.top), area.width() * view.scale,
          area.height() * view.scale};
}

void gradient(const Rect& area, Colour top, Colour bottom) {
  ImGui::GetWindowDrawList()->AddRectFilledMultiColor({area.x, area.y},
                                                      {area.right(), area.bottom()}, rgba(top),
                                                      rgba(top), rgba(bottom), rgba(bottom));
}

/// The water's colours: the sea is greyer than the pond, and both darken downwards.
struct Water {
  Colour sea_top, sea_bottom, pond_top, pond_bottom, ground, dyke;
};
Water water_of(const Theme& colours) {
  if (colours.dark) return {0x17303D, 0x0E1F2A, 0x12424F, 0x0C2530, 0x14232A, 0x2A4350};
  return {0xDDE6EA, 0xCBD8DE, 0xD3EEF0, 0xB4DDE2, 0xD9D6C7, 0xC3CED2};
}

void draw_house(const Ui& ui, const Rect& box) {
  const Theme& colours = ui.theme();
  fill(box, colours.raised, size::corner);
  outline(box, colours.line, size::corner);
}

/// A line of text on the picture that stays readable over people; `room` is where it ends.
void label(const Ui& ui, float x, float y, std::string_view words, const TextStyle& style,
           float room) {
  const float width = std::min(text_width(ui, words, style.size, style.strong), room);
  if (width < 12) return;
  const float left = style.align == Align::centre  ? x - width / 2
                     : style.align == Align::right ? x - width
                                                   : x;
  const Rect box{left, y, width + 1, line_height(style.size)};
  fill({box.x - 4, box.y, box.w + 8, box.h}, ui.theme().ground, 3, 0.6f);
  draw_text(ui, box, words, {style.size, style.colour, style.strong});
}

class Labels {
public:
  Labels(const Ui& ui, const workbench::Session& session, const PondScene& scene,
         const PondLook& look, const PondView& view)
      : ui_(ui), session_(session), scene_(scene), look_(look), view_(view) {}

  void draw() {
    draw_waters();
    for (const House house : houses)
      if (scene_.map().has(house)) draw_house_label(house);
    draw_inlets();
    draw_shoals();
  }

private:
  std::string t(const std::string& key, const std::vector<TextArgument>& arguments = {}) const {
    return ui_.t("app.pond." + key, arguments);
  }
  std::string text_of(std::int64_t count) const { return count_text(ui_, count); }
  std::int64_t today(Counter counter) const {
    return session_.figures().counted(counter, scene_.days());
  }

  /// Both wordings of what has a short one: in full, and in few words for phones.
  std::vector<std::string> wordings(const std::string& key,
                                    const std::vector<TextArgument>& arguments = {}) const {
    return {t(key, arguments), t(key + "_short", arguments)};
  }
  void write(float x, float y, const std::string& key, const std::vector<TextArgument>& arguments,
             const TextStyle& style, float room) const {
    label(ui_, x, y, fitting(ui_, wordings(key, arguments), room, style), style, room);
  }

  void draw_waters() const {
    const Theme& colours = ui_.theme();
    const PondMap& map = scene_.map();
    const auto& stages = scene_.class_sizes(workbench::ColourBy::stage);
    std::int64_t members = 0;
    for (std::size_t i = 1; i < stages.size(); ++i) members += stages[i];
    const float top = view_.y(map.sea().top) + 6;
    const float in_sea = map.sea().width() * view_.scale - 16;
    const float in_pond = map.pond().width() * view_.scale - 16;
    write(view_.x(map.sea().left) + 8, top, "sea", {{"people", text_of(stages[0])}},
          {in_sea < 120 ? type::small : type::body, colours.text, true}, in_sea);
    write(view_.x(map.pond().left) + 8, top, "pond", {{"people", text_of(members)}},
          {type::body, colours.text, true}, in_pond);
    write(view_.x(map.ground().left) + 8, view_.y(map.ground().top) + 4, "ground",
          {{"people", text_of(scene_.dormant())}, {"days", std::to_string(PondMap::dormant_after)}},
          {type::small, colours.text}, in_pond);
    if (!map.shoals().empty() && !map.is_low())
      write(view_.x(map.open_water().left) + 8, view_.y(map.open_water().top) + 4, "open_water", {},
            {type::small, colours.muted}, in_pond);
  }

  void draw_house_label(House house) const {
    const Rect box = on_page(view_, scene_.map().area(house));
    const Theme& colours = ui_.theme();
    // The marketplace is narrow; beside it, over the dyke, nothing else stands.
    const float room = house == House::marketplace ? box.w + dyke_width() : box.w;
    if (scene_.map().is_low()) {
      const Rect inner = box.inset(6, 3);
      name_house(house, {inner.x, inner.y, inner.w, 18}, {inner.x, inner.y + 19, inner.w, 16},
                 type::small);
      return;
    }
    name_house(house, {box.x, box.y - 44, room, 20}, {box.x, box.y - 24, room, 18}, type::body);
    if (scene_.watched() && look_.minute < PondScene::day_end) {
      const std::int64_t inside =
          std::int64_t{scene_.inside(house, look_.minute)} * scene_.one_in();
      const TextStyle style{type::small, colours.text};
      draw_text(ui_, {box.x + 8, box.y + 4, box.w - 16, 18},
                fitting(ui_, wordings("inside", {{"people", text_of(inside)}}), box.w - 16, style),
                style);
    }
  }

  void name_house(House house, const Rect& first, const Rect& second, float letters) const {
    const std::string key = house_keys[static_cast<std::size_t>(house)];
    const TextStyle strong{letters, ui_.theme().text, true};
    const TextStyle muted{type::small, ui_.theme().muted};
    draw_text(ui_, first, fitting(ui_, wordings("house." + key), first.w, strong), strong);
    if (scene_.watched())
      draw_text(ui_, second, fitting(ui_, figures_of(house), second.w, muted), muted);
  }

  float dyke_width() const {
    return view_.x(scene_.map().pond().left) - view_.x(scene_.map().sea().right);
  }

  std::vector<std::string> figures_of(House house) const {
    if (house == House::live)
      return wordings("house.live_figures", {{"viewers", text_of(today(Counter::live_viewers))},
                                             {"payers", text_of(today(Counter::live_payers))}});
    const int channel = house == House::store ? 0 : house == House::marketplace ? 1 : 2;
    const auto of = [channel](Counter first) {
      return static_cast<Counter>(static_cast<int>(first) + channel);
    };
    return wordings("house.figures", {{"visits", text_of(today(of(Counter::visits_store)))},
                                      {"orders", text_of(today(of(Counter::orders_store)))}});
  }

  /// On the sea's side, where nothing else is written.
  void draw_inlets() const {
    const PondMap& map = scene_.map();
    const auto& inflow = session_.figures().plan().inflow;
    const float x = view_.x(map.sea().right) - 8;
    const float room = map.sea().width() * view_.scale - 16;
    for (std::size_t i = 0; i < inflow.size(); ++i)
      label(ui_, x, view_.y(map.inlet(i).y) - 9, engine::name_of(*inflow[i].inflow, ui_.language),
            {type::small, ui_.theme().accent, true, Align::right}, room);
    if (!inflow.empty() && scene_.watched())
      write(x, view_.y(map.sea().top) + 34, "joined_today",
            {{"people", text_of(today(Counter::joined))}},
            {type::small, ui_.theme().text, false, Align::right}, room);
  }

  void draw_shoals() const {
    const auto& shoals = scene_.map().shoals();
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (std::size_t i = 0; i < shoals.size(); ++i) {
      const Shoal& shoal = shoals[i];
      const float x = view_.x(shoal.centre.x), y = view_.y(shoal.centre.y);
      const bool chosen = look_.shoal == static_cast<int>(i);
      const Theme& colours = ui_.theme();
      const float mark = chosen ? 7.f : 5.f;
      list->AddQuadFilled({x, y - mark}, {x + mark, y}, {x, y + mark}, {x - mark, y},
                          rgba(colours.ground));
      list->AddQuadFilled({x, y - mark + 2}, {x + mark - 2, y}, {x, y + mark - 2},
                          {x - mark + 2, y}, rgba(chosen ? colours.warm : colours.text));
      const float radius = shoal.reach * view_.scale;
      if (chosen)
        list->AddEllipse({x, y}, {radius * scene_.map().stretch() + 3, radius + 3},
                         rgba(colours.warm), 0, 0, 2);
      if (chosen || radius > 46)
        label(ui_, x, y + 8, shoal_name(ui_, session_.figures().plan(), shoal),
              {type::small, chosen ? colours.warm : colours.text, chosen, Align::centre},
              2 * radius * scene_.map().stretch() - 8);
    }
  }

  const Ui& ui_;
  const workbench::Session& session_;
  const PondScene& scene_;
  const PondLook& look_;
  const PondView& view_;
};

} // namespace

std::string shoal_name(const Ui& ui, const engine::Plan& plan, const Shoal& shoal) {
  const std::string group =
      plan.setup.stores.size() > 1
          ? engine::name_of(plan.setup.stores[static_cast<std::size_t>(shoal.group)], ui.language) +
                " "
          : std::string();
  const std::string first = std::to_string(shoal.first_store + 1);
  if (shoal.community >= 0)
    return group + ui.t("app.pond.shoal.community",
                        {{"store", first}, {"community", std::to_string(shoal.community + 1)}});
  if (shoal.first_store == shoal.last_store)
    return group + ui.t("app.pond.shoal.store", {{"store", first}});
  return group + ui.t("app.pond.shoal.stores",
                      {{"first", first}, {"last", std::to_string(shoal.last_store + 1)}});
}

void draw_pond_ground(const Ui& ui, const PondScene& scene, const PondView& view) {
  const Theme& colours = ui.theme();
  const Water water = water_of(colours);
  const PondMap& map = scene.map();
  // The waters go on beyond the plane, as far as the canvas does.
  Area sea = map.sea(), pond = map.pond(), ground = map.ground();
  sea.left -= beyond;
  pond.right = ground.right = map.width() + beyond;
  pond.bottom = ground.top;
  gradient(on_page(view, sea), water.sea_top, water.sea_bottom);
  gradient(on_page(view, pond), water.pond_top, water.pond_bottom);
  gradient(on_page(view, ground), water.pond_bottom, water.ground);
  fill(on_page(view, {sea.left, map.height(), sea.right, map.height() + beyond}), water.sea_bottom,
       0);
  fill(on_page(view, {ground.left, map.height(), ground.right, map.height() + beyond}),
       water.ground, 0);
  const Area dyke{map.sea().right, map.sea().top - 12, map.pond().left, map.height() + beyond};
  fill(on_page(view, dyke), water.dyke, 4);
  for (std::size_t i = 0; i < map.inlets(); ++i) {
    const workbench::Spot at = map.inlet(i);
    fill(on_page(view, {dyke.left - 1, at.y - 12, dyke.right + 1, at.y + 12}), water.pond_top, 0);
  }
  for (const Shoal& shoal : map.shoals()) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 centre{view.x(shoal.centre.x), view.y(shoal.centre.y)};
    const auto radii = [&](float radius) {
      return ImVec2{radius * map.stretch() * view.scale, radius * view.scale};
    };
    list->AddEllipseFilled(centre, radii(shoal.reach), rgba(colours.text, .035f));
    list->AddEllipse(centre, radii(shoal.core), rgba(colours.text, .12f));
  }
  for (const House house : houses)
    if (map.has(house)) draw_house(ui, on_page(view, map.area(house)));
}

void draw_pond_labels(const Ui& ui, const workbench::Session& session, const PondScene& scene,
                      const PondLook& look, const PondView& view) {
  Labels(ui, session, scene, look, view).draw();
}

} // namespace pondlab::app
