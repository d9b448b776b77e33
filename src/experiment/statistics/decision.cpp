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

class Deciding {
public:
  Deciding(std::span<const std::vector<double>> values, double worthwhile, Ranked what)
      : values_(values), worthwhile_(worthwhile), n_(values.front().size()), rare_(values.size()) {
    for (const std::vector<double>& one : values) means_.push_back(mean_of(one));
    leader_ = static_cast<std::size_t>(std::ranges::max_element(means_) - means_.begin());
    for (std::size_t s = 0; s < values.size(); ++s)
      if (what == Ranked::events && s != leader_ && n_ >= fewest_replications)
        rare_[s] = RareLead::of(values[s], values[leader_]);
  }

  Decision decide() {
    Decision decision;
    decision.leader = leader_;
    decision.replications = static_cast<int>(n_);
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
    if (std::ranges::any_of(rare_, [](const auto& lead) { return lead.has_value(); }))
      level(decision.prospects);
    decision.settled = decision.prospects[leader_].near_best >= confidence;
    if (!decision.settled) decision.needed = needed();
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
    std::vector<double> sum(values_.size(), 0), scores;
    for (std::size_t r = 0; r < n_; ++r) {
      const double z = scores.emplace_back(normal());
      for (std::size_t s = 0; s < values_.size(); ++s) sum[s] += z * (values_[s][r] - means_[s]);
    }
    double chi_squared = 0;
    for (std::size_t r = 1; r < n_; ++r) {
      const double z = normal();
      chi_squared += z * z;
    }
    const double scale = 1 / std::sqrt(static_cast<double>(n_) * chi_squared);
    for (std::size_t s = 0; s < sum.size(); ++s) sum[s] = means_[s] + sum[s] * scale;
    const double stretch = std::sqrt(static_cast<double>(n_ - 1) / chi_squared);
    for (std::size_t s = 0; s < sum.size(); ++s)
      if (rare_[s])
        sum[s] = sum[leader_] + rare_[s]->draw({.replications = scores,
                                                .stretch = stretch,
                                                .above = normal(),
                                                .below = normal(),
                                                .one_more_above = draws.unit() < .5});
    return sum;
  }

  /// Strategies with the same results have the same chances, of which draws of events know little.
  void level(std::vector<Prospect>& prospects) const {
    const std::vector<Prospect> drawn = prospects;
    for (std::size_t s = 0; s < prospects.size(); ++s) {
      Prospect sum;
      double alike = 0;
      for (std::size_t other = 0; other < prospects.size(); ++other) {
        if (values_[other] != values_[s]) continue;
        ++alike;
        sum.best += drawn[other].best;
        sum.near_best += drawn[other].near_best;
        sum.opportunity_cost += drawn[other].opportunity_cost;
      }
      prospects[s].best = sum.best / alike;
      prospects[s].near_best = sum.near_best / alike;
      prospects[s].opportunity_cost = sum.opportunity_cost / alike;
    }
  }

  /// So many that each rival is ruled out at its share of the error (Bonferroni), if means and
  /// spreads stay as they are.
  int needed() const {
    const double error = (1 - confidence) / static_cast<double>(values_.size() - 1);
    const double z = engine::normal_quantile(1 - error);
    double most = 0;
    for (std::size_t s = 0; s < values_.size(); ++s) {
      if (s == leader_) continue;
      const double lead = means_[leader_] - means_[s];
      if (lead + worthwhile_ <= 0) return 0;
      if (rare_[s]) {
        const int enough = rare_[s]->needed(worthwhile_);
        if (enough == 0) return 0;
        most = std::max(most, static_cast<double>(enough));
        continue;
      }
      const double ratio = z * paired_sd(leader_, s) / (lead + worthwhile_);
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
  std::size_t leader_ = 0;
  std::vector<std::optional<RareLead>> rare_; ///< over the leader; of events
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

double much_skewness_of(int n) {
  constexpr double share = .9;
  return n < 3 ? much_skewness
               : std::min(much_skewness, share * (n - 2) / std::sqrt(static_cast<double>(n - 1)));
}

bool Decision::is_skewed() const { return std::abs(skewness) > much_skewness_of(replications); }

Decision decide(std::span<const std::vector<double>> values, double worthwhile, Ranked what) {
  return Deciding(values, worthwhile, what).decide();
}

} // namespace pondlab::experiment
