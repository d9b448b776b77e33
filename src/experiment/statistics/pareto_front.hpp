#pragma once

#include <cstddef>
#include <vector>

namespace pondlab::experiment {

/// A plan as it is weighed: more of both is better.
struct Weighed {
  double gain = 0;     ///< in the measure that decides
  double other = 0;    ///< in the one it is weighed against, turned so that more is better
  bool allowed = true; ///< keeps the limits
};

/// Places of the allowed plans that no other allowed plan beats in one measure without being
/// beaten in the other (the Pareto front), by falling gain. Of equal plans the first.
std::vector<std::size_t> pareto_front_of(const std::vector<Weighed>& plans);

} // namespace pondlab::experiment
