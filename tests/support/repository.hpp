#pragma once

#include <string>

namespace pondlab::tests {

/// Path of a file or folder of the repository, given from its top.
std::string repository_file(const std::string& path);

/// All bytes of a file; throws std::runtime_error naming it when it cannot be read.
std::string content_of_file(const std::string& path);

} // namespace pondlab::tests
