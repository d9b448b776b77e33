#pragma once

#include "experiment/statistics/statistics.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace pondlab::experiment {

/// Whether a strategy may be chosen: whether it keeps what every strategy must.
enum class Admission : std::uint8_t {
  admitted, ///< it is told to
  open,     ///< not told yet
  excluded, ///< it is told not to
};

/// Chooses the best of several strategies while paired replications come in, and stops as soon as
/// it can: the fully sequential procedure of Kim & Nelson (2001, "A fully sequential procedure for
/// indifference-zone selection in simulation", ACM TOMACS 11), for common random numbers.
///
/// From the first n₀ replications come S²ᵢₗ, the variances of the paired differences. After r
/// replications strategy i is ruled out when some l that is not leads it by more than
///   Wᵢₗ(r) = max(0, δ / 2r · (h² S²ᵢₗ / δ² − r)),  h² = 2η(n₀ − 1),
///   η = ½ [(2α / (k − 1))^(−2 / (n₀ − 1)) − 1].
/// It ends when one is left. If replications are independent and their differences normal, and the
/// best mean leads the others by δ at least, the one that is left is the best with probability
/// 1 − α at least, whatever the correlation. Where others come nearer to the best than δ, one of
/// them may be left instead: by definition that does not matter.
///
/// Where strategies must keep something besides (`Admission`), those that are told not to are out,
/// and only one that is told to rules others out: whom of two the boundary favours is kept from the
/// first look at which it is left, so that nothing is lost by waiting. It ends when one is left
/// that is told to. (Feasibility check and comparison side by side: Andradóttir & Kim 2010, "Fully
/// sequential procedures for comparing constrained systems via simulation", Naval Research
/// Logistics 57.) Among those that do keep it, the promise holds as above, short of the chance that
/// an admission is wrong.
///
/// It may be looked at after any replications from n₀ on; looking less often errs no more often.
class KimNelson {
public:
  static constexpr int first_stage = 20; ///< n₀

  /// δ > 0 and at least two strategies; `error` is α.
  KimNelson(std::size_t strategies, double worthwhile, double error = 1 - confidence,
            int n0 = first_stage);

  /// Tells another δ > 0, before the first look at a whole first stage: it may come of that one.
  void tell(double worthwhile) { worthwhile_ = worthwhile; }

  /// One replication: a value a strategy, of which more is better.
  void take(std::span<const double> replication);
  /// Rules out who can be ruled out by what has been taken. Nothing before the first stage is full,
  /// nor once it is settled. `admission` of each strategy; empty: all are admitted.
  void look(std::span<const Admission> admission = {});

  bool settled() const { return settled_; }
  int taken() const { return taken_; }
  /// At the last look that changed anything, one that settled it being the last.
  bool contends(std::size_t strategy) const { return contends_[strategy]; }
  /// The contender with the highest mean so far; the number of strategies where all are excluded.
  std::size_t leader() const;
  /// Replications in all after which it would be settled if means stayed as they are; before the
  /// first stage is full, that.
  double needed() const;

private:
  double mean(std::size_t strategy) const { return sums_[strategy] / taken_; }
  double spread(std::size_t i, std::size_t l) const { return spreads_[i * sums_.size() + l]; }
  double width(std::size_t i, std::size_t l) const;
  void measure_spreads();
  bool only_ties_are_left() const;
  void tell_pairs();

  double worthwhile_;
  int n0_;
  double h_squared_;
  int taken_ = 0;
  bool settled_ = false;
  std::vector<double> sums_;
  std::vector<bool> contends_;
  std::vector<std::vector<double>> first_; ///< replications of the first stage
  std::vector<double> spreads_;            ///< S²ᵢₗ, row by row
  std::vector<bool> behind_;               ///< row by row, whether i was told to be behind l
};

/// h² for k strategies.
double kim_nelson_constant(std::size_t strategies, double error, int first_stage);

} // namespace pondlab::experiment
