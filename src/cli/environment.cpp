#include "cli/environment.hpp"

#include <cstdlib>

#ifdef __EMSCRIPTEN__
#include <emscripten/em_js.h>

// clang-format off
EM_JS_DEPS(pondlab_environment, "$UTF8ToString,$stringToNewUTF8");
EM_JS(char*, pondlab_environment, (const char* name), {
  const value = process.env[UTF8ToString(name)];
  return value === undefined ? 0 : stringToNewUTF8(value);
});
// clang-format on
#endif

namespace pondlab::cli {

std::string environment(const char* name) {
#ifdef __EMSCRIPTEN__
  char* const value = pondlab_environment(name);
  const std::string copy = value == nullptr ? "" : value;
  std::free(value);
  return copy;
#else
  const char* const value = std::getenv(name);
  return value == nullptr ? "" : value;
#endif
}

} // namespace pondlab::cli
