#pragma once

#include "experiment/statistics/statistics.hpp"

#include <cstdint>
#include <limits>
#include <string_view>

namespace pondlab::experiment {

/// How an expectation stands. Append-only.
enum class Verdict : std::uint8_t {
  pass,         ///< the interval of the mean lies within the band
  fail,         ///< it lies outside, or the measure never has a value
  inconclusive, ///< it straddles a limit, or there is no interval yet
  skipped,      ///< not judged: another strategy was asked for, or the run is of another length
};

/// Key of a verdict in files and texts (`verdict.<key>`).
std::string_view key_of(Verdict verdict);

/// Limits of an expectation, inclusive, in the measure's unit (money in fen).
struct Band {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
};

struct Assessment {
  Verdict verdict = Verdict::inconclusive;
  int needed = 0; ///< inconclusive: replications in all that would settle it; 0 = beyond reckoning
};

/// Judges the mean against a band, by the estimate's own interval: of a rare count each limit of
/// the band is set against the end of the interval on its side. The limits belong to the band. One
/// replication shows no spread, so it settles nothing, however near or far it lies:
/// inconclusive, two replications are needed at least. A value that is the same in two or more
/// replications is known exactly, but for a count of zeros: what is rare may not have happened yet,
/// and that it never happens no number of replications shows. A ratio whose denominator cannot be
/// told from zero is not settled either. `needed` holds if mean and spread stay as they are.
Assessment judge(const Estimate& estimate, const Band& band);

/// The same by an interval that may be looked at after every replication: with probability 1 −
/// `error` no verdict that is ever read off while replications come in is wrong, however many there
/// are (`anytime`). `needed` holds likewise if mean and spread stay as they are.
Assessment judge_anytime(const Estimate& estimate, const Band& band, double error);

/// Beyond this many, more replications are no sensible advice.
inline constexpr int most_needed = 1'000'000;

} // namespace pondlab::experiment
