#include "experiment/statistics/kim_nelson.hpp"

#include "engine/numeric/math.hpp"

#include <algorithm>

namespace pondlab::experiment {

double kim_nelson_constant(std::size_t strategies, double error, int first_stage) {
  const double share = 2 * error / static_cast<double>(strategies - 1);
  const double freedom = first_stage - 1;
  const double eta = .5 * (engine::pow(share, -2 / freedom) - 1);
  return 2 * eta * freedom;
}

KimNelson::KimNelson(std::size_t strategies, double worthwhile, double error, int n0)
    : worthwhile_(worthwhile), n0_(n0), h_squared_(kim_nelson_constant(strategies, error, n0)),
      sums_(strategies, 0), contends_(strategies, true), behind_(strategies * strategies, false) {}

void KimNelson::take(std::span<const double> replication) {
  for (std::size_t s = 0; s < sums_.size(); ++s) sums_[s] += replication[s];
  if (taken_++ < n0_) first_.emplace_back(replication.begin(), replication.end());
  if (taken_ == n0_) measure_spreads();
}

void KimNelson::measure_spreads() {
  const std::size_t k = sums_.size();
  spreads_.assign(k * k, 0);
  for (std::size_t i = 0; i < k; ++i)
    for (std::size_t l = 0; l < k; ++l) {
      const double lead = mean(i) - mean(l);
      for (const std::vector<double>& one : first_) {
        const double off = one[i] - one[l] - lead;
        spreads_[i * k + l] += off * off / (n0_ - 1);
      }
    }
  first_.clear();
}

double KimNelson::width(std::size_t i, std::size_t l) const {
  const double enough = h_squared_ * spread(i, l) / (worthwhile_ * worthwhile_);
  return std::max(0., worthwhile_ / (2. * taken_) * (enough - taken_));
}

/// Of each pair of contenders whom the boundary favours, from the first look on that leaves it.
void KimNelson::tell_pairs() {
  const std::size_t k = sums_.size();
  for (std::size_t i = 0; i < k; ++i)
    for (std::size_t l = 0; l < k; ++l)
      if (i != l && contends_[i] && contends_[l] && !behind_[l * k + i] &&
          mean(i) < mean(l) - width(i, l))
        behind_[i * k + l] = true;
}

void KimNelson::look(std::span<const Admission> admission) {
  if (settled_ || taken_ < n0_) return;
  const auto is = [&](std::size_t s, Admission what) {
    return (admission.empty() ? Admission::admitted : admission[s]) == what;
  };
  const std::size_t k = sums_.size();
  for (std::size_t s = 0; s < k; ++s)
    if (is(s, Admission::excluded)) contends_[s] = false;
  tell_pairs();
  const std::vector<bool> before = contends_;
  bool all_told = true;
  for (std::size_t i = 0; i < k; ++i) {
    for (std::size_t l = 0; l < k; ++l)
      if (before[l] && is(l, Admission::admitted) && behind_[i * k + l]) contends_[i] = false;
    all_told = all_told && (!contends_[i] || is(i, Admission::admitted));
  }
  settled_ = all_told && (std::ranges::count(contends_, true) <= 1 || only_ties_are_left());
}

/// Nothing will ever tell strategies apart that come to the same in every replication.
bool KimNelson::only_ties_are_left() const {
  for (std::size_t i = 0; i < sums_.size(); ++i)
    for (std::size_t l = 0; l < sums_.size(); ++l)
      if (contends_[i] && contends_[l] && (width(i, l) > 0 || mean(i) != mean(l))) return false;
  return true;
}

std::size_t KimNelson::leader() const {
  std::size_t best = sums_.size();
  for (std::size_t s = 0; s < sums_.size(); ++s)
    if (contends_[s] && (best == sums_.size() || sums_[s] > sums_[best])) best = s;
  return best;
}

double KimNelson::needed() const {
  if (taken_ < n0_) return n0_;
  double most = taken_;
  const std::size_t best = leader();
  for (std::size_t l = 0; l < sums_.size(); ++l) {
    if (!contends_[l] || l == best) continue;
    // The r at which the lead d is W(r): h² S² / (δ (δ + 2d)).
    const double lead = mean(best) - mean(l);
    most = std::max(most, h_squared_ * spread(best, l) / (worthwhile_ * (worthwhile_ + 2 * lead)));
  }
  return most;
}

} // namespace pondlab::experiment
