#pragma once

#include "experiment/statistics/rare_count.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace pondlab::experiment {

/// What is compared: of events, few of them are judged as rare counts.
enum class Ranked : std::uint8_t { amounts, events };

/// The chances that few events leave for how far one strategy is ahead of another: draws of the
/// true difference that go with its interval and with the sign test (`RareCount`), where Student's
/// take a lead for certain that rests on one event, and know nothing where none has happened yet.
///
/// What the difference is above zero and below are drawn as the limits of a rare count are made:
/// T events of n replications are Gamma(T) or Gamma(T + 1), as mid-P has it, one more either above
/// or below; in clusters of φ̂ and with Student's tails where they spread more. The two go together
/// as they do over the replications.
class RareLead {
public:
  /// Of a strategy over another, paired; nothing where Student's draws are as good.
  static std::optional<RareLead> of(std::span<const double> values, std::span<const double> others);

  /// What a draw is made from.
  struct Scores {
    std::span<const double> replications; ///< standard normal ones, shared by all leads of a draw
    double stretch = 1;                   ///< that makes them Student's
    double above = 0, below = 0;          ///< this lead's own, where nothing spreads
    bool one_more_above = false;          ///< else below
  };
  /// A draw of the true difference.
  double draw(const Scores& scores) const;

  /// Replications in all after which it is at most `most`, if things stay as they are; 0: beyond
  /// reckoning.
  int needed(double most) const;

private:
  struct Part {
    EventRate rate;
    std::vector<double> weights; ///< of the replications' scores; empty: the same each time
  };
  RareLead(const RareCount& count, std::span<const double> lead);
  double draw(const Part& part, const Scores& scores, double own, bool one_more) const;

  RareCount count_;
  int n_;
  Part above_, below_;
};

} // namespace pondlab::experiment
