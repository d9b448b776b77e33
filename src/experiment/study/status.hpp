#pragma once

#include "experiment/study/comparison.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace pondlab::experiment {

/// What a team can do about a campaign. Append-only.
enum class Status : std::uint8_t {
  go,            ///< it is told to be worth it and to keep every limit
  stop,          ///< it is told not to be worth it, or to break a limit
  not_separable, ///< neither is told yet
  unhealthy,     ///< what was simulated cannot answer the question
};
/// Key of a status in files and texts (`status.<key>`).
std::string_view key_of(Status status);

/// Why a status is as it is. Append-only.
enum class StatusReason : std::uint8_t {
  worthwhile,     ///< go
  limit_broken,   ///< stop
  not_worthwhile, ///< stop: it is told to gain less than δ over no campaign
  none_is_best,   ///< stop, of a comparison: no campaign is chosen
  few,            ///< not separable: fewer replications than show anything
  limit_open,     ///< not separable: whether a limit is kept is not told
  gain_open,      ///< not separable: whether it gains δ is not told
  gain_small,  ///< the same, and as it stands it gains less: more replications would rather stop it
  choice_open, ///< not separable, of a comparison: several may go, and which is best is not told
  outside_support, ///< unhealthy: it lies outside what data support
  no_value,        ///< unhealthy: what is decided by, or a limit's measure, has no value in some
  evidence,        ///< unhealthy: a figure of the world's that the file holds is not met
};
std::string_view key_of(StatusReason reason);

/// More replications than a run may have are no advice.
inline constexpr int most_replications_advised = 10'000;

/// How a campaign, or a comparison, stands.
struct StrategyStatus {
  Status status = Status::not_separable;
  StatusReason reason = StatusReason::few;
  std::optional<std::size_t> limit{}; ///< the one that is broken, open or without a value
  /// Not separable: replications in all that would do, about, if means and spreads stay as they
  /// are; 0: more than `most_replications_advised`.
  int needed = 0;
};

/// A comparison's statuses.
struct ComparisonStatus {
  /// Of each strategy; nothing of no campaign, which is no question.
  std::vector<std::optional<StrategyStatus>> strategies;
  std::vector<std::vector<Kept>> limits; ///< of each strategy, how it keeps each limit
  StrategyStatus whole;                  ///< of the comparison
  std::size_t about = 0;                 ///< the strategy that `whole` is told of
  /// Excluded, and with a higher mean than the leader: it would be best but for its limits.
  std::optional<std::size_t> would_win{};
  bool is_asked = false; ///< whether there is a campaign at all; else `whole` has no meaning
};

/// How a comparison stands on what is in, by its decision. A campaign may go where its paired
/// difference to no campaign in what is decided by is told to be δ at least and every limit is told
/// to be kept; it is stopped where either is told otherwise. Gains are read off the intervals that
/// advice goes by, which may be looked at at any time and hold for all pairs together with
/// `confidence`; limits off those of `Comparison::keeps`. A campaign that was passed over for no
/// campaign in a settled choice is not worth it either: had it led by δ, it would have been chosen
/// with probability `confidence`. As both claims must hold for a go, neither needs a share of the
/// other's error (intersection–union; Berger 1982): a campaign that is not worth it, or breaks a
/// limit, is let go in at most 1 − `confidence` of studies.
///
/// `needed` is the n at which the interval that decides, of these means and spreads, would lie on
/// one side of δ and of each bound: of Student's interval about (t s / d)², d the distance.
///
/// The comparison goes where its choice can be acted on, or its leader is told to be ahead of all
/// that are not excluded, and that one may go; it stops where no
/// campaign may go, or no campaign at all is chosen.
ComparisonStatus status_of(const Comparison& comparison, const Experiment& experiment,
                           const Decision& decision);

/// Makes all of it unhealthy, as a fitted or held-out expectation of the file fails: the scenario
/// does not come out as the world did.
void distrust(ComparisonStatus& status);

} // namespace pondlab::experiment
