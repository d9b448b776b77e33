#pragma once

#include <cmath>
#include <span>

namespace pondlab::tests {

/// Mean of a sample and its standard error.
class Sample {
public:
  void add(double x) {
    ++count_;
    const double step = x - mean_;
    mean_ += step / count_;
    squares_ += step * (x - mean_);
  }
  double count() const { return count_; }
  double mean() const { return mean_; }
  double variance() const { return squares_ / (count_ - 1); }
  double error() const { return std::sqrt(variance() / count_); }

private:
  double count_ = 0, mean_ = 0, squares_ = 0;
};

/// Whether `count` of `tries` is within `errors` standard errors of the chance p.
inline bool near_chance(double count, double tries, double p, double errors = 3) {
  return std::abs(count - tries * p) <= errors * std::sqrt(tries * p * (1 - p)) + 1;
}

/// Distance of two means in standard errors of their difference.
inline double distance(const Sample& a, const Sample& b) {
  return std::abs(a.mean() - b.mean()) / std::sqrt(a.error() * a.error() + b.error() * b.error());
}

} // namespace pondlab::tests
