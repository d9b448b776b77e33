#include "app/pond/pond.hpp"

#include "app/command/people_commands.hpp"
#include "app/command/view_commands.hpp"
#include "app/draw/paint.hpp"
#include "app/draw/region.hpp"
#include "app/pond/filling.hpp"
#include "app/pond/pond_colours.hpp"
#include "app/pond/pond_controls.hpp"
#include "app/pond/pond_ground.hpp"
#include "app/widgets/empty_state.hpp"
#include "app/widgets/hit.hpp"
#include "app/widgets/progress.hpp"
#include "app/widgets/tooltip.hpp"
#include "report/model/number.hpp"
#include "report/people/people_report.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <imgui_internal.h>

namespace pondlab::app {
namespace {

using workbench::PondMap;
using workbench::PondScene;
using workbench::Spot;

/// Where the plane lies so that its `centre` is in the middle of the canvas.
PondView view_of(const Rect& canvas, const PondMap& map, const PondLook& look) {
  const float fits = std::min(canvas.w / map.width(), canvas.h / map.height());
  const float scale = fits * look.zoom;
  return {scale, canvas.centre_x() - look.centre.x * scale,
          canvas.centre_y() - look.centre.y * scale};
}

/// Keeps the picture's middle inside of the plane.
void hold_centre(PondLook& look, const PondMap& map) {
  const float half_x = map.width() / (2 * look.zoom), half_y = map.height() / (2 * look.zoom);
  look.centre.x = std::clamp(look.centre.x, half_x, map.width() - half_x);
  look.centre.y = std::clamp(look.centre.y, half_y, map.height() - half_y);
}

/// Zooms so that what is under `at` stays there.
void zoom_at(PondLook& look, const PondMap& map, Spot at, float factor) {
  const float before = look.zoom;
  look.zoom = std::clamp(look.zoom * factor, 1.f, most_zoom);
  const float change = before / look.zoom;
  look.centre = {at.x + (look.centre.x - at.x) * change, at.y + (look.centre.y - at.y) * change};
  hold_centre(look, map);
}

int shoal_at(const PondScene& scene, Spot at, float distance) {
  const auto& shoals = scene.map().shoals();
  for (std::size_t i = 0; i < shoals.size(); ++i)
    if (std::hypot(shoals[i].centre.x - at.x, shoals[i].centre.y - at.y) < distance)
      return static_cast<int>(i);
  return -1;
}

/// One frame of the canvas: what pointer and keys ask for.
class Canvas {
public:
  Canvas(Ui& ui, const Rect& area, const workbench::Session& session, const PondScene& scene,
         const View& view, PondLook& look)
      : ui_(ui), area_(area), session_(session), scene_(scene), person_(view.person), look_(look) {}

  void draw(PondPicture& picture) {
    const PondView view = view_of(area_, scene_.map(), look_);
    draw_pond_ground(ui_, scene_, view);
    picture.draw(scene_, session_.pond().number(), look_, selected(), ui_.theme(), area_, view);
    draw_pond_labels(ui_, session_, scene_, look_, view);
    const Hit state = hit(ui_, "pond.canvas", area_);
    if (state.focused) focus_ring(ui_, area_.inset(4));
    if (state.has_keys) {
      keys();
      walk(state);
    }
    note_someone(view);
    pinch(view);
    if (state.hovered) point(view);
    if (state.held) drag(view);
    if (state.clicked && !ImGui::IsMouseReleased(ImGuiMouseButton_Left))
      open_phone(); // by key
    else if (state.clicked && !dragged())
      choose(view);
  }

private:
  static Spot pointer() {
    const ImVec2 at = ImGui::GetMousePos();
    return {at.x, at.y};
  }
  static bool dragged() { return ImGui::GetIO().MouseDragMaxDistanceSqr[0] > 25; }
  int selected() const {
    const engine::World* world = session_.pond().world();
    const auto person = world ? world->find_person(person_) : std::nullopt;
    return person ? scene_.dot_of(*person) : -1;
  }
  int person_at(const PondView& view) const {
    const Spot at = view.plane(pointer().x, pointer().y);
    return scene_.nearest(at, look_.minute, 10 / view.scale);
  }

