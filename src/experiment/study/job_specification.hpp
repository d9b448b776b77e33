#pragma once

#include "base/diagnostic.hpp"
#include "experiment/run/work_item.hpp"
#include "scenario/file/scenario.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pondlab::experiment {

/// As often as anything is simulated.
inline constexpr int most_replications = 10'000;

/// What is asked, and of what: enough to ask it again elsewhere. The command line reads its options
/// into one, planners turn it into arms and questions, a journal begins with it, and workers in
/// other processes and in the page start from it. What is absent is left to the scenario's file,
/// or else to use.
struct JobSpecification {
  enum class Kind : std::uint8_t { study, comparison, explanation, search, pilot, trial, check };

  std::string version; ///< of Pondlab: another may come to other results
  Kind kind = Kind::study;
  std::string file;                    ///< the scenario's, as it was named
  std::string scenario;                ///< its text
  std::optional<std::string> strategy; ///< of a study, a pilot or a trial
  /// Those that are compared, the two whose difference is explained, or the one that a pilot sets
  /// its strategy against.
  std::vector<std::string> strategies;
  /// Of a study, "key" or "key:mechanism"; of a comparison, besides those that are always asked
  /// for; of a pilot, its figures.
  std::vector<std::string> measures;
  std::vector<std::string> mechanisms; ///< of a trial
  std::optional<std::uint64_t> seed;
  std::optional<int> replications;
  std::optional<int> days;
  std::optional<int> draws; ///< of doubtful parameters, of a comparison
  bool screen = false;      ///< whether doubts are screened, of a comparison
  /// Of a search; `plans` of a comparison that is a stage of one too, as it stands in its scenario
  /// for each of them as a strategy.
  std::optional<int> plans, trials, finalists;
  std::optional<int> power;   ///< per cent, of a pilot
  std::optional<int> holdout; ///< per cent, of a trial
};

// What `power` and `holdout` may be.
inline constexpr int least_power = 50, most_power = 99;
inline constexpr int least_holdout = 5, most_holdout = 90;

/// As bytes, marked and numbered like units of work. Reading throws Error (bad data), also
/// for numbers out of range.
Bytes to_bytes(const JobSpecification& specification);
JobSpecification job_specification_from(std::span<const std::byte> bytes);

/// Why results of one are not results of the other: "version", "kind", "scenario", "strategy",
/// "names", "seed", "days", "plans", "trials", "finalists", "power", "holdout" or, of searches,
/// "replications"; empty when they are. The file's name and, but for searches, the numbers of
/// replications and parameter draws may differ.
std::string_view difference(const JobSpecification& one, const JobSpecification& other);

/// Reads the scenario that a job is about, for the job's days, with the expectations of the file.
/// Its seed is filled in, and days that are the file's own are taken out, so that equal jobs look
/// equal.
scenario::Result<scenario::Scenario> read_scenario(JobSpecification& specification);

/// The scenario as a document that runs for `days`, without its expectations and the limits over
/// some days, which are about other days; or what is wrong with its syntax.
scenario::Result<scenario::Document> with_days(std::string_view text, std::string_view file,
                                               int days);

} // namespace pondlab::experiment
