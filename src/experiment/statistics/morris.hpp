#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace pondlab::experiment {

/// Screening by elementary effects (Morris 1991, "Factorial sampling plans for preliminary
/// computational experiments"): walks through the cube [0, 1]^d of what is in doubt, in which each
/// coordinate moves once by ±2/3, in an order of its own. The effect of a coordinate is the change
/// of the result over its move, per whole range.
///
/// The walks of one seed: coordinates lie on the levels 0, 1/3, 2/3 and 1.
class MorrisDesign {
public:
  /// One name a coordinate: where it starts depends on its name alone.
  MorrisDesign(std::vector<std::string> names, std::uint64_t seed);

  std::size_t size() const { return names_.size(); }
  /// Points of a walk: one more than coordinates.
  std::size_t steps() const { return names_.size() + 1; }
  /// The point of walk `walk` after `step` moves.
  std::vector<double> point(std::uint32_t walk, std::size_t step) const;
  /// The move, counted from 0, in which a coordinate moves.
  std::size_t move_of(std::uint32_t walk, std::size_t coordinate) const;
  /// Elementary effects of a walk, one a coordinate, from the results at its points.
  std::vector<double> effects(std::uint32_t walk, std::span<const double> results) const;

private:
  bool moves_up(std::uint32_t walk, std::size_t coordinate) const;
  int start(std::uint32_t walk, std::size_t coordinate) const;

  std::vector<std::string> names_;
  std::uint64_t seed_;
};

/// A coordinate's effects over the walks.
struct MorrisEffect {
  double mean = 0;     ///< μ
  double strength = 0; ///< μ*, the mean of the magnitudes (Campolongo, Cariboni & Saltelli 2007)
  double spread = 0;   ///< σ: large beside μ* where it is not linear, or hangs on the others
};
MorrisEffect morris_effect(std::span<const double> effects);

} // namespace pondlab::experiment
