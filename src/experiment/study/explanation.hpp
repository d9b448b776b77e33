#pragma once

#include "experiment/run/experiment.hpp"
#include "experiment/study/comparison.hpp"
#include "experiment/study/decomposition.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pondlab::experiment {

/// Why two strategies of a scenario differ in contribution: split by what the books show, and by
/// what switching mechanisms off does.
struct Explanation {
  JobSpecification specification; ///< with what the file says where nothing was
  scenario::Scenario scenario;    ///< as it is run
  std::string strategy;           ///< whose contribution is explained …
  std::string less;               ///< … less this one's
  std::uint64_t seed = 0;
  int replications = 0;
  std::vector<Arm> arms;             ///< the strategies', `none`, then what switching off takes
  std::vector<std::string> segments; ///< ids; of both strategies

  Experiment experiment() const;
};

/// An explanation, or the scenario's diagnostics (which may hold warnings beside one).
struct ExplanationResult {
  std::optional<Explanation> explanation;
  Diagnostics diagnostics;
};

/// Reads a scenario and works out what to run, of two different strategies. Throws
/// UnknownName for one that does not exist, Error (usage) for another number of them.
ExplanationResult plan_explanation(JobSpecification specification);

/// Fen over the replications that are in.
struct Amount {
  std::int64_t sum = 0; ///< exact
  engine::Fen mean = 0; ///< to the fen, such that parts add up to their whole
  Estimate estimate;    ///< of the mean, in fen
};

/// A share of the difference, in all replications.
struct SharedAmount {
  Share share; ///< of which `amount` is of no meaning
  Amount amount;
};
struct FactorAmount {
  Factor factor = Factor::reach;
  Amount amount;
};

/// Accounting, not cause: shares add up to the difference in every replication, in their sums, and
/// in their means.
struct Accounting {
  Amount difference;
  std::vector<FactorAmount> factors; ///< those that differ at all
  std::vector<SharedAmount> shares;  ///< by segment, channel, kind of visit, factor
};

/// What becomes of a strategy's contribution when one mechanism is left out.
struct SwitchedOff {
  std::string mechanism;
  Amount effect; ///< with it, less without it
};

/// Causes: effects of switching off, on the same people and draws. They need not add up: what is
/// missing is the interaction.
struct Causes {
  std::string strategy;
  Amount whole; ///< the strategy less no campaign
  std::vector<SwitchedOff> mechanisms;
  std::optional<Amount> set_up; ///< of what the strategy changes besides its campaign
  Amount interaction;           ///< the whole less all effects above
};

/// The split of a less b in one replication that is in.
std::vector<Share> shares_of(const Explanation& explanation, const Experiment& experiment,
                             int replication);
/// Over the replications that are in; at least one must be.
Accounting account_for(const Explanation& explanation, const Experiment& experiment);
/// Of each strategy that has a campaign.
std::vector<Causes> causes_of(const Explanation& explanation, const Experiment& experiment);

} // namespace pondlab::experiment
