#pragma once

#include <string>
#include <string_view>

namespace pondlab {

/// Version of Pondlab, "major.minor.patch", as CMakeLists.txt has it.
std::string_view version();

/// Name and version of the compiler that made this program, e.g. "gcc 12.2.0", "clang 19.1.7",
/// "emscripten 3.1.69". Part of every manifest; results do not depend on it.
std::string compiler();

} // namespace pondlab
