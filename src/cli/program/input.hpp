#pragma once

#include "cli/program/console.hpp"
#include "scenario/json/limits.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace pondlab::cli {

/// The name that stands for standard input (and output).
inline constexpr std::string_view standard_stream = "-";

/// The whole text of `file`, or of standard input for "-", of at most so many bytes: no more memory
/// is taken, whatever the file is. Throws FileError (no input) for what is not there, a folder, or
/// a named pipe, and Error (bad data) for what is too large.
std::string read_input(const std::string& file, Console& console,
                       std::size_t most = scenario::max_document_bytes);

/// How messages and manifests name it: "<stdin>" for standard input, as it was given otherwise.
std::string shown_name(const std::string& file);

} // namespace pondlab::cli
