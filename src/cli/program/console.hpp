#pragma once

#include "base/text.hpp"
#include "cli/program/file_system.hpp"

#include <functional>
#include <istream>
#include <ostream>
#include <string>
#include <string_view>

namespace pondlab::experiment {
class WorkQueue;
struct JobSpecification;
} // namespace pondlab::experiment

namespace pondlab::cli {

/// The process as commands see it: data goes to `out`, talk to `err`. Tests make one of string
/// streams.
struct Console {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  bool colour_welcome = true; ///< NO_COLOR is not set
  Language language = Language::en;
  std::string step_summary; ///< file that GITHUB_STEP_SUMMARY names; may be empty
  /// The signal that asked to stop, or 0. Called from any thread.
  std::function<int()> stopped_by = [] { return 0; };
  /// Says that there is now something to lose: who asks to stop is not obeyed before it is kept.
  std::function<void()> has_results = [] {};
  /// Gives work on a specification to other processes, where there are any, until all of it is
  /// done or given back; see `experiment::run_parallel`.
  std::function<void(const experiment::JobSpecification&, experiment::WorkQueue&)> assist;
  /// Since the process began: for who tells how long a command took.
  std::function<double()> seconds = [] { return 0.0; };
  FileSystem* files = &system_files(); ///< through which outputs and journals are written

  bool colour() const { return out_is_terminal && colour_welcome; }
};

/// Status of a command that `signal` stopped, as shells have it.
constexpr int status_of_signal(int signal) { return 128 + signal; }

/// Language of an environment: LC_ALL, or else LC_MESSAGES, or else LANG; English unless it is
/// Chinese. Empty for what is not set.
Language language_of(std::string_view lc_all, std::string_view lc_messages, std::string_view lang);

/// One sentence on `err`, after the program's name, as every talk of a command is.
void tell(Console& console, std::string_view sentence);

} // namespace pondlab::cli
