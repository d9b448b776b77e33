#pragma once

#include "base/text.hpp"

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

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
/// diagnostics), caught once per entry point. `what()` is a finished English sentence.
class Error : public std::runtime_error {
public:
  /// For what nobody should meet: a sentence in English alone.
  Error(Failure failure, const std::string& sentence)
      : std::runtime_error(sentence), failure_(failure) {}
  /// For what people do meet: the text under `key`.
  Error(Failure failure, std::string key, std::vector<TextArgument> arguments)
      : std::runtime_error(text(Language::en, key, arguments)), failure_(failure),
        key_(std::move(key)), arguments_(std::move(arguments)) {}

  Failure failure() const { return failure_; }
  int exit_status() const { return static_cast<int>(failure_); }
  /// The sentence in `language`, or in English where there is no other.
  virtual std::string sentence(Language language) const {
    return key_.empty() ? what() : text(language, key_, arguments_);
  }

private:
  Failure failure_;
  std::string key_;
  std::vector<TextArgument> arguments_;
};

} // namespace pondlab
