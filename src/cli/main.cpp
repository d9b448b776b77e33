#include "cli/program.hpp"
#include "cli/stop.hpp"

#include <cstdlib>
#include <iostream>

#ifndef _WIN32
#include <unistd.h>
#endif

using namespace pondlab;

namespace {

bool is_set(const char* name) {
  const char* const value = std::getenv(name);
  return value != nullptr && *value != '\0';
}

bool is_terminal(int descriptor) {
  const char* const terminal = std::getenv("TERM");
  return isatty(descriptor) != 0 && (terminal == nullptr || std::string_view(terminal) != "dumb");
}

} // namespace

/// The process round the command line: its streams, its environment and its signals.
int main(int count, char** values) {
  cli::catch_signals();
  cli::Console console{.in = std::cin,
                       .out = std::cout,
                       .err = std::cerr,
                       .out_is_terminal = is_terminal(STDOUT_FILENO),
                       .err_is_terminal = is_terminal(STDERR_FILENO),
                       .colour_welcome = !is_set("NO_COLOR"),
                       .language = cli::language_of(
                           std::getenv("LC_ALL"), std::getenv("LC_MESSAGES"), std::getenv("LANG")),
                       .stopped_by = cli::caught_signal};
  return cli::run(std::vector<std::string>(values + (count > 0), values + count), console);
}
