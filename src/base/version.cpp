#include "base/version.hpp"

#if defined(__EMSCRIPTEN__)
#include <emscripten/version.h>
#endif

namespace pondlab {

namespace {

std::string dotted(int major, int minor, int patch) {
  return std::to_string(major) + '.' + std::to_string(minor) + '.' + std::to_string(patch);
}

} // namespace

std::string_view version() { return PONDLAB_VERSION; }

std::string compiler() {
#if defined(__EMSCRIPTEN__)
  return "emscripten " + dotted(__EMSCRIPTEN_major__, __EMSCRIPTEN_minor__, __EMSCRIPTEN_tiny__);
#elif defined(__clang__)
  return "clang " + dotted(__clang_major__, __clang_minor__, __clang_patchlevel__);
#elif defined(__GNUC__)
  return "gcc " + dotted(__GNUC__, __GNUC_MINOR__, __GNUC_PATCHLEVEL__);
#else
  return "unknown";
#endif
}

} // namespace pondlab
