#include "engine/numeric/math.hpp"

#include <cmath>
#include <limits>

namespace pondlab::engine {

namespace {

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double epsilon = 0x1p-53;
constexpr double half_log_two_pi = 0.91893853320467274178;
constexpr double inverse_sqrt_two_pi = 0.39894228040143267794;
constexpr double stirling_from = 12;

double absolute(double x) { return x < 0 ? -x : x; }

template <int N>
double horner(const double (&c)[N], double x) {
  double sum = c[N - 1];
  for (int i = N - 2; i >= 0; --i) sum = sum * x + c[i];
  return sum;
}

/// log Γ(x) − ((x − ½) log x − x + ½ log 2π) for x ≥ 12.
double stirling_correction(double x) {
  constexpr double c[] = {1.0 / 12,   -1.0 / 360,        1.0 / 1260, -1.0 / 1680,
                          1.0 / 1188, -691.0 / 360360.0, 1.0 / 156};
  return horner(c, 1 / (x * x)) / x;
}

/// log(ratio) − off, ratio = 1 + off: accurate near 1, where the two nearly cancel, by the series
/// from `off`, elsewhere from the logarithm of the ratio, which is given.
double log_less(double off, double log_ratio) {
  if (off < -0.29 || off > 0.41) return log_ratio - off;
  const double s = off / (2 + off);
  const double t = s * s;
  double sum = 0;
  for (int i = 23; i >= 3; i -= 2) sum = (sum + 2.0 / i) * t;
  return s * sum - s * off; // log(1 + x) = 2s + s·sum and 2s = x − s·x
}

/// log of x^shape e^−x / Γ(shape): the density of log X.
double log_gamma_density(double shape, double x, double log_x) {
  if (shape < stirling_from) return shape * log_x - x - log_gamma(shape);
  const double off = (x - shape) / shape;
  return shape * log_less(off, log_x - log(shape)) + 0.5 * log(shape) - half_log_two_pi -
         stirling_correction(shape);
}

/// Σ xⁿ / ((a+1)…(a+n)): converges for every x, quickly for x < a + 1.
double gamma_series(double shape, double x) {
  double sum = 1, term = 1;
  for (double n = shape + 1; term > sum * (0.25 * epsilon); n += 1) {
    term *= x / n;
    sum += term;
  }
  return sum;
}

/// Legendre's continued fraction for Γ(a, x) x^−a e^x, x > a + 1, by Lentz's method.
double gamma_fraction(double shape, double x) {
  constexpr double tiny = 1e-300;
  double b = x + 1 - shape;
  double c = 1 / tiny;
  double d = 1 / b;
  double product = d;
  for (int i = 1; i < 100000; ++i) {
    const double a = -i * (i - shape);
    b += 2;
    d = a * d + b;
    if (absolute(d) < tiny) d = tiny;
    c = b + a / c;
    if (absolute(c) < tiny) c = tiny;
    d = 1 / d;
    const double factor = d * c;
    product *= factor;
    if (absolute(factor - 1) < 2 * epsilon) break;
  }
  return product;
}

struct TailsAndDensity {
  Tails tails;
  double density; ///< of the transformed variable (log x, or logit x)
};

TailsAndDensity gamma_all(double shape, double x, double log_x) {
  const double density = exp(log_gamma_density(shape, x, log_x));
  if (x < shape + 1) {
    const double lower = density * gamma_series(shape, x) / shape;
    return {{lower, 1 - lower}, density};
  }
  const double upper = density * gamma_fraction(shape, x);
  return {{1 - upper, upper}, density};
}

} // namespace

double log_gamma(double x) {
  if (!(x > 0)) return x == 0 ? inf : std::numeric_limits<double>::quiet_NaN();
  double product = 1;
  while (x < stirling_from) {
    product *= x;
    x += 1;
  }
  const double value = (x - 0.5) * log(x) - x + half_log_two_pi + stirling_correction(x);
  return product == 1 ? value : value - log(product);
}

Tails normal_tails(double z) {
  const double t = absolute(z);
  const double density = inverse_sqrt_two_pi * exp(-0.5 * t * t);
  double small;
  if (t < 2.5) { // Φ(t) = ½ + φ(t) · (t + t³/3 + t⁵/(3·5) + …)
    double sum = t, term = t;
    for (double n = 3; term > sum * (0.25 * epsilon); n += 2) {
      term *= t * t / n;
      sum += term;
    }
    small = 0.5 - density * sum;
  } else { // Laplace's continued fraction of Mills' ratio
    double fraction = t;
    for (int n = t < 6 ? 90 : 25; n >= 1; --n) fraction = t + n / fraction;
    small = density / fraction;
  }
  return z < 0 ? Tails{small, 1 - small} : Tails{1 - small, small};
}

double normal_cdf(double z) { return normal_tails(z).lower; }

namespace {

// Wichura's approximation in the middle, where six in seven quantiles lie.
constexpr double central_a[] = {3.3871328727963666080e0,  1.3314166789178437745e+2,
                                1.9715909503065514427e+3, 1.3731693765509461125e+4,
                                4.5921953931549871457e+4, 6.7265770927008700853e+4,
                                3.3430575583588128105e+4, 2.5090809287301226727e+3};
constexpr double central_b[] = {1,
                                4.2313330701600911252e+1,
                                6.8718700749205790830e+2,
                                5.3941960214247511077e+3,
                                2.1213794301586595867e+4,
                                3.9307895800092710610e+4,
                                2.8729085735721942674e+4,
                                5.2264952788528545610e+3};

bool is_central(double centred) { return absolute(centred) <= 0.425; }

double central_quantile(double centred) {
  const double r = 0.180625 - centred * centred;
  return centred * horner(central_a, r) / horner(central_b, r);
}

} // namespace

double normal_quantile(double u) {
  if (!(u > 0 && u < 1))
    return u == 0 ? -inf : u == 1 ? inf : std::numeric_limits<double>::quiet_NaN();
  constexpr double c[] = {1.42343711074968357734e0,  4.63033784615654529590e0,
                          5.76949722146069140550e0,  3.64784832476320460504e0,
                          1.27045825245236838258e0,  2.41780725177450611770e-1,
                          2.27238449892691845833e-2, 7.74545014278341407640e-4};
  constexpr double d[] = {1,
                          2.05319162663775882187e0,
                          1.67638483018380384940e0,
                          6.89767334985100004550e-1,
                          1.48103976427480074590e-1,
                          1.51986665636164571966e-2,
                          5.47593808499534494600e-4,
                          1.05075007164441684324e-9};
  constexpr double e[] = {6.65790464350110377720e0,  5.46378491116411436990e0,
                          1.78482653991729133580e0,  2.96560571828504891230e-1,
                          2.65321895265761230930e-2, 1.24266094738807843860e-3,
                          2.71155556874348757815e-5, 2.01033439929228813265e-7};
  constexpr double f[] = {1,
                          5.99832206555887937690e-1,
                          1.36929880922735805310e-1,
                          1.48753612908506148525e-2,
                          7.86869131145613259100e-4,
                          1.84631831751005468180e-5,
                          1.42151175831644588870e-7,
                          2.04426310338993978564e-15};
  const double centred = u - 0.5;
  if (is_central(centred)) return central_quantile(centred);
  const double r = std::sqrt(-log(centred < 0 ? u : 1 - u));
  const double z =
      r <= 5 ? horner(c, r - 1.6) / horner(d, r - 1.6) : horner(e, r - 5) / horner(f, r - 5);
  return centred < 0 ? -z : z;
}

/// In two passes, the first of which has nothing to guess and takes several at a time.
void normal_quantiles(std::span<const double> u, std::span<double> out) {
  for (std::size_t i = 0; i < u.size(); ++i) out[i] = central_quantile(u[i] - 0.5);
  for (std::size_t i = 0; i < u.size(); ++i)
    if (!is_central(u[i] - 0.5)) out[i] = normal_quantile(u[i]);
}

Tails gamma_tails(double shape, double x) {
  if (!(x > 0)) return {0, 1};
  if (x == inf) return {1, 0};
  return gamma_all(shape, x, log(x)).tails;
}

double gamma_p(double shape, double x) { return gamma_tails(shape, x).lower; }

namespace {

/// Solves log F(y) = log of the smaller tail by Newton's method. Both tails are log-concave in y,
/// so from any start the second iterate is on the side from which convergence is monotone.
template <class Evaluate>
double solve_tails(double y, Tails tails, Evaluate evaluate) {
  const bool use_lower = tails.lower <= tails.upper;
  const double target = log(use_lower ? tails.lower : tails.upper);
  for (int i = 0; i < 100; ++i) {
    const TailsAndDensity at = evaluate(y);
    const double tail = use_lower ? at.tails.lower : at.tails.upper;
    if (!(tail > 0) || !(at.density > 0)) {
      y += use_lower ? 1 : -1;
      continue;
    }
    double step = (target - log(tail)) * tail / at.density;
    if (!use_lower) step = -step;
    const double limited = step > 4 ? 4 : step < -4 ? -4 : step;
    y += limited;
    if (absolute(limited) < 1e-9) break; // the error is about its square
  }
  return y;
}

double gamma_quantile_start(double shape, Tails tails) {
  if (shape >= 1) { // Wilson and Hilferty's cube
    const double z =
        tails.lower <= tails.upper ? normal_quantile(tails.lower) : -normal_quantile(tails.upper);
    const double cube = 1 - 1 / (9 * shape) + z / (3 * std::sqrt(shape));
    if (cube > 0.1) return log(shape) + 3 * log(cube);
  }
  const double small = (log(tails.lower) + log_gamma(shape + 1)) / shape;
  const double large = -log(tails.upper) - log_gamma(shape);
  return tails.lower > tails.upper && large > 1 && log(large) > small ? log(large) : small;
}

} // namespace

double gamma_quantile_log(double shape, Tails tails) {
  if (!(tails.lower > 0)) return -inf;
  if (!(tails.upper > 0)) return inf;
  const double start = gamma_quantile_start(shape, tails);
  if (start < -40) return start; // P(shape, x) = x^shape / Γ(shape + 1) to the last bit
  return solve_tails(start, tails, [shape](double y) { return gamma_all(shape, exp(y), y); });
}

double gamma_log_density(double shape, double y) {
  return exp(log_gamma_density(shape, exp(y), y));
}

double gamma_quantile(double shape, double lower) {
  return exp(gamma_quantile_log(shape, {lower, 1 - lower}));
}

namespace {

/// log of x^a (1−x)^b / B(a, b): the density of logit X.
double log_beta_density(double a, double b, double x, double rest, double log_x, double log_rest) {
  if (a < stirling_from || b < stirling_from)
    return a * log_x + b * log_rest + log_gamma(a + b) - log_gamma(a) - log_gamma(b);
  const double sum = a + b;
  const double excess = x < rest ? x * sum - a : b - rest * sum;
  return a * log_less(excess / a, log_x - log(a / sum)) +
         b * log_less(-excess / b, log_rest - log(b / sum)) + 0.5 * (log(a) + log(b) - log(sum)) -
         half_log_two_pi + stirling_correction(sum) - stirling_correction(a) -
         stirling_correction(b);
}

/// Continued fraction of I_x(a, b) · a / density, x < (a+1)/(a+b+2), by Lentz's method.
double beta_fraction(double a, double b, double x) {
  constexpr double tiny = 1e-300;
  double c = 1;
  double d = 1 - (a + b) * x / (a + 1);
  if (absolute(d) < tiny) d = tiny;
  d = 1 / d;
  double product = d;
  const auto step = [&](double coefficient) {
    d = 1 + coefficient * d;
    if (absolute(d) < tiny) d = tiny;
    c = 1 + coefficient / c;
    if (absolute(c) < tiny) c = tiny;
    d = 1 / d;
    product *= d * c;
    return d * c;
  };
  for (int m = 1; m < 100000; ++m) {
    step(m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)));
    const double factor = step(-(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)));
    if (absolute(factor - 1) < 2 * epsilon) break;
  }
  return product;
}

