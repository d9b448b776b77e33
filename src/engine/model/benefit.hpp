#pragma once

#include "engine/model/response.hpp"
#include "engine/numeric/units.hpp"

#include <array>
#include <cstdint>

namespace pondlab::engine {

/// Log-odds that a price adds to an order. A price is felt as deep as −ln(paid ÷ list) up to 30 %
/// off; elasticities are known for 70–100 % of the price, and deeper cuts add ever less, so that
/// none is felt as more than one and a half times 30 % off. With d the felt depth of the price and
/// r that of the price that is expected (`gap` below the list price), ε_p the elasticity of a price
/// that has come to be expected and ε_t that of one that has not,
///   |ε_p|·d + (|ε_t| − |ε_p|)·(d − r)·(loss_weight where d < r)
/// times the person's sensitivity: −3.63 at first, −2.62 once the cut is what people expect, and
/// less than nothing when it ends. After Bijmolt et al. 2005 (both elasticities) and Kalyanaram &
/// Winer 1995 (reference prices, losses weigh more).
double benefit(const Response& response, double sensitivity, double gap, Fen list, Fen paid);

/// The expected gap after a visit to a price: R ← price_memory · R + (1 − price_memory) · P.
double learnt_gap(const Response& response, double gap, Fen list, Fen paid);

/// What lies between these two for certain.
struct Bounds {
  double least = 1;
  double most = 1;
};

/// Between what e^benefit lies, without logarithm and exponential: most visits come to nothing
/// whatever in between it is.
class BenefitBounds {
public:
  explicit BenefitBounds(const Response& response);

  /// Of e^(benefit with `off` taken off `list` − benefit at the list price); `most` also bounds
  /// e^benefit itself. `sensitivity` ≥ 0; `gap` is the expected gap in units of `People::gap_unit`.
  Bounds operator()(double sensitivity, std::uint8_t gap, Fen list, Fen off) const;

private:
  static constexpr std::size_t steps = 256; ///< of the share that is taken off

  double gain(double depth) const { return depth < 0 ? loss_weight_ * depth : depth; }

  double permanent_ = 0, temporary_ = 0, loss_weight_ = 1;
  std::array<double, steps + 1> depth_{};    ///< felt, by share taken off
  std::array<double, 256> expected_depth_{}; ///< by gap
};

} // namespace pondlab::engine
