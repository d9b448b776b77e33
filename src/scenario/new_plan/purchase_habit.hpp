#pragma once

namespace pondlab::scenario {

/// How a pool's customers buy when nobody campaigns: BG/NBD's four numbers. λ ~ Gamma(rate_shape,
/// rate_scale) orders a week; after each repeat order a customer leaves with p ~ Beta(drop_out_a,
/// drop_out_b).
struct PurchaseHabit {
  double rate_shape = 1;
  double rate_scale = 1; ///< weeks
  double drop_out_a = 1;
  double drop_out_b = 1;
};

/// How long customers have been members: evenly between, in days.
struct Tenure {
  double min = 0, max = 0;
};

/// Share of customers who ordered within the last `days`, who all became customers before.
///
/// Given λ and p a clock stops at rate λp, so that somebody with tenure T was still buying `days`
/// ago with chance e^(−λp(T − days)), and ordered since with chance 1 − e^(−λ·days). With λ mixed
/// over its gamma (as Fader, Hardie & Lee 2005 do for P(X(t) = x)):
///
///   E[ (α/(α + p(T − days)))^r − (α/(α + p(T − days) + days))^r ]  over p and T, times in weeks
///
/// `tenure.min` must be `days` or more. The integral over p is by 64 points, over T by 32: their
/// error is below .001.
double share_who_bought(const PurchaseHabit& habit, const Tenure& tenure, double days);

/// The habit whose `rate_scale` makes `share` (above 0, below 1) of customers have ordered within
/// the last `days`: the slowest such rate. Where so many cannot have at any rate, since too many
/// have left, customers must be staying longer, and be more alike: `drop_out_b` and `rate_shape`
/// are raised until they can.
PurchaseHabit habit_for(double share, PurchaseHabit habit, const Tenure& tenure, double days);

} // namespace pondlab::scenario
