#pragma once

#include "engine/model/setup.hpp"

#include <cstddef>
#include <string>

namespace pondlab::workbench {

/// Bytes that the page gives to a run: of the 4 GB that WebAssembly can address, what the program,
/// pictures and growing tables leave.
inline constexpr double page_memory = 3.2e9;

/// Bytes, estimated, that the run on show takes: the people as they are drawn, its world, that of
/// its twin without a campaign, and one snapshot to go back to.
double memory_of_run(const engine::Setup& setup, std::size_t mechanisms);

/// "12.3" of bytes in units of 10⁹.
std::string gigabytes(double bytes);

} // namespace pondlab::workbench
