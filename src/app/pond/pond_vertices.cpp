#include "app/pond/pond_vertices.hpp"

#include "app/pond/pond_colours.hpp"

namespace pondlab::app {
namespace {

using workbench::Dot;
using workbench::Leg;
using workbench::Sign;
using workbench::SignKind;
using workbench::Stir;

constexpr float ring_lasts = 45; // minutes of the day
constexpr std::uint8_t faint = 38, half_faint = 84;

PondVertex vertex(workbench::Spot from, workbench::Spot to, float begin, float end, Colour colour,
                  std::uint8_t alpha, PondShape shape, float radius) {
  return {from.x,
          from.y,
          to.x,
          to.y,
          begin,
          end,
          static_cast<std::uint8_t>(colour >> 16),
          static_cast<std::uint8_t>(colour >> 8),
          static_cast<std::uint8_t>(colour),
          alpha,
          static_cast<std::uint8_t>(shape),
          static_cast<std::uint8_t>(radius * 4),
          {}};
}

/// Whoever only was sent something is not what the day was about.
bool shown(const Dot& dot, const PondLook& look) {
  if (look.only_busy && dot.stir == Stir::none) return false;
  if (look.only_class < 0) return true;
  if (!dot.in_pool && look.colour_by != workbench::ColourBy::stage) return false;
  return dot.classes[static_cast<std::size_t>(look.colour_by)] == look.only_class;
}

Colour colour_of(const Dot& dot, const PondLook& look, const Theme& colours) {
  if (!dot.in_pool) return class_colour(workbench::ColourBy::stage, 0, colours.dark);
  return class_colour(look.colour_by, dot.classes[static_cast<std::size_t>(look.colour_by)],
                      colours.dark);
}

bool is_order(SignKind kind) { return kind == SignKind::order || kind == SignKind::baseline_order; }

float ring_size(SignKind kind) {
  return kind == SignKind::seen ? 9.f : is_order(kind) ? 18.f : 12.f;
}

/// In the sea, dormant or gone.
bool recedes(const Dot& dot) {
  return !dot.in_pool || dot.classes[static_cast<std::size_t>(workbench::ColourBy::stage)] >= 3;
}

/// What happened to somebody lifts them; those to whom nothing did stand back, the dormant most.
std::uint8_t alpha_of(const Dot& dot, const PondLook& look, bool watched) {
  if (!shown(dot, look)) return faint;
  if (look.only_busy && dot.stir == Stir::reached) return half_faint;
  if (dot.stir == Stir::acted) return 255;
  if (recedes(dot)) return dot.stir == Stir::reached ? 150 : 115;
  return dot.stir == Stir::reached || !watched ? 225 : 185;
}

/// From the order on its buyer goes about with a ring, to the end of the day.
void mark_buyer(std::vector<PondVertex>& vertices, const workbench::PondScene& scene,
                const Sign& sign, Colour colour, float radius) {
  for (const Leg& leg : scene.legs_of(sign.dot))
    if (leg.begin >= sign.minute)
      vertices.push_back(vertex(leg.from, leg.to, leg.begin, leg.end, colour, 255,
                                PondShape::selected, radius + 3.4f));
}

} // namespace

std::vector<PondVertex> pond_vertices(const workbench::PondScene& scene, const PondLook& look,
                                      int selected, const Theme& colours) {
  std::vector<PondVertex> vertices;
  vertices.reserve(scene.legs().size() + scene.signs().size() + scene.sparks().size() + 8);
  // The fewer are drawn, the larger they are.
  const float radius = scene.dots().size() > 60'000  ? 1.9f
                       : scene.dots().size() > 8'000 ? 2.6f
                                                     : 3.6f;
  for (const Leg& leg : scene.legs()) {
    const Dot& dot = scene.dots()[leg.dot];
    const bool hollow =
        dot.in_pool &&
        is_hollow(look.colour_by, dot.classes[static_cast<std::size_t>(look.colour_by)]);
    const float own = dot.stir == Stir::acted ? radius * 1.2f
                      : recedes(dot)          ? radius * .85f
                                              : radius;
    vertices.push_back(vertex(leg.from, leg.to, leg.begin, leg.end, colour_of(dot, look, colours),
                              alpha_of(dot, look, scene.watched()),
                              hollow ? PondShape::hollow : PondShape::person, own));
  }
  for (const workbench::Spark& spark : scene.sparks())
    vertices.push_back(vertex(spark.from, spark.to, spark.begin, spark.end, colours.warm, 255,
                              PondShape::spark, 3));
  for (const Sign& sign : scene.signs()) {
    if (!shown(scene.dots()[sign.dot], look)) continue;
    const Colour colour = sign_colour(sign.kind, colours);
    vertices.push_back(vertex(sign.at, sign.at, sign.minute, sign.minute + ring_lasts, colour, 255,
                              PondShape::ring, ring_size(sign.kind)));
    if (is_order(sign.kind)) mark_buyer(vertices, scene, sign, colour, radius);
  }
  if (selected >= 0)
    for (const Leg& leg : scene.legs())
      if (leg.dot == static_cast<std::uint32_t>(selected))
        vertices.push_back(vertex(leg.from, leg.to, leg.begin, leg.end, colours.text, 255,
                                  PondShape::selected, 11));
  return vertices;
}

} // namespace pondlab::app
