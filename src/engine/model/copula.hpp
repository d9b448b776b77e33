#pragma once

#include "engine/model/segment.hpp"
#include "engine/numeric/distributions.hpp"

namespace pondlab::engine {

/// Whether traits can be correlated like that: the matrix of all six is positive definite.
bool is_consistent(const Correlation&);

/// The copula of a segment's traits, in the order of `Trait`. Throws Error (bad data) for
/// correlations that contradict each other (`is_consistent`).
GaussianCopula copula_of(const Correlation&);

} // namespace pondlab::engine
