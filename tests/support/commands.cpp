#include "support/commands.hpp"

#include "cli/commands/program.hpp"

#include <atomic>
#include <sstream>

namespace pondlab::tests {

Ran ran(const std::vector<std::string>& arguments, const Surroundings& around) {
  std::istringstream in(around.input);
  std::ostringstream out, err;
  std::atomic<bool> caught = !around.with_results;
  cli::Console console{.in = in,
                       .out = out,
                       .err = err,
                       .out_is_terminal = around.terminals,
                       .err_is_terminal = around.terminals,
                       .colour_welcome = around.colour_welcome,
                       .language = around.language,
                       .step_summary = around.step_summary,
                       .stopped_by = [&] { return caught ? around.signal : 0; },
                       .has_results = [&] { caught = true; }};
  if (around.files != nullptr) console.files = around.files;
  const int status = cli::run(arguments, console);
  return {status, out.str(), err.str()};
}

} // namespace pondlab::tests
