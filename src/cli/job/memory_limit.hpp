#pragma once

#include "cli/program/arguments.hpp"
#include "experiment/run/arm.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace pondlab::cli {

inline constexpr std::int64_t max_jobs = 256;

/// What a simulation may take of the machine.
struct Resources {
  std::optional<std::int64_t> jobs;       ///< threads; none: one for each processor
  std::optional<std::int64_t> max_memory; ///< megabytes; none: `usual_memory_limit`

  /// `--jobs` and `--max-memory`.
  void declare(Arguments& arguments);
  /// `--max-memory` alone, where nothing is simulated.
  void declare_memory(Arguments& arguments);
  /// Bytes.
  double memory_limit() const;
};

/// Three quarters of the memory of the machine or of the control group that the process is in; in
/// WebAssembly 2 GB. Bytes.
double usual_memory_limit();

/// Throws Error (usage), which says what to do, when so many jobs on these arms would take more
/// than `limit` bytes.
void check_memory(const std::vector<experiment::Arm>& arms, int jobs, double limit);

} // namespace pondlab::cli
