#pragma once

#include "experiment/statistics/statistics.hpp"

namespace pondlab::experiment {

/// Half-width of an interval of a mean that may be looked at after every value: with probability
/// 1 − `error` the true mean lies in all the intervals mean ± half-width of n = 2, 3, … at once,
/// where a Student interval that is looked at again and again will miss it some day. Infinite while
/// n is too small to say anything.
///
/// The boundary is that of the sequential t-test with a normal mixture over effect sizes (Lai 1976;
/// Wang & Ramdas 2024, "Anytime-valid t-tests and confidence sequences for Gaussian means with
/// unknown variance"): with effects ~ N(0, g) and the right Haar measure on the deviation,
///   B_n(μ) = (1 + ng)^(−1/2) [(1 + t² / ν) / (1 + t² / ((1 + ng) ν))]^(n/2),  ν = n − 1,
/// is a martingale from 1 under μ, which by Ville's inequality ever reaches 1 / `error` with
/// probability `error` at most. Exact for independent normal values; for others it holds for large
/// n, where it is the asymptotic confidence sequence of Waudby-Smith, Arbour, Sinha, Kennedy &
/// Ramdas (2024) after Howard, Ramdas, McAuliffe & Sekhon (2021). g is chosen so that the interval
/// is narrowest at about 100 values.
///
/// How often it misses is measured (docs/decisions.md): it holds up to a skewness of about 1. A
/// season sums over thousands of people and is hardly skewed; single baskets are, and this is not
/// for them.
double anytime_half_width(int n, double sd, double error = 1 - confidence);

/// `estimate` with that half-width in place of Student's.
Estimate anytime(Estimate estimate, double error = 1 - confidence);

} // namespace pondlab::experiment
