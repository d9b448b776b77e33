#pragma once

#include "cli/program/console.hpp"

#include <string>
#include <vector>

namespace pondlab::cli {

/// The command line, without the process round it: `arguments` begin after the program's name.
/// Returns the exit status; throws nothing.
int run(const std::vector<std::string>& arguments, Console& console);

} // namespace pondlab::cli
