#pragma once

#include "engine/world/measure.hpp"
#include "experiment/statistics/assessment.hpp"
#include "scenario/file/header.hpp"

namespace pondlab::experiment {

/// How a plan keeps a limit.
struct Kept {
  Estimate estimate{};
  Verdict verdict = Verdict::inconclusive; ///< pass, fail or inconclusive
};

/// What a limit allows, in its measure's unit (money in fen).
Band band_of(const scenario::Limit& limit);

/// Whether a plan of which the measure comes out so keeps it, on the mean over replications.
Kept keeps(const scenario::Limit& limit, const Estimate& estimate);

} // namespace pondlab::experiment
