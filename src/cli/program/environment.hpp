#pragma once

#include <string>

namespace pondlab::cli {

/// A variable of the process's environment; empty when it is not set. Under node, of node's, which
/// `std::getenv` does not see there.
std::string environment(const char* name);

/// Whether a person looks at what is written to this descriptor. Emscripten's `isatty` always says
/// so.
bool is_terminal(int descriptor);

} // namespace pondlab::cli
