#pragma once

#include "cli/program/console.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace pondlab::cli {

/// Where a command's data goes: standard output, or a file. That it can be made is tried at once,
/// so that nobody waits for a result that cannot be kept.
///
/// What a file held is replaced in one step by what is written whole: the new one is made beside
/// it, reaches the disk, and takes its name. Until then, whatever fails or kills the program, the
/// old one is there. Links are followed, permissions kept. What cannot be replaced is written as it
/// is: a pipe or device, or a file in a folder that takes no new ones.
class Output {
public:
  /// "-" is standard output; `inputs` are all files that the command reads or goes on with. Throws
  /// FileError (cannot create), or Error (usage) where the output is one of them.
  Output(std::string file, Console& console, const std::vector<std::string>& inputs = {});
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  /// Throws FileError (cannot write).
  void write(std::string_view data);
  /// Writes a piece and can be called again: the first replaces what the file held, later ones are
  /// added where everybody sees them come. Throws FileError (cannot write).
  void append(std::string_view data);
  /// Whether what is written is seen in colour.
  bool colour() const;

private:
  bool is_standard() const;
  void open_in_place();
  int open_beside(std::string& name) const;
  void keep_owner_and_mode(int descriptor) const;
  void try_folder();
  void replace(std::string_view data);
  void put(std::string_view data);
  void close();

  std::string file_;   ///< as it was named
  std::string target_; ///< with links followed
  Console& console_;
  bool in_place_ = false;
  bool truncates_ = false; ///< in place, and what is there goes with the first piece
  int descriptor_ = -1;    ///< that of pieces to come, or of what is written in place
};

} // namespace pondlab::cli