TailsAndDensity beta_all(double a, double b, double x, double rest, double log_x, double log_rest) {
  const double density = exp(log_beta_density(a, b, x, rest, log_x, log_rest));
  if (x < (a + 1) / (a + b + 2)) {
    const double lower = density * beta_fraction(a, b, x) / a;
    return {{lower, 1 - lower}, density};
  }
  const double upper = density * beta_fraction(b, a, rest) / b;
  return {{1 - upper, upper}, density};
}

TailsAndDensity beta_at_logit(double a, double b, double y) {
  const double e = exp(-absolute(y));
  const double log_large = -log1p(e);
  const double large = 1 / (1 + e), small = e / (1 + e);
  return y < 0 ? beta_all(a, b, small, large, y + log_large, log_large)
               : beta_all(a, b, large, small, log_large, log_large - y);
}

double beta_density_at_logit(double a, double b, double y) {
  const double e = exp(-absolute(y));
  const double log_large = -log1p(e);
  const double large = 1 / (1 + e), small = e / (1 + e);
  return exp(y < 0 ? log_beta_density(a, b, small, large, y + log_large, log_large)
                   : log_beta_density(a, b, large, small, log_large, log_large - y));
}

} // namespace

double beta_logit_density(double a, double b, double y) { return beta_density_at_logit(a, b, y); }

