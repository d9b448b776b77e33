#pragma once

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

} // namespace pondlab::tests
