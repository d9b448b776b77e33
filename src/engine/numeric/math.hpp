#pragma once

#include <span>

namespace pondlab::engine {

// Transcendental functions from + − × ÷ √ and bit operations alone: the same bits from every
// compiler, C library and instruction set (built with -ffp-contract=off). Accuracies are tested.

/// e^x within 1 ulp; 0 below about −745, infinity above about 709.8.
double exp(double x);
/// e^x − 1 within 4 ulp, also near 0.
double expm1(double x);
/// Natural logarithm within 1 ulp; −infinity at 0, NaN below.
double log(double x);
/// log(1 + x) within 2 ulp, also near 0.
double log1p(double x);
/// x^y for x ≥ 0, relative error at most 1e-15 · (1 + |y log x|).
double pow(double x, double y);
/// 1 / (1 + e^−x).
double logistic(double x);
/// log(p / (1 − p)).
double logit(double p);

/// The standard normal distribution function, relative error ≤ 3e-13 in the lower tail too.
double normal_cdf(double z);
/// Its inverse (Wichura 1988, AS 241), relative error ≤ 1e-15; ∓infinity at 0 and 1.
double normal_quantile(double u);
/// The same of many, to the bit; `out` has as many, elsewhere.
void normal_quantiles(std::span<const double> u, std::span<double> out);

/// log Γ(x) for x > 0, error ≤ 2e-14 · max(1, |log Γ(x)|).
double log_gamma(double x);

/// Lower and upper tail, each accurate relative to itself where it is the smaller.
struct Tails {
  double lower;
  double upper;
};

/// Both tails of the standard normal distribution at z.
Tails normal_tails(double z);

/// Regularised incomplete gamma functions P(shape, x) and Q(shape, x), the smaller one within a
/// relative error of 1e-12.
Tails gamma_tails(double shape, double x);
double gamma_p(double shape, double x);
/// x with P(shape, x) = lower: the quantile of Gamma(shape, rate 1). 0 where it underflows.
double gamma_quantile(double shape, double lower);
/// Logarithm of that quantile from both tail probabilities (lower + upper = 1): exact far out in
/// either tail, and where the quantile itself underflows.
double gamma_quantile_log(double shape, Tails tails);

/// Density of log X at y, X ~ Gamma(shape, rate 1).
double gamma_log_density(double shape, double y);

/// Regularised incomplete beta function I_x(a, b) and its complement, the smaller one within a
/// relative error of 2e-11.
Tails beta_tails(double a, double b, double x);
double beta_i(double a, double b, double x);
/// x with I_x(a, b) = lower: the quantile of Beta(a, b).
double beta_quantile(double a, double b, double lower);
/// Logit of that quantile from both tail probabilities, exact far out in either tail.
double beta_quantile_logit(double a, double b, Tails tails);
/// Density of logit X at y, X ~ Beta(a, b).
double beta_logit_density(double a, double b, double y);

} // namespace pondlab::engine
