#include "scenario/new_plan/purchase_habit.hpp"

#include "engine/numeric/math.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace pondlab::scenario {
namespace {

constexpr std::size_t points_of_drop_out = 64;
constexpr std::size_t points_of_tenure = 32;
constexpr double habit_days_a_week = 7;

/// As files may have them.
constexpr double slowest = 10'000, fastest = .02;
/// Beyond what anybody asks for.
constexpr double most_loyal = 500, most_alike = 20;

/// Between one scale that is tried and the next, and how fine the last one is.
constexpr double step = .8;
constexpr int halvings = 30;

/// Shares at one drop-out and tenure, at any rate.
class Shares {
public:
  Shares(const PurchaseHabit& habit, const Tenure& tenure, double days)
      : shape_(habit.rate_shape), weeks_(days / habit_days_a_week) {
    for (std::size_t i = 0; i < points_of_drop_out; ++i)
      drop_outs_[i] = engine::beta_quantile(habit.drop_out_a, habit.drop_out_b,
                                            (static_cast<double>(i) + .5) / points_of_drop_out);
    for (std::size_t i = 0; i < points_of_tenure; ++i) {
      const double at = (static_cast<double>(i) + .5) / points_of_tenure;
      const double before = tenure.min + at * (tenure.max - tenure.min) - days;
      before_[i] = std::max(before, 0.) / habit_days_a_week;
    }
  }

  double at(double scale) const {
    double sum = 0;
    for (const double p : drop_outs_)
      for (const double before : before_)
        sum += quiet(scale, p * before) - quiet(scale, p * before + weeks_);
    return sum / (points_of_drop_out * points_of_tenure);
  }

  /// The slowest rate that gives the share, tried from the slowest on; nothing where none does.
  std::optional<double> scale_for(double share) const {
    double high = slowest;
    while (high > fastest && at(high) < share) high *= step;
    if (high <= fastest) return std::nullopt;
    double low = high;
    high = std::min(high / step, slowest);
    for (int i = 0; i < halvings; ++i) {
      const double middle = std::sqrt(low * high);
      (at(middle) < share ? high : low) = middle;
    }
    return low;
  }

private:
  /// (α/(α + s))^r: the chance that nothing happens in s weeks at a rate that is Gamma(r, α).
  double quiet(double scale, double weeks) const {
    return engine::pow(scale / (scale + weeks), shape_);
  }

  double shape_, weeks_;
  std::array<double, points_of_drop_out> drop_outs_{};
  std::array<double, points_of_tenure> before_{};
};

} // namespace

double share_who_bought(const PurchaseHabit& habit, const Tenure& tenure, double days) {
  return Shares(habit, tenure, days).at(habit.rate_scale);
}

PurchaseHabit habit_for(double share, PurchaseHabit habit, const Tenure& tenure, double days) {
  constexpr double more_loyal = 1.5, more_alike = 1.15;
  std::optional<double> scale = Shares(habit, tenure, days).scale_for(share);
  while (!scale && habit.drop_out_b < most_loyal) {
    habit.drop_out_b = std::min(habit.drop_out_b * more_loyal, most_loyal);
    habit.rate_shape = std::min(habit.rate_shape * more_alike, most_alike);
    scale = Shares(habit, tenure, days).scale_for(share);
  }
  habit.rate_scale = scale.value_or(fastest);
  return habit;
}

} // namespace pondlab::scenario
