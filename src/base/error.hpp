#pragma once

#include <stdexcept>
#include <string>

namespace pondlab {

/// What went wrong, as the command line's exit status says it (sysexits where one fits).
enum class Failure : int {
  usage = 64,         ///< wrong arguments
  bad_data = 65,      ///< scenario, snapshot or manifest that cannot be used
  no_input = 66,      ///< a file that is not there or cannot be read
  internal = 70,      ///< a broken invariant: always our mistake
  cannot_create = 73, ///< an output that cannot be opened
  cannot_write = 74,  ///< an output that broke off (disk full, closed pipe)
};

/// The one exception of the project: thrown for everything that is not validation (which returns
/// diagnostics), caught once per entry point. `what()` is a finished sentence for a person.
class Error : public std::runtime_error {
public:
  Error(Failure failure, const std::string& sentence)
      : std::runtime_error(sentence), failure_(failure) {}

  Failure failure() const { return failure_; }
  int exit_status() const { return static_cast<int>(failure_); }

private:
  Failure failure_;
};

} // namespace pondlab
