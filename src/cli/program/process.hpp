#pragma once

#include "cli/program/console.hpp"

namespace pondlab::cli {

/// The console of this process: its streams, its environment and its signals, which are caught from
/// now on.
Console console_of_process();

/// For tests and comparisons: narrower vectors than the machine has, as PONDLAB_INSTRUCTION_SET
/// names them. Results are the same. False, and said on `err`, for a name that does not exist.
bool use_instruction_set(Console& console);

} // namespace pondlab::cli
