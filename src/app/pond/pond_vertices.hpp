#pragma once

#include "app/pond/pond_picture.hpp"

namespace pondlab::app {

enum class PondShape : std::uint8_t { person, ring, spark, selected, hollow };

/// Everybody's legs, what flashes, and shares on their way.
std::vector<PondVertex> pond_vertices(const workbench::PondScene& scene, const PondLook& look,
                                      int selected, const Theme& colours);

} // namespace pondlab::app
