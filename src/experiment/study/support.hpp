#pragma once

#include "experiment/run/arm.hpp"
#include "scenario/file/scenario.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pondlab::experiment {

/// A way in which a strategy lies outside what data support. Texts: `support.<rule>`.
struct OutsideSupport {
  std::string_view rule;
  bool withholds = false; ///< the strategy is not advised for that; else it is told of
  std::string subject{};  ///< a mechanism's id, or a parameter's path
  double value = 0;       ///< of it; a share of the price for cuts
  double low = 0;         ///< data support what lies from here …
  double high = 0;        ///< … to here
};

/// Looks at a plan for one such way. What it finds lacks rule and `withholds`.
struct SupportRule {
  std::string_view key;
  bool withholds = false;
  std::vector<OutsideSupport> (*look)(const scenario::Scenario&, const engine::Plan&);
};

/// All rules, in the order in which they are told. A new one is a function, a line and its text.
std::span<const SupportRule> support_rules();

/// In which ways an arm's plan lies outside what data support.
std::vector<OutsideSupport> outside_support(const scenario::Scenario& scenario, const Arm& arm);

/// Whether one of them forbids to advise the strategy.
bool withholds_advice(std::span<const OutsideSupport> outside);

} // namespace pondlab::experiment
