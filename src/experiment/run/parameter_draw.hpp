#pragma once

#include "scenario/file/compile.hpp"
#include "scenario/file/header.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace pondlab::experiment {

/// The value of a doubtful parameter at rank `u` in (0, 1) of its distribution, as files write it.
double value_at_rank(const scenario::ParameterUncertainty& doubt, double u);

/// Parameter draw m ≥ 1: a value for each doubt, a function of seed, m and the parameter's path
/// alone. Another doubt more or less, their order and the strategies change nothing.
std::vector<scenario::Assignment>
draw_parameters(std::span<const scenario::ParameterUncertainty> doubts, std::uint64_t seed,
                std::uint32_t m);

} // namespace pondlab::experiment
