#pragma once

#include "cli/job/memory_limit.hpp"
#include "cli/program/arguments.hpp"
#include "experiment/study/job_specification.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pondlab::cli {

// What the options of a simulation may be. Seeds are whole numbers that JSON's readers keep.
inline constexpr std::int64_t max_seed = 9'007'199'254'740'991;
inline constexpr std::int64_t max_replications = experiment::most_replications;

/// What is asked of a job, read straight into its specification, and how it is done here.
struct JobOptions {
  experiment::JobSpecification specification;
  Common common;
  Resources resources;
  std::optional<std::string> journal; ///< file that keeps each result
  std::optional<std::string> shard;   ///< "2/5"
  bool strict = false;                ///< what is not settled counts as failed
};

/// Numbers of replications that a command takes.
struct ReplicationRange {
  int least = 1;
  int most = experiment::most_replications;
};

/// Declares the file and what all jobs have in common.
void declare_job(Arguments& arguments, JobOptions& options, std::vector<std::string> formats,
                 ReplicationRange replications = {});

/// A share of the work: every `number`th of `count` items, counted from 1.
struct Shard {
  int number = 1;
  int count = 1;
};

/// Reads "I/N", or nothing. Throws Error (usage) unless 1 ≤ I ≤ N.
std::optional<Shard> shard_of(const std::optional<std::string>& word);

} // namespace pondlab::cli
