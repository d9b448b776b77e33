#pragma once

#include <cstddef>
#include <vector>

namespace pondlab::experiment {

/// A small square matrix, row by row.
struct Matrix {
  explicit Matrix(std::size_t size) : n(size), cell(size * size, 0) {}
  double& operator()(std::size_t row, std::size_t column) { return cell[row * n + column]; }
  double operator()(std::size_t row, std::size_t column) const { return cell[row * n + column]; }

  std::size_t n;
  std::vector<double> cell;
};

/// Eigenvalues of a symmetric matrix, and its eigenvectors as columns, in no particular order.
struct EigenDecomposition {
  std::vector<double> values;
  Matrix vectors;
};

/// Jacobi's rotations, row by row until nothing is left beside the diagonal: only + − × ÷ √, so the
/// same bits everywhere.
EigenDecomposition symmetric_eigen(Matrix matrix);

} // namespace pondlab::experiment
