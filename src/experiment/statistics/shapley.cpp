#include "experiment/statistics/shapley.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>

namespace pondlab::experiment {

namespace {

/// |S|! (n − |S| − 1)! / n! of one of n factors, by the size of S; the same bits for S and what is
/// left beside it.
std::vector<double> weights_of(std::size_t n) {
  std::vector<double> weights(n);
  double weight = 1 / static_cast<double>(n);
  for (std::size_t size = 0; 2 * size < n; ++size) {
    weights[size] = weights[n - 1 - size] = weight;
    weight *= static_cast<double>(size + 1) / static_cast<double>(n - size - 1);
  }
  return weights;
}

/// Mean product of all factors but i, over the orders in which a's replace b's. Sets are taken
/// together with their complements, so that swapping a and b changes no bit.
double others_of(std::span<const double> a, std::span<const double> b, std::size_t i) {
  const std::size_t n = a.size();
  if (n == 1) return 1;
  const std::vector<double> weights = weights_of(n);
  const auto product = [&](std::uint32_t set) {
    double value = 1;
    for (std::size_t j = 0; j < n; ++j)
      if (j != i) value *= set >> j & 1 ? a[j] : b[j];
    return value;
  };
  const std::uint32_t all = ((1u << n) - 1) & ~(1u << i), first = all & (~all + 1);
  double sum = 0;
  for (std::uint32_t set = 0; set < 1u << n; ++set) {
    if ((set & ~all) != 0 || (set & first) != 0) continue;
    sum += weights[static_cast<std::size_t>(std::popcount(set))] *
           (product(set) + product(all & ~set));
  }
  return sum;
}

} // namespace

std::vector<double> shapley_of_product(std::span<const double> a, std::span<const double> b) {
  std::vector<double> shares(a.size(), 0);
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i] != b[i]) shares[i] = (a[i] - b[i]) * others_of(a, b, i);
  return shares;
}

std::vector<std::int64_t> rounded_to(std::span<const double> shares, std::int64_t total) {
  std::vector<std::int64_t> rounded;
  std::int64_t rest = total;
  for (const double share : shares) {
    rounded.push_back(static_cast<std::int64_t>(share));
    rest -= rounded.back();
  }
  const std::int64_t sign = rest < 0 ? -1 : 1;
  const auto remainder = [&](std::size_t i) {
    return static_cast<double>(sign) * (shares[i] - static_cast<double>(rounded[i]));
  };
  std::vector<std::size_t> order; // of those that take from the rest
  for (std::size_t i = 0; i < shares.size(); ++i)
    if (shares[i] != 0) order.push_back(i);
  if (order.empty()) return rounded;
  std::vector<double> remainders;
  for (std::size_t i = 0; i < shares.size(); ++i) remainders.push_back(remainder(i));
  std::ranges::stable_sort(order, std::greater{}, [&](std::size_t i) { return remainders[i]; });
  const auto takers = static_cast<std::int64_t>(order.size());
  for (std::int64_t k = 0; k < takers; ++k)
    rounded[order[static_cast<std::size_t>(k)]] +=
        rest / takers + (k < std::abs(rest % takers) ? sign : 0);
  return rounded;
}

} // namespace pondlab::experiment
