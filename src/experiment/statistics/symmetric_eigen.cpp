#include "experiment/statistics/symmetric_eigen.hpp"

#include <cmath>

namespace pondlab::experiment {

namespace {

constexpr int most_sweeps = 60; ///< a handful is usual

/// Turns rows and columns p and q so that their common cell vanishes (Golub & Van Loan, 8.5).
void rotate(Matrix& a, Matrix& vectors, std::size_t p, std::size_t q) {
  if (a(p, q) == 0) return;
  const double theta = (a(q, q) - a(p, p)) / (2 * a(p, q));
  const double t = (theta < 0 ? -1 : 1) / (std::abs(theta) + std::sqrt(theta * theta + 1));
  const double c = 1 / std::sqrt(t * t + 1), s = t * c;
  for (std::size_t i = 0; i < a.n; ++i) {
    const double ip = a(i, p), iq = a(i, q);
    a(i, p) = c * ip - s * iq;
    a(i, q) = s * ip + c * iq;
  }
  for (std::size_t i = 0; i < a.n; ++i) {
    const double pi = a(p, i), qi = a(q, i);
    a(p, i) = c * pi - s * qi;
    a(q, i) = s * pi + c * qi;
  }
  for (std::size_t i = 0; i < a.n; ++i) {
    const double ip = vectors(i, p), iq = vectors(i, q);
    vectors(i, p) = c * ip - s * iq;
    vectors(i, q) = s * ip + c * iq;
  }
}

bool is_diagonal(const Matrix& a) {
  double beside = 0, on = 0;
  for (std::size_t i = 0; i < a.n; ++i)
    for (std::size_t j = 0; j < a.n; ++j) (i == j ? on : beside) += a(i, j) * a(i, j);
  return beside <= 1e-28 * on;
}

} // namespace

EigenDecomposition symmetric_eigen(Matrix matrix) {
  EigenDecomposition eigen{{}, Matrix(matrix.n)};
  for (std::size_t i = 0; i < matrix.n; ++i) eigen.vectors(i, i) = 1;
  for (int sweep = 0; sweep < most_sweeps && !is_diagonal(matrix); ++sweep)
    for (std::size_t p = 0; p < matrix.n; ++p)
      for (std::size_t q = p + 1; q < matrix.n; ++q) rotate(matrix, eigen.vectors, p, q);
  for (std::size_t i = 0; i < matrix.n; ++i) eigen.values.push_back(matrix(i, i));
  return eigen;
}

} // namespace pondlab::experiment
