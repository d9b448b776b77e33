#pragma once

#include "base/text.hpp"

#include <string>

namespace CLI {
class App;
}

namespace pondlab::cli {

/// Help of the whole program or, when the arguments named one, of that command, in `language`.
std::string help_text(const CLI::App& program, Language language);

} // namespace pondlab::cli
