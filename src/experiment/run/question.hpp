#pragma once

#include "engine/world/measure.hpp"
#include "experiment/run/arm.hpp"

#include <string>
#include <vector>

namespace pondlab::experiment {

/// A measure of one strategy, over some days, of some mechanisms where it is about mechanisms.
struct Question {
  const engine::Measure* measure = nullptr;
  std::string strategy;
  std::vector<std::string> of; ///< ids of mechanisms, summed; none for measures of the whole
  engine::Day from = 0;        ///< days [from, to)
  engine::Day to = 0;
  std::string segment = {}; ///< id; empty: everybody
  friend bool operator==(const Question&, const Question&) = default;
};

/// The strategy without a campaign: twin of every other.
inline constexpr std::string_view no_campaign = "none";

/// The arms a question is answered from: the strategy's, then the twin's where it has one.
std::vector<ArmKey> arms_of(const Question& question);

} // namespace pondlab::experiment
