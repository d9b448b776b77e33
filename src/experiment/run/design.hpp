#pragma once

#include "experiment/run/arm.hpp"
#include "experiment/run/work_item.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace pondlab::scenario {
struct Scenario;
}

namespace pondlab::experiment {

/// All that a worker must know of an experiment; sent to it once.
struct Design {
  std::string scenario; ///< text of the scenario file
  std::string file;     ///< its name, for messages
  std::uint64_t seed = 0;
  std::vector<ArmKey> arms;
};

/// As bytes, marked and numbered like units of work. Reading throws Error (bad data).
Bytes to_bytes(const Design& design);
Design design_from(std::span<const std::byte> bytes);

/// Compiles one arm, with mechanisms of its own. Throws Error (usage) for a strategy or mechanism
/// that does not exist.
Arm compile_arm(const scenario::Scenario& scenario, const ArmKey& key);

/// Reads the scenario. Throws Error (bad data), with its first error, when it cannot be used.
scenario::Scenario scenario_of(const Design& design);

/// Reads the scenario and compiles each arm. Throws Error (bad data),
/// with the scenario's first error, when it cannot be used.
std::vector<Arm> compile_arms(const Design& design);

} // namespace pondlab::experiment