  void point(const PondView& view) {
    const float wheel = ImGui::GetIO().MouseWheel;
    const Spot at = view.plane(pointer().x, pointer().y);
    if (wheel != 0) zoom_at(look_, scene_.map(), at, std::pow(1.2f, wheel));
    const int shoal = shoal_at(scene_, at, 10 / view.scale);
    const int dot = person_at(view);
    const engine::World* world = session_.pond().world();
    if (shoal >= 0) {
      const auto& name = scene_.map().shoals()[static_cast<std::size_t>(shoal)];
      tooltip(ui_, ui_.t("app.pond.shoal.hint"), shoal_name(ui_, session_.figures().plan(), name));
    } else if (dot >= 0 && world) {
      const workbench::Dot& one = scene_.dots()[static_cast<std::size_t>(dot)];
      tooltip(ui_,
              class_name(ui_, session_.figures().plan(), look_.colour_by,
                         one.classes[static_cast<std::size_t>(look_.colour_by)]),
              report::person_text(ui_.language, world->plan(), one.person));
    }
  }

  /// Two fingers zoom and move; one moves as the mouse does.
  void pinch(const PondView& view) {
    const Gesture& gesture = ui_.gesture;
    if (gesture.fingers < 2 || !area_.contains(gesture.x, gesture.y)) return;
    look_.centre.x -= gesture.pan_x / view.scale;
    look_.centre.y -= gesture.pan_y / view.scale;
    zoom_at(look_, scene_.map(), view.plane(gesture.x, gesture.y), gesture.pinch);
  }

  void drag(const PondView& view) {
    const ImVec2 way = ImGui::GetIO().MouseDelta;
    if (!dragged() || (way.x == 0 && way.y == 0)) return;
    look_.centre.x -= way.x / view.scale;
    look_.centre.y -= way.y / view.scale;
    hold_centre(look_, scene_.map());
  }

  void choose(const PondView& view) {
    const Spot at = view.plane(pointer().x, pointer().y);
    look_.shoal = shoal_at(scene_, at, 10 / view.scale);
    choose_dot(look_.shoal >= 0 ? -1 : person_at(view));
  }

  void choose_dot(int dot) {
    const engine::World* world = session_.pond().world();
    if (!world) return;
    ui_.ask(command::ChoosePerson{
        dot >= 0 ? world->person_name(scene_.dots()[static_cast<std::size_t>(dot)].person) : ""});
  }

  void open_phone() {
    if (!person_.empty()) ui_.ask(command::GoTo{Place::phone});
  }

  /// From person to person by arrows, from shoal to shoal by G.
  void walk(const Hit& state) {
    struct Way {
      ImGuiKey key;
      Spot direction;
    };
    static constexpr std::array<Way, 4> ways{{{ImGuiKey_LeftArrow, {-1, 0}},
                                              {ImGuiKey_RightArrow, {1, 0}},
                                              {ImGuiKey_UpArrow, {0, -1}},
                                              {ImGuiKey_DownArrow, {0, 1}}}};
    for (const Way& way : ways) {
      ImGui::SetKeyOwner(way.key, state.id); // before the focus would move with it
      if (ImGui::IsKeyPressed(way.key, ImGuiInputFlags_Repeat, state.id)) walk(way.direction);
    }
    if (ImGui::IsKeyPressed(ImGuiKey_Enter, false)) open_phone();
    const int shoals = static_cast<int>(scene_.map().shoals().size());
    if (ImGui::IsKeyPressed(ImGuiKey_G) && shoals > 0) {
      const int step = ImGui::GetIO().KeyShift ? shoals - 1 : 1;
      look_.shoal = look_.shoal < 0 ? 0 : (look_.shoal + step) % shoals;
      show(scene_.map().shoals()[static_cast<std::size_t>(look_.shoal)].centre);
      choose_dot(-1);
    }
  }

  /// The first arrow chooses whoever is nearest to the middle.
  void walk(Spot direction) {
    const int here = selected();
    const int there =
        here < 0
            ? scene_.nearest(look_.centre, look_.minute, scene_.map().width())
            : scene_.next_towards(direction,
                                  scene_.place_of(static_cast<std::uint32_t>(here), look_.minute),
                                  look_.minute);
    if (there < 0) return;
    look_.shoal = -1;
    choose_dot(there);
    show(scene_.place_of(static_cast<std::uint32_t>(there), look_.minute));
  }

  /// Moves the picture so far that a spot is in it.
  void show(Spot spot) {
    const float half_x = .45f * scene_.map().width() / look_.zoom;
    const float half_y = .45f * scene_.map().height() / look_.zoom;
    look_.centre.x = std::clamp(look_.centre.x, spot.x - half_x, spot.x + half_x);
    look_.centre.y = std::clamp(look_.centre.y, spot.y - half_y, spot.y + half_y);
    hold_centre(look_, scene_.map());
  }

