#pragma once

#include "cli/program/console.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace pondlab::cli {

/// A scenario that is part of the program.
struct WorkloadFile {
  std::string_view name;
  std::string_view file; ///< where it comes from, in the repository
  std::string_view text;
};
std::span<const WorkloadFile> workload_files();

/// What one run of a workload took. A member-day is one member advanced by one day; times are of
/// one thread.
struct Measured {
  std::int64_t people = 0;      ///< the public sea included
  int days = 0;                 ///<
  std::int64_t member_days = 0; ///<
  std::int64_t active = 0;   ///< member-days on which anything was evaluated; 0 where not counted
  double set_up_seconds = 0; ///< drawing the population
  double seconds = 0;        ///< all days
  std::int64_t bytes = 0;    ///< of the state at the end; 0 where not counted
  std::uint64_t hash = 0;    ///< of the last day: the same on every machine
};

/// Runs one replication of a scenario without its twins. Throws DiagnosticError (bad data) for one
/// that cannot be used; nothing when `stopped` said so between two days.
std::optional<Measured> measure_scenario(std::string_view text, std::string_view file,
                                         std::optional<int> days, int jobs,
                                         const std::function<bool()>& stopped);

/// Runs R1, the yardstick of benchmarks/README.md.
Measured measure_r1(std::uint32_t agents, int days);

} // namespace pondlab::cli
