#pragma once

#include "engine/model/setup.hpp"

#include <string>

namespace pondlab::workbench {

/// Bytes that the page gives to a run: of the 4 GB that WebAssembly can address, what the program,
/// pictures and growing tables leave.
inline constexpr double page_memory = 3.2e9;

/// Bytes, roughly, that the run on show and its twin take at their largest: everybody as drawn and
/// in two worlds, what mechanisms remember of them, the friend graph while it is drawn, one
/// snapshot to go back to.
double memory_of_run(const engine::Setup& setup);

/// "12.3" of bytes in units of 10⁹.
std::string gigabytes(double bytes);

} // namespace pondlab::workbench
