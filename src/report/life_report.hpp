#pragma once

#include "base/text.hpp"
#include "engine/plan.hpp"
#include "experiment/life.hpp"

#include <cstdint>
#include <string>

namespace pondlab::report {

/// One person's life, ready to be written.
struct LifeReport {
  const experiment::Life& life;
  const engine::Plan& plan;
  std::string file; ///< the scenario's
  std::string strategy;
  std::uint64_t seed = 0;
  std::uint32_t replication = 0;
};

/// Number of the layout of `life_json`.
inline constexpr int life_format = 1;

/// For programs: every moment with all of its numbers.
std::string life_json(const LifeReport& report);

/// For people: day by day, what happened and why. Weights are rounded, and their sum is that of the
/// rounded ones, so that they add up on paper.
std::string life_text(const LifeReport& report, Language language, bool colour);

/// Names of a moment's kind and of a channel in files.
std::string_view key_of(engine::TraceKind kind);
std::string_view key_of(engine::Channel channel);

} // namespace pondlab::report
