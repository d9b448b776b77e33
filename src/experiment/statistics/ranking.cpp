#include "experiment/statistics/ranking.hpp"

#include "engine/numeric/math.hpp"
#include "experiment/statistics/decision.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace pondlab::experiment {

namespace {

/// Chance that the mean has the sign it shows, were it shown by n replications.
double chance_of_sign(const Estimate& lead, int n) {
  if (lead.rare) {
    const double above = lead.rare->chance_above_zero(n);
    return lead.mean < 0 ? 1 - above : above;
  }
  if (lead.sd == 0) return 1;
  return student_cdf(std::abs(lead.mean) / lead.sd * std::sqrt(static_cast<double>(n)), n - 1);
}

/// The least number of replications after which the lead's sign is sure enough; chances grow with
/// their number, so by bisection.
int needed(const Estimate& lead, double probability) {
  if (lead.mean == 0 || chance_of_sign(lead, most_needed) < probability) return 0;
  int low = lead.n, high = most_needed;
  while (low + 1 < high) {
    const int middle = low + (high - low) / 2;
    (chance_of_sign(lead, middle) >= probability ? high : low) = middle;
  }
  return high;
}

class Judging {
public:
  Judging(std::span<const std::vector<double>> values, double probability, Ranked what)
      : values_(values), probability_(probability), what_(what) {
    for (std::size_t s = 1; s < values.size(); ++s) leads_.push_back(lead_over(s));
  }

  Ranking judge() const {
    Ranking ranking;
    ranking.rival = static_cast<std::size_t>(std::ranges::min_element(leads_, {}, &Estimate::mean) -
                                             leads_.begin());
    if (!leads_.front().has_interval()) {
      ranking.assessment = {.verdict =
                                leads_.front().defined() ? Verdict::inconclusive : Verdict::fail,
                            .needed = leads_.front().defined() ? 2 : 0};
      return ranking;
    }
    ranking.chance = chance();
    if (ranking.chance >= probability_)
      ranking.assessment.verdict = Verdict::pass;
    else if (std::ranges::any_of(leads_, [&](const Estimate& lead) { return is_behind(lead); }))
      ranking.assessment.verdict = Verdict::fail;
    else
      ranking.assessment.needed = replications();
    return ranking;
  }

private:
  /// Of each rival in turn: together they make 1 − p.
  double error() const { return (1 - probability_) / static_cast<double>(leads_.size()); }

  Estimate lead_over(std::size_t rival) const {
    std::vector<std::optional<double>> differences;
    for (std::size_t r = 0; r < values_[0].size(); ++r)
      differences.emplace_back(values_[0][r] - values_[rival][r]);
    return what_ == Ranked::events ? estimate_count(differences, CountKind::difference)
                                   : estimate(differences);
  }

  double chance() const {
    double chance = 1;
    for (const Estimate& lead : leads_) chance = std::min(chance, chance_above_zero(lead));
    // Being ahead of all is no likelier than being ahead of one, whatever the draws say.
    return leads_.size() == 1 ? chance
                              : std::min(chance, decide(values_, 0, what_).prospects[0].best);
  }

  bool is_behind(const Estimate& lead) const {
    if (lead.sd == 0 && !lead.rare) return lead.mean <= 0; // known exactly: a tie is not ahead
    return 1 - chance_above_zero(lead) >= 1 - error();
  }

  /// Behind somebody, the first who is ruled to be ahead decides; else all must be ruled out.
  int replications() const {
    const bool behind = std::ranges::any_of(leads_, [](const auto& lead) { return lead.mean < 0; });
    int all = 0, first = most_needed + 1;
    for (const Estimate& lead : leads_) {
      const int n = needed(lead, 1 - error());
      if (n == 0 && !behind) return 0;
      all = std::max(all, n);
      if (lead.mean < 0 && n > 0) first = std::min(first, n);
    }
    if (!behind) return all;
    return first > most_needed ? 0 : first;
  }

  std::span<const std::vector<double>> values_;
  double probability_;
  Ranked what_;
  std::vector<Estimate> leads_; ///< of the strategy over each rival
};

} // namespace

double chance_above_zero(const Estimate& estimate) {
  if (estimate.rare) return estimate.rare->chance_above_zero(estimate.n);
  if (estimate.sd == 0) return estimate.mean > 0 ? 1 : 0;
  const double chance = chance_of_sign(estimate, estimate.n);
  return estimate.mean < 0 ? 1 - chance : chance;
}

Ranking judge_ranking(std::span<const std::vector<double>> values, double probability,
                      Ranked what) {
  return Judging(values, probability, what).judge();
}

} // namespace pondlab::experiment
