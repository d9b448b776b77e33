#pragma once

#include "experiment/run/work_item.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pondlab::experiment {

/// As often as anything is simulated.
inline constexpr int most_replications = 10'000;

/// What was asked, and of what: enough to ask it again elsewhere. A journal begins with it.
struct JobSpecification {
  enum class Kind : std::uint8_t { study, comparison, explanation, search };

  std::string version; ///< of Pondlab: another may come to other results
  Kind kind = Kind::study;
  std::string file;                    ///< the scenario's, as it was named
  std::string scenario;                ///< its text
  std::optional<std::string> strategy; ///< of a study
  std::vector<std::string> names;      ///< a study's measures, strategies of the others
  std::optional<std::uint64_t> seed;
  std::optional<int> replications;
  std::optional<int> days;
  std::optional<int> draws;                    ///< of doubtful parameters, of a comparison
  bool screen = false;                         ///< whether doubts are screened, of a comparison
  std::optional<int> plans, trials, finalists; ///< of a search
};

/// As bytes, marked and numbered like units of work. Reading throws Error (bad data), also
/// for numbers out of range.
Bytes to_bytes(const JobSpecification& specification);
JobSpecification job_specification_from(std::span<const std::byte> bytes);

/// Why results of one are not results of the other: "version", "kind", "scenario", "strategy",
/// "names", "seed", "days", "plans", "trials", "finalists" or, of searches, "replications"; empty
/// when they are. The file's name and, but for searches, the numbers of replications and parameter
/// draws may differ.
std::string_view difference(const JobSpecification& one, const JobSpecification& other);

} // namespace pondlab::experiment
