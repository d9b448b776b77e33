#include "cli/program/environment.hpp"

#include <cstdlib>

#ifdef __EMSCRIPTEN__
#include <emscripten/em_js.h>

// clang-format off
EM_JS_DEPS(pondlab_environment, "$UTF8ToString,$stringToUTF8");
/// Writes at most `size` bytes, the ending zero included.
EM_JS(void, pondlab_environment, (const char* name, char* out, int size), {
  stringToUTF8(process.env[UTF8ToString(name)] || "", out, size);
});
EM_JS(int, pondlab_is_terminal, (int descriptor), {
  return require("tty").isatty(descriptor) ? 1 : 0;
});
// clang-format on
#else
#include <unistd.h>
#endif

namespace pondlab::cli {

std::string environment(const char* name) {
#ifdef __EMSCRIPTEN__
  char value[256] = "";
  pondlab_environment(name, value, sizeof value);
  return value;
#else
  const char* const value = std::getenv(name);
  return value == nullptr ? "" : value;
#endif
}

bool is_terminal(int descriptor) {
#ifdef __EMSCRIPTEN__
  return pondlab_is_terminal(descriptor) != 0 && environment("TERM") != "dumb";
#else
  return isatty(descriptor) != 0 && environment("TERM") != "dumb";
#endif
}

} // namespace pondlab::cli
