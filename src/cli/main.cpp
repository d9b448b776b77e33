#include "cli/environment.hpp"
#include "cli/program.hpp"
#include "cli/stop.hpp"
#include "engine/gate.hpp"

#include <iostream>

#include <unistd.h>

using namespace pondlab;

namespace {

/// For tests and comparisons: narrower vectors than the machine has. Results are the same.
bool use_instruction_set(cli::Console& console) {
  const std::string name = cli::environment("PONDLAB_INSTRUCTION_SET");
  if (name.empty() || engine::set_instruction_set(name.c_str())) return true;
  cli::tell(console, text(console.language, "cli.usage.instruction_set", {{"name", name}}));
  return false;
}

} // namespace

/// The process round the command line: its streams, its environment and its signals.
int main(int count, char** values) {
  cli::catch_signals();
  cli::Console console{.in = std::cin,
                       .out = std::cout,
                       .err = std::cerr,
                       .out_is_terminal = cli::is_terminal(STDOUT_FILENO),
                       .err_is_terminal = cli::is_terminal(STDERR_FILENO),
                       .colour_welcome = cli::environment("NO_COLOR").empty(),
                       .language = cli::language_of(cli::environment("LC_ALL"),
                                                    cli::environment("LC_MESSAGES"),
                                                    cli::environment("LANG")),
                       .step_summary = cli::environment("GITHUB_STEP_SUMMARY"),
                       .stopped_by = cli::caught_signal,
                       .has_results = cli::wait_for_results};
  if (!use_instruction_set(console)) return 64;
  return cli::run(std::vector<std::string>(values + (count > 0), values + count), console);
}
