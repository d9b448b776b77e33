#pragma once

#include "engine/numeric/math.hpp"
#include "engine/numeric/random.hpp"

namespace pondlab::tests {

/// A standard normal draw.
inline double normal(engine::Draws& draws) { return engine::normal_quantile(draws.unit53()); }

} // namespace pondlab::tests