Tails beta_tails(double a, double b, double x) {
  if (!(x > 0)) return {0, 1};
  if (!(x < 1)) return {1, 0};
  return beta_all(a, b, x, 1 - x, log(x), log1p(-x)).tails;
}

double beta_i(double a, double b, double x) { return beta_tails(a, b, x).lower; }

double beta_quantile_logit(double a, double b, Tails tails) {
  if (!(tails.lower > 0)) return -inf;
  if (!(tails.upper > 0)) return inf;
  const double log_beta = log_gamma(a) + log_gamma(b) - log_gamma(a + b);
  const double from_left = (log(tails.lower) + log(a) + log_beta) / a;
  const double from_right = -(log(tails.upper) + log(b) + log_beta) / b;
  if (tails.lower <= tails.upper && from_left < -40) return from_left;
  if (tails.lower > tails.upper && from_right > 40) return from_right;
  const double start = tails.lower <= tails.upper
                           ? (from_left < 0 ? from_left : logit(a / (a + b)))
                           : (from_right > 0 ? from_right : logit(a / (a + b)));
  return solve_tails(start, tails, [a, b](double y) { return beta_at_logit(a, b, y); });
}

double beta_quantile(double a, double b, double lower) {
  return logistic(beta_quantile_logit(a, b, {lower, 1 - lower}));
}

} // namespace pondlab::engine
