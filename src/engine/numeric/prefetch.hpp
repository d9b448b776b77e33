#pragma once

namespace pondlab::engine {

/// Brings what the pointers point at into the cache, ahead of use: people of one day's events lie
/// far apart, and waiting for each of them in turn would cost more than all the rest. WebAssembly
/// knows no such instruction; there loads do, which nobody waits for.
template <class... T>
inline void prefetch(const T*... pointers) {
#if defined(__wasm__)
  (static_cast<void>(*static_cast<const volatile T*>(pointers)), ...);
#else
  // The empty instruction keeps compilers from leaving out a function that does nothing else.
  const auto one = [](const auto* pointer) {
    __builtin_prefetch(pointer);
    __asm__ volatile("" : : "r"(pointer));
  };
  (one(pointers), ...);
#endif
}

/// How many events ahead to prefetch.
inline constexpr unsigned prefetch_ahead = 16;

} // namespace pondlab::engine
