#pragma once

#include "experiment/run/arm.hpp"

#include <vector>

namespace pondlab::experiment {

/// Bytes that working on an experiment takes, before any is taken: each job holds one replication's
/// population, one arm's world, and the results of all arms twice (as tables and as bytes on their
/// way); what is kept of a replication is small beside that. See engine/world/memory.hpp.
double bytes_of_work(const std::vector<Arm>& arms, int jobs);

} // namespace pondlab::experiment