  /// Of the canvas, while the keyboard has it.
  void keys() {
    const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(key); };
    const float step = 120 / look_.zoom;
    if (pressed(ImGuiKey_Equal) || pressed(ImGuiKey_KeypadAdd))
      zoom_at(look_, scene_.map(), look_.centre, 1.25f);
    if (pressed(ImGuiKey_Minus) || pressed(ImGuiKey_KeypadSubtract))
      zoom_at(look_, scene_.map(), look_.centre, .8f);
    if (pressed(ImGuiKey_0)) look_.zoom = 1;
    if (pressed(ImGuiKey_W)) look_.centre.y -= step;
    if (pressed(ImGuiKey_S)) look_.centre.y += step;
    if (pressed(ImGuiKey_A)) look_.centre.x -= step;
    if (pressed(ImGuiKey_D)) look_.centre.x += step;
    hold_centre(look_, scene_.map());
  }

  /// Where to find somebody, for tests.
  void note_someone(const PondView& view) {
    for (std::uint32_t dot = 0; dot < scene_.dots().size(); ++dot) {
      if (!scene_.dots()[dot].in_pool) continue;
      const Spot at = scene_.place_of(dot, look_.minute);
      ui_.place("pond.someone", {view.x(at.x) - 2, view.y(at.y) - 2, 4, 4});
      return;
    }
  }

  Ui& ui_;
  const Rect& area_;
  const workbench::Session& session_;
  const PondScene& scene_;
  const std::string& person_;
  PondLook& look_;
};

/// Where there is nothing to show yet, the place says how to get there.
bool draw_nothing_yet(Ui& ui, const Rect& area, const workbench::Session& session) {
  if (!session.is_open()) {
    if (empty_state(ui, "pond.choose", area, Icon::pond, ui.t("app.pond.nothing_open"),
                    ui.t("app.pond.nothing_open_words"), ui.t("app.results.to_gallery")))
      ui.ask(command::GoTo{Place::gallery});
    return true;
  }
  if (!session.playback().can_run()) {
    if (empty_state(ui, "pond.repair", area, Icon::warning, ui.t("app.results.cannot_run"),
                    ui.t("app.results.cannot_run_words"), ui.t("app.results.to_plan")))
      ui.ask(command::GoTo{Place::plan});
    return true;
  }
  if (session.pond().scene()) return false;
  if (session.playback().allowed())
    draw_filling(ui, "pond.people", area, session);
  else
    draw_not_run(ui, "pond.run", area, session);
  return true;
}

/// The rows about the canvas; where height is scarce the legend shares that of the choices.
struct PondParts {
  Rect choices, legend, canvas, clock;
};

PondParts pond_parts(const Rect& area) {
  constexpr float low = 340, narrow = 560;
  PondParts parts;
  Rect rest = area;
  parts.choices = rest.cut_top(area.h < low ? 40.0f : 48.0f);
  parts.clock = rest.cut_bottom(area.h < low ? 40.0f : 48.0f);
  if (area.h < low)
    parts.legend = parts.choices.cut_right(std::max(0.0f, parts.choices.w - 268));
  else
    parts.legend = rest.cut_top(area.w < narrow ? 58.0f : 32.0f);
  parts.canvas = rest;
  return parts;
}

} // namespace

Rect pond_canvas(const Rect& area) { return pond_parts(area).canvas; }

void draw_pond(Ui& ui, const Rect& area, const workbench::Session& session, const View& view,
               PondPicture& picture) {
  if (draw_nothing_yet(ui, area, session)) return;
  const PondScene& scene = *session.pond().scene();
  PondLook look = view.pond;
  if (look.shoal >= static_cast<int>(scene.map().shoals().size())) look.shoal = -1;
  const PondLook before = look;
  hold_centre(look, scene.map());
  Region region("pond", area, false);
  const PondParts parts = pond_parts(area);
  draw_pond_choices(ui, parts.choices, scene, look);
  draw_pond_legend(ui, parts.legend, session.figures().plan(), scene, look);
  draw_pond_clock(ui, parts.clock, session, scene, look);
  const Rect& rest = parts.canvas;
  ImGui::PushClipRect({rest.x, rest.y}, {rest.right(), rest.bottom()}, true);
  Canvas(ui, rest, session, scene, view, look).draw(picture);
  ImGui::PopClipRect();
  if (const workbench::WorkInProgress work = session.playback().work();
      work.kind == workbench::WorkInProgress::Kind::days)
    progress(ui, {rest.x, rest.y, rest.w, 3}, static_cast<float>(work.share));
  if (!(look == before)) ui.ask(command::LookAtPond{look});
}

} // namespace pondlab::app
