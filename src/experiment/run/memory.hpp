#pragma once

#include "experiment/run/arm.hpp"

#include <vector>

namespace pondlab::experiment {

/// Bytes that working on an experiment takes, before any is taken: each job holds one replication's
/// population, one arm's world, three arms' results as tables (one that is taken down, two that are
/// read), and those of all arms packed, twice (as they are and as bytes on their way); what is kept
/// of a replication is small beside that. See engine/world/memory.hpp and packed_outcome.hpp.
double bytes_of_work(const std::vector<Arm>& arms, int jobs);

} // namespace pondlab::experiment
