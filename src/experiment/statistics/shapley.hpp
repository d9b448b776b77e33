#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace pondlab::experiment {

/// Splits the difference of two products, Π aᵢ − Π bᵢ, among their factors by Shapley (1953): the
/// mean over all orders in which the bᵢ may be replaced by the aᵢ one after the other. What comes
/// out adds up to the difference (up to rounding); a factor that is the same in both gets exactly
/// 0. Takes 2ⁿ products: n ≤ 12.
std::vector<double> shapley_of_product(std::span<const double> a, std::span<const double> b);

/// Rounds shares to whole numbers that add up to `total`: each towards zero first, the rest by one
/// each to those with the largest remainders, in the direction of the rest; ties go to the first.
/// Shares that are exactly 0 stay so; `total` must be near the shares' sum.
std::vector<std::int64_t> rounded_to(std::span<const double> shares, std::int64_t total);

} // namespace pondlab::experiment
