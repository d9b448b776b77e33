#pragma once

#include "experiment/run/replication_set.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pondlab::experiment {

/// What one arm came to.
struct ManifestArm {
  ArmKey key;
  std::uint64_t plan_hash = 0;
  Fingerprint fingerprint;
};

/// What all arms at one point of doubtful parameters came to.
struct ManifestPoint {
  PointNumber point = 0;
  std::uint64_t hash = 0; ///< of plans, days and final states
  friend bool operator==(const ManifestPoint&, const ManifestPoint&) = default;
};

/// All that is needed to run an experiment again and to see whether it came out the same.
struct Manifest {
  std::string version;         ///< of Pondlab
  std::string compiler;        ///< for information: results do not depend on it
  std::string instruction_set; ///< likewise
  std::string file;            ///< the scenario's, "-" for standard input
  std::string strategy;        ///< the one reported on
  std::uint64_t seed = 0;
  int replications = 0; ///< that are in
  /// Their numbers, ascending; none when they are simply the first ones.
  std::vector<std::uint32_t> numbers;
  int days = 0;
  std::vector<ManifestArm> arms;
  std::vector<ManifestPoint> points; ///< that are whole, ascending
};

/// The manifest of what is in of the work on the scenario in `file`.
Manifest manifest_of(const ReplicationSet& replication_set, std::string file, std::string strategy);
Manifest manifest_of(const Experiment& experiment, std::string file, std::string strategy);

/// Where two runs of one experiment part.
struct Divergence {
  enum class Kind : std::uint8_t {
    scenario, ///< set-up or campaign is another one
    day,      ///< the same plan came out differently
    state,    ///< all days' hashes are equal and the final state is not
    point,    ///< the file's values give the same, and a point of doubtful parameters does not
  };
  Kind kind = Kind::day;
  ArmKey arm;
  int day = -1; ///< the first day that differs; −1 where none does
  PointNumber point = 0;
};

/// The first divergence of an arm, in the order of arms; nothing when all are identical.
std::optional<Divergence> divergence(const Manifest& recorded, const Manifest& now);

} // namespace pondlab::experiment
