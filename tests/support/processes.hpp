#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace pondlab::tests {

/// Bytes of a file; 0 if it is not there.
std::uintmax_t size_of_file(const std::string& file);

/// Runs the command line in a process of its own and kills that once `file` has this many bytes, or
/// waits for its end. Not under node, which has no processes.
void kill_at(const std::vector<std::string>& arguments, const std::string& file,
             std::uintmax_t bytes);

} // namespace pondlab::tests
