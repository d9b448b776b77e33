#pragma once

#include "base/diagnostic.hpp"

#include <string>
#include <vector>

namespace pondlab::report {

/// A remark on a line of a file, as GitHub shows it beside the code. The worst come first.
struct Annotation {
  enum class Level : unsigned char { error, warning, notice };

  Level level = Level::notice;
  std::string title;
  std::string message;
  std::string file; ///< may be empty
  int line = 0;     ///< 0 where none is known, and then no column either
  int column = 0;
};

/// Workflow commands, one a line, the worst first. Of the ten that GitHub shows of a step the last
/// says how many more there are. Nothing in a title, message or name can end its line or begin
/// another command.
std::string annotations_text(std::vector<Annotation> annotations, Language language);

/// What is wrong with a scenario, as annotations of its file.
std::string annotations_text(const Diagnostics& diagnostics, const std::string& file,
                             Language language);

} // namespace pondlab::report
