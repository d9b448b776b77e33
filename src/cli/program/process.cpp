#include "cli/program/process.hpp"

#include "cli/program/environment.hpp"
#include "cli/program/stop.hpp"
#include "engine/thinning/thinning_filter.hpp"

#include <chrono>
#include <iostream>

#include <unistd.h>

namespace pondlab::cli {

namespace {

double seconds_since_start() {
  using Clock = std::chrono::steady_clock;
  static const Clock::time_point start = Clock::now(); // by the first call, as the console is made
  return std::chrono::duration<double>(Clock::now() - start).count();
}

} // namespace

Console console_of_process() {
  seconds_since_start();
  catch_signals();
  return {.in = std::cin,
          .out = std::cout,
          .err = std::cerr,
          .out_is_terminal = is_terminal(STDOUT_FILENO),
          .err_is_terminal = is_terminal(STDERR_FILENO),
          .colour_welcome = environment("NO_COLOR").empty(),
          .language =
              language_of(environment("LC_ALL"), environment("LC_MESSAGES"), environment("LANG")),
          .step_summary = environment("GITHUB_STEP_SUMMARY"),
          .stopped_by = caught_signal,
          .has_results = wait_for_results,
          .assist = {},
          .seconds = seconds_since_start,
          .files = &system_files()};
}

bool use_instruction_set(Console& console) {
  const std::string name = environment("PONDLAB_INSTRUCTION_SET");
  if (name.empty() || engine::set_instruction_set(name.c_str())) return true;
  tell(console, text(console.language, "cli.usage.instruction_set", {{"name", name}}));
  return false;
}

} // namespace pondlab::cli
