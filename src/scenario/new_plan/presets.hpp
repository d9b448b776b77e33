#pragma once

#include "scenario/json/node.hpp"

#include <cstdint>
#include <string_view>

namespace pondlab::scenario {

// What is usual, from assets/new-plan; the files are compiled into the program and a test reads
// every part of them. What is not there is a mistake of ours and throws.

/// By category: usual answers, after how many days somebody counts as asleep, and what of a
/// scenario it settles.
const Node& category_presets();
/// Ways to reach members, goals, and what is in doubt about them.
const Node& tactic_presets();

/// The text of both files.
struct PresetFiles {
  std::string_view categories, tactics;
};
PresetFiles preset_files();

/// The member of an object, which is there.
const Node& part(const Node& node, std::string_view key);
NodePtr shared_part(const Node& node, std::string_view key);
std::string_view word_of(const Node& node, std::string_view key);
double real_of(const Node& node, std::string_view key);
std::int64_t whole_of(const Node& node, std::string_view key);
/// Whether a switch is there and on.
bool is_on(const Node& node, std::string_view key);

} // namespace pondlab::scenario
