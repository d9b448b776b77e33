#include "app/pond/pond_vertices.hpp"

#include "app/pond/pond_colours.hpp"

namespace pondlab::app {
namespace {

using workbench::Dot;
using workbench::Leg;
using workbench::Sign;
using workbench::SignKind;

constexpr float ring_lasts = 45; // minutes of the day
constexpr std::uint8_t faint = 38;

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

bool shown(const Dot& dot, const PondLook& look) {
  if (look.only_busy && !dot.busy) return false;
  if (look.only_class < 0) return true;
  if (!dot.in_pool && look.colour_by != workbench::ColourBy::stage) return false;
  return dot.classes[static_cast<std::size_t>(look.colour_by)] == look.only_class;
}

Colour colour_of(const Dot& dot, const PondLook& look, const Theme& colours) {
  if (!dot.in_pool) return class_colour(workbench::ColourBy::stage, 0, colours.dark);
  return class_colour(look.colour_by, dot.classes[static_cast<std::size_t>(look.colour_by)],
                      colours.dark);
}

float ring_size(SignKind kind) {
  return kind == SignKind::seen ? 7.f : kind == SignKind::order ? 16.f : 12.f;
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
    const std::uint8_t alpha = !shown(dot, look) ? faint : dot.in_pool ? 230 : 130;
    vertices.push_back(vertex(leg.from, leg.to, leg.begin, leg.end, colour_of(dot, look, colours),
                              alpha, PondShape::person, radius));
  }
  for (const workbench::Spark& spark : scene.sparks())
    vertices.push_back(vertex(spark.from, spark.to, spark.begin, spark.end, colours.warm, 255,
                              PondShape::spark, 3));
  for (const Sign& sign : scene.signs())
    if (shown(scene.dots()[sign.dot], look))
      vertices.push_back(vertex(sign.at, sign.at, sign.minute, sign.minute + ring_lasts,
                                sign_colour(sign.kind, colours), 220, PondShape::ring,
                                ring_size(sign.kind)));
  if (selected >= 0)
    for (const Leg& leg : scene.legs())
      if (leg.dot == static_cast<std::uint32_t>(selected))
        vertices.push_back(vertex(leg.from, leg.to, leg.begin, leg.end, colours.text, 255,
                                  PondShape::selected, 11));
  return vertices;
}

} // namespace pondlab::app
