#include "engine/model/benefit.hpp"

#include "engine/model/people.hpp"
#include "engine/numeric/math.hpp"

#include <algorithm>

namespace pondlab::engine {

namespace {

double felt(double ratio) {
  constexpr double trusted = .35667494393873245; // −ln .7
  if (ratio >= 1) return 0;
  const double depth = -log(ratio);
  constexpr double beyond = trusted / 2;
  return depth <= trusted ? depth : trusted + beyond * -expm1(-(depth - trusted) / beyond);
}

double ratio_of(Fen list, Fen paid) {
  return static_cast<double>(paid > 0 ? paid : 1) / static_cast<double>(list);
}

double felt_gap(double gap) { return gap > 0 ? felt(std::max(1e-3, 1 - gap)) : 0; }

/// Of a price that has come to be expected, and of one that has not; both ≥ 0.
struct Elasticities {
  explicit Elasticities(const Response& response)
      : temporary(-response.price_elasticity),
        permanent(std::min(-response.permanent_elasticity, temporary)) {}
  double temporary, permanent;
};

/// Room for roundings, many times what they are.
constexpr double above = 1 + 1e-9, below = 1 - 1e-9, hair = 1e-12;

/// e^x for x ≥ 0 by the first terms of its series, and no more than a fourth one beside it.
Bounds exp_bounds(double least, double most) {
  constexpr double fourth = .1133; // e / 4!, up to 1
  constexpr double beyond = 1e300; // finite, so that it can be reckoned with
  const auto terms = [](double x) { return 1 + x * (1 + x * (.5 + x * (1. / 6))); };
  const double square = most * most;
  return {terms(least) * below,
          most <= 1 ? (terms(most) + fourth * square * square) * above : beyond};
}

} // namespace

double benefit(const Response& response, double sensitivity, double gap, Fen list, Fen paid) {
  if (!response.benefit || list <= 0 || (paid >= list && gap <= 0)) return 0;
  const double depth = felt(ratio_of(list, paid));
  const double gain = depth - felt_gap(gap);
  const Elasticities elasticity(response);
  const double weight = gain < 0 ? response.loss_weight : 1;
  return sensitivity * (elasticity.permanent * depth +
                        (elasticity.temporary - elasticity.permanent) * weight * gain);
}

double learnt_gap(const Response& response, double gap, Fen list, Fen paid) {
  const double met = paid >= list || list <= 0 ? 0 : 1 - ratio_of(list, paid);
  return response.price_memory * gap + (1 - response.price_memory) * met;
}

BenefitBounds::BenefitBounds(const Response& response) : loss_weight_(response.loss_weight) {
  if (!response.benefit) return;
  const Elasticities elasticity(response);
  permanent_ = elasticity.permanent;
  temporary_ = elasticity.temporary;
  for (std::size_t i = 0; i <= steps; ++i)
    depth_[i] = felt(std::max(1 - static_cast<double>(i) / steps, 1e-300));
  for (std::size_t gap = 0; gap < expected_depth_.size(); ++gap)
    expected_depth_[gap] = felt_gap(static_cast<double>(gap) * People::gap_unit);
}

Bounds BenefitBounds::operator()(double sensitivity, std::uint8_t gap, Fen list, Fen off) const {
  if (off <= 0) return {};
  // Of what is given away a fen is felt as paid.
  const double share = static_cast<double>(std::min(off, list - 1)) / static_cast<double>(list);
  const std::size_t step = std::min(steps - 1, static_cast<std::size_t>(share * steps));
  const double expected = expected_depth_[gap];
  const auto added = [&](double depth) {
    return sensitivity * (permanent_ * depth +
                          (temporary_ - permanent_) * (gain(depth - expected) - gain(-expected)));
  };
  return exp_bounds(std::max(0., added(depth_[step] * below) * below - hair),
                    added(depth_[step + 1] * above) * above + hair);
}

} // namespace pondlab::engine
