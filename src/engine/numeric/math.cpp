#include "engine/numeric/math.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace pondlab::engine {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

// ln 2 in two parts: the first has 21 trailing zero bits, so that k·ln2_high is exact.
constexpr double ln2_high = 0x1.62e42feep-1;
constexpr double ln2_low = 0x1.a39ef35793c76p-33;
constexpr double log2_e = 0x1.71547652b82fep+0;
constexpr double shifter = 0x1.8p52; // adding and subtracting it rounds to the nearest integer

double power_of_two(int exponent) { // −1022 ≤ exponent ≤ 1023
  return std::bit_cast<double>(static_cast<std::uint64_t>(exponent + 1023) << 52);
}

/// (e^r − 1 − r) / r² for |r| ≤ 0.36, by Taylor's series.
double exp_remainder(double r) {
  constexpr double c[] = {1.0 / 2,
                          1.0 / 6,
                          1.0 / 24,
                          1.0 / 120,
                          1.0 / 720,
                          1.0 / 5040,
                          1.0 / 40320,
                          1.0 / 362880,
                          1.0 / 3628800,
                          1.0 / 39916800,
                          1.0 / 479001600,
                          1.0 / 6227020800.0,
                          1.0 / 87178291200.0};
  double sum = c[12];
  for (int i = 11; i >= 0; --i) sum = sum * r + c[i];
  return sum;
}

/// The tail of log(1 + f) = f − (f²/2 − s·(f²/2 + R)), s = f/(2 + f), |f| ≤ 0.4143.
double log_tail(double s) {
  constexpr double c[] = {2.0 / 3,  2.0 / 5,  2.0 / 7,  2.0 / 9,  2.0 / 11, 2.0 / 13,
                          2.0 / 15, 2.0 / 17, 2.0 / 19, 2.0 / 21, 2.0 / 23};
  const double t = s * s;
  double sum = c[10];
  for (int i = 9; i >= 0; --i) sum = sum * t + c[i];
  return sum * t;
}

} // namespace

double exp(double x) {
  if (!(x < 709.79)) return x > 0 ? infinity : x;
  if (x < -745.2) return 0;
  const double k = (x * log2_e + shifter) - shifter;
  const double high = x - k * ln2_high;
  const double low = k * ln2_low;
  const double r = high - low;
  const double rounding = (high - r) - low;
  const double value = 1 + (r + (rounding + r * r * exp_remainder(r)));
  const int exponent = static_cast<int>(k);
  if (exponent >= -1021 && exponent <= 1023) return value * power_of_two(exponent);
  if (exponent > 1023) return value * 2 * power_of_two(exponent - 1);
  return value * power_of_two(exponent + 1000) * power_of_two(-1000);
}

double expm1(double x) {
  if (x > 0.35 || x < -0.35) return exp(x) - 1;
  return x + x * x * exp_remainder(x);
}

double log(double x) {
  if (!(x > 0)) return x == 0 ? -infinity : not_a_number;
  if (x == infinity) return x;
  int k = 0;
  if (x < 0x1p-1022) {
    x *= 0x1p54;
    k = -54;
  }
  const auto bits = std::bit_cast<std::uint64_t>(x);
  // Adding the distance from √½ to 1 carries into the exponent exactly when the mantissa is ≥ √2.
  const std::uint64_t shifted = bits + (0x3FF0000000000000u - 0x3FE6A09E667F3BCDu);
  k += static_cast<int>(shifted >> 52) - 1023;
  const double m = std::bit_cast<double>((shifted & 0x000FFFFFFFFFFFFFu) + 0x3FE6A09E667F3BCDu);
  const double f = m - 1;
  const double s = f / (2 + f);
  const double half = 0.5 * f * f;
  return k * ln2_high - ((half - (s * (half + log_tail(s)) + k * ln2_low)) - f);
}

double log1p(double x) {
  if (x > -0.29 && x < 0.41) {
    const double s = x / (2 + x);
    const double half = 0.5 * x * x;
    return x - (half - s * (half + log_tail(s)));
  }
  const double u = 1 + x;
  if (!(u > 0) || u == infinity) return log(u);
  const double lost = x < 1 ? x - (u - 1) : 1 - (u - x);
  return log(u) + lost / u;
}

double pow(double x, double y) {
  if (y == 0 || x == 1) return 1;
  if (x == 0) return y > 0 ? 0 : infinity;
  return exp(y * log(x));
}

double logistic(double x) {
  if (x >= 0) return 1 / (1 + exp(-x));
  const double e = exp(x);
  return e / (1 + e);
}

double logit(double p) {
  if (p > 0.25 && p < 0.75) return log1p(2 * (p - 0.5) / (1 - p)); // p − ½ is exact
  return log(p) - log1p(-p);
}

} // namespace pondlab::engine
