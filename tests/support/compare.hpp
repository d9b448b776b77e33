#pragma once

#include "engine/world/world.hpp"

#include <string>
#include <vector>

namespace pondlab::tests {

/// People of `a` (by index in `a`) whose columns differ from those of the same person, by name, in
/// `b`. Everybody in `a` must exist in `b`. Clicks compare by the mechanism's identity.
std::vector<engine::PersonIndex> different_people(const engine::World& a, const engine::World& b);

/// Whether all columns of this person agree in worlds with the same layout.
bool same_person(const engine::World& a, const engine::World& b, engine::PersonIndex person);

/// Sorted names of a person's friends.
std::vector<std::string> names_of_friends(const engine::World& world, engine::PersonIndex person);

} // namespace pondlab::tests
