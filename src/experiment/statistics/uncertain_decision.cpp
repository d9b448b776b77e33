#include "experiment/statistics/uncertain_decision.hpp"

#include "engine/numeric/math.hpp"
#include "engine/numeric/random.hpp"
#include "experiment/statistics/statistics.hpp"
#include "experiment/statistics/symmetric_eigen.hpp"

#include <algorithm>
#include <cmath>

namespace pondlab::experiment {

namespace {

/// Directions with less of the variance than this are rounding.
constexpr double negligible = 1e-12;

using Vector = std::vector<double>;

/// Adds `weight` · v vᵀ.
void add_square(Matrix& matrix, const Vector& v, double weight) {
  for (std::size_t i = 0; i < v.size(); ++i)
    for (std::size_t j = 0; j < v.size(); ++j) matrix(i, j) += weight * v[i] * v[j];
}

/// The draws' differences from strategy 0, in directions in which they vary independently of each
/// other and so does their noise.
class Posterior {
public:
  explicit Posterior(std::span<const DrawnValues> draws)
      : draws_(draws), size_(draws.front().size() - 1), common_(size_, 0) {
    for (const DrawnValues& draw : draws) means_.push_back(differences(draw));
    for (const Vector& mean : means_)
      for (std::size_t i = 0; i < size_; ++i)
        common_[i] += mean[i] / static_cast<double>(draws.size());
    find_directions();
  }

  /// The differences of draw m once more, from its posterior.
  Vector sample(std::size_t m, engine::Draws& luck) const {
    Vector sampled = common_;
    for (const Direction& direction : directions_) {
      double place = 0;
      for (std::size_t i = 0; i < size_; ++i)
        place += direction.in[i] * (means_[m][i] - common_[i]);
      const double noise = direction.noise;
      place = (1 - noise) * place +
              std::sqrt(noise * (1 - noise)) * engine::normal_quantile(luck.unit());
      for (std::size_t i = 0; i < size_; ++i) sampled[i] += direction.out[i] * place;
    }
    return sampled;
  }

private:
  struct Direction {
    Vector in;        ///< differences → place on it, of variance 1
    Vector out;       ///< place → differences
    double noise = 0; ///< λ
  };

  Vector differences(const DrawnValues& draw) const {
    const double first = mean_of(draw[0]);
    Vector result;
    for (std::size_t s = 1; s < draw.size(); ++s) result.push_back(mean_of(draw[s]) - first);
    return result;
  }

  Matrix spread() const {
    Matrix matrix(size_);
    for (const Vector& mean : means_) {
      Vector off(size_);
      for (std::size_t i = 0; i < size_; ++i) off[i] = mean[i] - common_[i];
      add_square(matrix, off, 1 / static_cast<double>(means_.size() - 1));
    }
    return matrix;
  }

  /// Of a draw's means, pooled over all draws.
  Matrix noise() const {
    const std::size_t replications = draws_.front().front().size();
    const auto n = static_cast<double>(replications);
    const double weight = 1 / (static_cast<double>(draws_.size()) * (n - 1) * n);
    Matrix matrix(size_);
    for (std::size_t m = 0; m < draws_.size(); ++m)
      for (std::size_t j = 0; j < replications; ++j) {
        Vector off(size_);
        for (std::size_t i = 0; i < size_; ++i)
          off[i] = draws_[m][i + 1][j] - draws_[m][0][j] - means_[m][i];
        add_square(matrix, off, weight);
      }
    return matrix;
  }

  void find_directions() {
    const EigenDecomposition whole = symmetric_eigen(spread());
    double largest = 0;
    for (const double value : whole.values) largest = std::max(largest, value);
    std::vector<std::size_t> kept;
    for (std::size_t d = 0; d < size_; ++d)
      if (whole.values[d] > negligible * largest) kept.push_back(d);
    const Matrix all_noise = noise();
    Matrix whitened(kept.size());
    for (std::size_t a = 0; a < kept.size(); ++a)
      for (std::size_t b = 0; b < kept.size(); ++b)
        for (std::size_t i = 0; i < size_; ++i)
          for (std::size_t j = 0; j < size_; ++j)
            whitened(a, b) += whole.vectors(i, kept[a]) * all_noise(i, j) *
                              whole.vectors(j, kept[b]) /
                              std::sqrt(whole.values[kept[a]] * whole.values[kept[b]]);
    const EigenDecomposition shares = symmetric_eigen(whitened);
    for (std::size_t d = 0; d < kept.size(); ++d) {
      Direction direction{Vector(size_, 0), Vector(size_, 0), std::clamp(shares.values[d], 0., 1.)};
      for (std::size_t a = 0; a < kept.size(); ++a) {
        const double root = std::sqrt(whole.values[kept[a]]), turn = shares.vectors(a, d);
        for (std::size_t i = 0; i < size_; ++i) {
          direction.in[i] += turn * whole.vectors(i, kept[a]) / root;
          direction.out[i] += turn * whole.vectors(i, kept[a]) * root;
        }
      }
      directions_.push_back(std::move(direction));
    }
  }

