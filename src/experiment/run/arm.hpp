#pragma once

#include "engine/model/plan.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace pondlab::scenario {
struct Scenario;
}

namespace pondlab::experiment {

/// Which plan an arm of an experiment follows.
struct ArmKey {
  std::string strategy;
  std::vector<std::string> without; ///< ids of mechanisms that are left out of it
  friend bool operator==(const ArmKey&, const ArmKey&) = default;
};

/// A plan ready to run, of a strategy or of its twin without one mechanism.
struct Arm {
  ArmKey key;
  std::shared_ptr<const engine::Plan> plan;
  std::uint64_t setup_hash = 0; ///< arms of the same set-up share their populations
};

/// Compiles an arm. The campaign is the whole strategy's; its mechanisms must be the arm's own.
/// Throws Error (usage) when a mechanism to leave out is not in it.
Arm make_arm(ArmKey key, engine::Setup setup, engine::Campaign campaign);

/// The scenario's arm of that key. Throws Error (usage) for a strategy or mechanism that does not
/// exist.
Arm compile_arm(const scenario::Scenario& scenario, const ArmKey& key);

} // namespace pondlab::experiment
