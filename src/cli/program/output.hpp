#pragma once

#include "cli/program/console.hpp"

#include <string>
#include <string_view>

namespace pondlab::cli {

/// Where a command's data goes: standard output, or a file that is tried at once, so that nobody
/// waits for a result that cannot be kept, and written only when the data is there.
class Output {
public:
  /// "-" is standard output; `input` is the file that the command reads, which is not overwritten.
  /// Throws FileError (cannot create), or Error (usage) when both are the same file.
  Output(std::string file, Console& console, const std::string& input = "-");
  /// Leaves no empty file behind when nothing was written.
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  /// Throws FileError (cannot write).
  void write(std::string_view data);
  /// Writes a piece and can be called again; what the file held before is gone with the first.
  /// Throws FileError (cannot write).
  void append(std::string_view data);
  /// Whether what is written is seen in colour.
  bool colour() const;

private:
  bool is_standard() const;

  std::string file_;
  Console& console_;
  bool made_ = false;  ///< was not there before
  bool begun_ = false; ///< a piece has been written
};

} // namespace pondlab::cli
