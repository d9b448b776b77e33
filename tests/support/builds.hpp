#pragma once

#include <cmath>
#include <cstddef>

namespace pondlab::tests {

/// Whether this build runs some ten times slower than an optimised one: without optimisation, or
/// under sanitizers. Tests that go over many cases try some of them there.
constexpr bool is_slow_build() {
#if defined(__SANITIZE_ADDRESS__) || !defined(__OPTIMIZE__)
  return true;
#else
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
  return true;
#endif
#endif
  return false;
#endif
}

/// How often an experiment on chances is repeated here: `whole` times, a twentieth in slow builds,
/// where it is memory and undefined behaviour that are looked for.
constexpr int affordable(int whole) { return is_slow_build() ? whole / 20 : whole; }

/// Which of many cases, each as good as another, are tried: all, or in slow builds every `step`-th.
/// For cases that are numbered through several loops, take a prime.
constexpr bool affordable_case(std::size_t number, std::size_t step) {
  return !is_slow_build() || number % step == 0;
}

/// By how much a share of affordable(whole) repetitions may miss a bound meant for `whole` of them:
/// by nothing, or in slow builds by four standard errors of a share of one in ten.
inline double slack(int whole) {
  return is_slow_build() ? 4 * std::sqrt(.1 * .9 / affordable(whole)) : 0;
}

} // namespace pondlab::tests
