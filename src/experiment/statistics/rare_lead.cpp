#include "experiment/statistics/rare_lead.hpp"

#include "engine/numeric/math.hpp"
#include "experiment/statistics/assessment.hpp"
#include "experiment/statistics/statistics.hpp"

#include <algorithm>
#include <cmath>

namespace pondlab::experiment {

namespace {

/// Beyond it tails underflow.
constexpr double farthest_score = 8;

/// Deviations from the mean over the root of their squares: of normal scores they make one that
/// goes with others as the values do. Empty where nothing deviates.
std::vector<double> weights_of(std::span<const double> lead, double sign) {
  std::vector<double> weights;
  for (const double value : lead) weights.push_back(std::max(sign * value, 0.));
  const double mean = mean_of(weights);
  double squares = 0;
  for (double& weight : weights) {
    weight -= mean;
    squares += weight * weight;
  }
  if (squares == 0) return {};
  for (double& weight : weights) weight /= std::sqrt(squares);
  return weights;
}

std::vector<double> less(std::span<const double> values, std::span<const double> others) {
  std::vector<double> lead;
  for (std::size_t r = 0; r < values.size(); ++r) lead.push_back(values[r] - others[r]);
  return lead;
}

} // namespace

std::optional<RareLead> RareLead::of(std::span<const double> values,
                                     std::span<const double> others) {
  const std::vector<double> lead = less(values, others);
  const auto count = rare_count(lead, CountKind::difference);
  if (!count) return std::nullopt;
  return RareLead(*count, lead);
}

RareLead::RareLead(const RareCount& count, std::span<const double> lead)
    : count_(count), n_(static_cast<int>(lead.size())), above_{count.more, weights_of(lead, 1)},
      below_{count.less, weights_of(lead, -1)} {}

double RareLead::draw(const Scores& scores) const {
  return draw(above_, scores, scores.above, scores.one_more_above) -
         draw(below_, scores, scores.below, !scores.one_more_above);
}

double RareLead::draw(const Part& part, const Scores& scores, double own, bool one_more) const {
  const EventRate& rate = part.rate;
  const double events = rate.mean * n_ / rate.dispersion + (one_more ? 1 : 0);
  if (events <= 0) return 0;
  double score = part.weights.empty() ? own : 0;
  for (std::size_t r = 0; r < part.weights.size(); ++r)
    score += part.weights[r] * scores.replications[r];
  if (rate.dispersion > 1) score *= scores.stretch;
  score = std::clamp(score, -farthest_score, farthest_score);
  const double quantile =
      engine::exp(engine::gamma_quantile_log(events, engine::normal_tails(score)));
  return quantile * rate.dispersion / n_;
}

int RareLead::needed(double most) const {
  const Limits limits = count_.limits(n_);
  const Estimate lead{.n = n_, .mean = count_.mean(), .rare = count_, .limits = limits};
  const Assessment found = judge(lead, {.high = most});
  return found.verdict == Verdict::pass ? n_ + 1 : found.needed;
}

} // namespace pondlab::experiment
