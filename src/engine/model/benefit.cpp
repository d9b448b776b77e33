#include "engine/model/benefit.hpp"

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

} // namespace

double benefit(const Response& response, double sensitivity, double gap, Fen list, Fen paid) {
  if (!response.benefit || list <= 0 || (paid >= list && gap <= 0)) return 0;
  const double depth = felt(ratio_of(list, paid));
  const double gain = depth - felt_gap(gap);
  const double temporary = -response.price_elasticity;
  const double permanent = std::min(-response.permanent_elasticity, temporary);
  const double weight = gain < 0 ? response.loss_weight : 1;
  return sensitivity * (permanent * depth + (temporary - permanent) * weight * gain);
}

double learnt_gap(const Response& response, double gap, Fen list, Fen paid) {
  const double met = paid >= list || list <= 0 ? 0 : 1 - ratio_of(list, paid);
  return response.price_memory * gap + (1 - response.price_memory) * met;
}

} // namespace pondlab::engine