  std::span<const DrawnValues> draws_;
  std::size_t size_;
  std::vector<Vector> means_; ///< of each draw
  Vector common_;             ///< of all draws
  std::vector<Direction> directions_;
};

void judge_posteriors(std::span<const DrawnValues> draws, double worthwhile,
                      std::vector<UncertainProspect>& prospects) {
  const Posterior posterior(draws);
  const std::size_t each = (std::size_t{posterior_draws} + draws.size() - 1) / draws.size();
  const double weight = 1 / static_cast<double>(each * draws.size());
  for (std::size_t m = 0; m < draws.size(); ++m) {
    engine::Draws luck(engine::Source(0, static_cast<std::uint32_t>(m)),
                       engine::hash_text("doubtful posterior"), 0, 0u);
    for (std::size_t i = 0; i < each; ++i) {
      Vector means = posterior.sample(m, luck);
      means.insert(means.begin(), 0);
      const auto best = std::ranges::max_element(means);
      prospects[static_cast<std::size_t>(best - means.begin())].best += weight;
      for (std::size_t s = 0; s < means.size(); ++s) {
        const double shortfall = *best - means[s];
        if (shortfall <= worthwhile) prospects[s].near_best += weight;
        prospects[s].opportunity_cost += shortfall * weight;
      }
    }
  }
}

void count_seasons(std::span<const DrawnValues> draws, std::vector<UncertainProspect>& prospects) {
  const std::size_t replications = draws.front().front().size();
  const double weight = 1 / static_cast<double>(draws.size() * replications);
  for (const DrawnValues& draw : draws)
    for (std::size_t j = 0; j < replications; ++j) {
      std::size_t best = 0;
      for (std::size_t s = 1; s < draw.size(); ++s)
        if (draw[s][j] > draw[best][j]) best = s;
      prospects[best].best_in_season += weight;
    }
}

/// Takes as much from the larger of these chances, which add up to one, as gives each at least
/// `least`.
void leave_to_each(double least, double UncertainProspect::* chance,
                   std::vector<UncertainProspect>& prospects) {
  double above = 0;
  for (const UncertainProspect& prospect : prospects)
    above += std::max(prospect.*chance - least, 0.);
  const double kept = (1 - least * static_cast<double>(prospects.size())) / above;
  for (UncertainProspect& prospect : prospects)
    prospect.*chance = least + kept * std::max(prospect.*chance - least, 0.);
}

/// All draws may speak for one strategy without its being certain.
void claim_no_more_than(std::size_t draws, std::vector<UncertainProspect>& prospects) {
  if (prospects.size() < 2) return; // there is no question
  const double most = most_supported_chance(static_cast<int>(draws));
  const double least = (1 - most) / static_cast<double>(prospects.size() - 1);
  leave_to_each(least, &UncertainProspect::best, prospects);
  leave_to_each(least, &UncertainProspect::best_in_season, prospects);
  for (UncertainProspect& prospect : prospects)
    prospect.near_best = std::clamp(prospect.near_best, 1 - most, most);
}

} // namespace

double most_supported_chance(int draws) { return (draws + 1.) / (draws + 2.); }

UncertainDecision decide_under_uncertainty(std::span<const DrawnValues> draws, double worthwhile) {
  UncertainDecision decision;
  decision.draws = static_cast<int>(draws.size());
  decision.replications = static_cast<int>(draws.front().front().size());
  decision.prospects.resize(draws.front().size());
  for (std::size_t s = 0; s < decision.prospects.size(); ++s) {
    std::vector<std::optional<double>> means;
    for (const DrawnValues& draw : draws) means.emplace_back(mean_of(draw[s]));
    decision.prospects[s].mean = estimate(means);
    if (decision.prospects[s].mean.mean > decision.prospects[decision.leader].mean.mean)
      decision.leader = s;
  }
  judge_posteriors(draws, worthwhile, decision.prospects);
  count_seasons(draws, decision.prospects);
  claim_no_more_than(draws.size(), decision.prospects);
  return decision;
}

} // namespace pondlab::experiment
