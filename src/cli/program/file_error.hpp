#pragma once

#include "base/error.hpp"

#include <string>

namespace pondlab::cli {

/// A file that the system refused: names it and says why, in the reader's language.
class FileError : public Error {
public:
  /// `key` is the text, with {file} and {reason}; `number` the system's (errno), 0 if unknown.
  FileError(Failure failure, std::string key, std::string file, int number);

  std::string sentence(Language language) const override;
  /// Whether the reader of a pipe has gone: nobody is left to be told.
  bool is_closed_pipe() const;

private:
  std::string key_;
  std::string file_;
  int number_;
};

} // namespace pondlab::cli
