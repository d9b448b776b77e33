#pragma once

#include "engine/model/setup.hpp"

#include <cstddef>

namespace pondlab::engine {

// Memory in bytes, estimated before any is taken. With P people (pool and sea), S of them in the
// sea, c inflow channels, d the mean number of friends, m mechanisms and n days:
//   population  P·46 + 16·S·c + friends: while they are drawn 16·P + 16·d·P, then 4·(P + d·P)
//   world       P·(46 + 12·m + 16) + results
//   results     8·n·(36 + 16·m + 17·(m + 1))

/// What is drawn before the first day, at the moment when it takes most.
double bytes_of_population(const Setup& setup);

/// Tables of counts and books of one run.
double bytes_of_results(const Setup& setup, std::size_t mechanisms);

/// A world beside its population: its people, what mechanisms remember of them, the day's work.
double bytes_of_world(const Setup& setup, std::size_t mechanisms);

} // namespace pondlab::engine
