#include "experiment/statistics/decision.hpp"

#include "engine/numeric/math.hpp"
#include "engine/numeric/random.hpp"
#include "experiment/statistics/assessment.hpp"
#include "experiment/statistics/statistics.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace pondlab::experiment {

namespace {

constexpr double worst_share = .05;

class Deciding {
public:
  Deciding(std::span<const std::vector<double>> values, double worthwhile)
      : values_(values), worthwhile_(worthwhile), n_(values.front().size()) {
    for (const std::vector<double>& one : values) means_.push_back(mean_of(one));
  }

  Decision decide() {
    Decision decision;
    decision.leader = static_cast<std::size_t>(std::ranges::max_element(means_) - means_.begin());
    decision.prospects.resize(values_.size());
    for (std::size_t s = 0; s < values_.size(); ++s) {
      std::vector<double> ascending = values_[s];
      std::ranges::sort(ascending);
      decision.prospects[s].downside = quantile(ascending, worst_share);
    }
    if (n_ < fewest_replications) {
      decision.advice = Advice::few;
      decision.needed = fewest_replications;
      constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
      for (Prospect& prospect : decision.prospects)
        prospect.best = prospect.near_best = prospect.opportunity_cost = unknown;
      return decision;
    }
    judge_draws(decision.prospects);
    decision.settled = decision.prospects[decision.leader].near_best >= confidence;
    if (!decision.settled) decision.needed = needed(decision.leader);
    return decision;
  }

private:
  void judge_draws(std::vector<Prospect>& prospects) {
    constexpr double weight = 1. / posterior_draws;
    for (int i = 0; i < posterior_draws; ++i) {
      const std::vector<double> drawn = draw_means(i);
      const double best = *std::ranges::max_element(drawn);
      const auto share = weight / static_cast<double>(std::ranges::count(drawn, best));
      for (std::size_t s = 0; s < drawn.size(); ++s) {
        const double shortfall = best - drawn[s];
        if (shortfall == 0) prospects[s].best += share;
        if (shortfall <= worthwhile_) prospects[s].near_best += weight;
        prospects[s].opportunity_cost += shortfall * weight;
      }
    }
  }

  /// Σ zᵣ (xᵣ − x̄) / √(n (n − 1)) with independent standard normal zᵣ has just the covariance of
  /// the mean, without a matrix; divided by √(χ² / (n − 1)) it is Student's.
  std::vector<double> draw_means(int i) const {
    engine::Draws draws(engine::Source(0, static_cast<std::uint32_t>(i)),
                        engine::hash_text("posterior"), 0, 0u);
    const auto normal = [&] { return engine::normal_quantile(draws.unit()); };
    std::vector<double> sum(values_.size(), 0);
    for (std::size_t r = 0; r < n_; ++r) {
      const double z = normal();
      for (std::size_t s = 0; s < values_.size(); ++s) sum[s] += z * (values_[s][r] - means_[s]);
    }
    double chi_squared = 0;
    for (std::size_t r = 1; r < n_; ++r) {
      const double z = normal();
      chi_squared += z * z;
    }
    const double scale = 1 / std::sqrt(static_cast<double>(n_) * chi_squared);
    for (std::size_t s = 0; s < sum.size(); ++s) sum[s] = means_[s] + sum[s] * scale;
    return sum;
  }

  /// So many that each rival is ruled out at its share of the error (Bonferroni), if means and
  /// spreads stay as they are.
  int needed(std::size_t leader) const {
    const double error = (1 - confidence) / static_cast<double>(values_.size() - 1);
    const double z = engine::normal_quantile(1 - error);
    double most = 0;
    for (std::size_t s = 0; s < values_.size(); ++s) {
      if (s == leader) continue;
      const double lead = means_[leader] - means_[s];
      if (lead + worthwhile_ <= 0) return 0;
      const double ratio = z * paired_sd(leader, s) / (lead + worthwhile_);
      most = std::max(most, ratio * ratio);
    }
    if (most > most_needed) return 0;
    return std::max(static_cast<int>(n_) + 1, static_cast<int>(std::ceil(most)));
  }

  double paired_sd(std::size_t a, std::size_t b) const {
    double squares = 0;
    for (std::size_t r = 0; r < n_; ++r) {
      const double off = values_[a][r] - values_[b][r] - (means_[a] - means_[b]);
      squares += off * off;
    }
    return std::sqrt(squares / static_cast<double>(n_ - 1));
  }

  std::span<const std::vector<double>> values_;
  double worthwhile_;
  std::size_t n_;
  std::vector<double> means_;
};

} // namespace

std::string_view key_of(Procedure procedure) {
  static constexpr std::array<std::string_view, 4> keys = {"kim_nelson", "no_worthwhile_difference",
                                                           "few_replications", "one_strategy"};
  return keys[static_cast<std::size_t>(procedure)];
}

std::string_view key_of(Advice advice) {
  static constexpr std::array<std::string_view, 5> keys = {"choose", "either", "open", "few",
                                                           "withheld"};
  return keys[static_cast<std::size_t>(advice)];
}

std::string_view key_of(Stop stop) {
  static constexpr std::array<std::string_view, 3> keys = {"settled", "budget", "interrupted"};
  return keys[static_cast<std::size_t>(stop)];
}

bool Decision::is_skewed() const { return std::abs(skewness) > much_skewness; }

Decision decide(std::span<const std::vector<double>> values, double worthwhile) {
  return Deciding(values, worthwhile).decide();
}

} // namespace pondlab::experiment
