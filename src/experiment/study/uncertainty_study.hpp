#pragma once

#include "experiment/run/replication_set.hpp"
#include "experiment/statistics/morris.hpp"
#include "experiment/statistics/uncertain_decision.hpp"
#include "experiment/study/comparison.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pondlab::experiment {

/// The decision where parameters are in doubt, on the draws all of whose replications are in;
/// nothing while fewer than two are. It is between those that `at_file` does not exclude; of others
/// the chances are not told (NaN).
std::optional<UncertainDecision> decide_under_uncertainty(const Comparison& comparison,
                                                          const ReplicationSet& replication_set,
                                                          const Decision& at_file);

/// Whether another strategy is best at an end of a doubt's range.
enum class Flip : std::uint8_t {
  no,
  perhaps, ///< it is, but chance may have made it so
  yes,     ///< it is, beyond a 95 % interval
};
std::string_view key_of(Flip flip);

/// What becomes of the choice at one end of a doubt's range, all else as in the file.
struct RangeEnd {
  double value = 0;      ///< of the parameter, as files write it
  std::size_t rival = 0; ///< the best strategy but the leader
  Estimate lead;         ///< of the leader over it; below 0 the rival is better
  Flip flip = Flip::no;
};

/// What one doubt does to the lead of the leader over the runner-up.
struct ParameterEffect {
  std::string parameter;
  MorrisEffect effect; ///< of the whole range
  RangeEnd low, high;

  bool flips() const { return low.flip != Flip::no || high.flip != Flip::no; }
};

/// Which of the doubts the choice hangs on.
struct Screening {
  std::size_t leader = 0;
  std::size_t runner_up = 0; ///< with the next mean at the file's values
  int walks = 0;
  std::vector<ParameterEffect> parameters; ///< in the order of the file's doubts
};

/// The screening of the choice of the leader, of those that are not excluded, over whole walks;
/// nothing unless both ends of all doubts and two walks are in. (A brief one has no ends.) All on
/// the luck of the file's first replications: a lead at an end is that at the file's values over
/// all replications, plus the change on common draws.
std::optional<Screening> screen(const Comparison& comparison, const ReplicationSet& replication_set,
                                const Decision& decision);

/// All that a comparison decides on what is in, chance and the doubt about parameters apart.
struct Findings {
  Decision decision;                      ///< at the file's values
  std::optional<UncertainDecision> doubt; ///< where parameters were drawn
  std::optional<Screening> screening;     ///< where doubts were screened
};

/// At least one replication at the file's values must be in.
Findings find_out(const Comparison& comparison, const ReplicationSet& replication_set);

} // namespace pondlab::experiment
