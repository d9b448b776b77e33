#pragma once

#include "base/text.hpp"

#include <string_view>

namespace pondlab::scenario {

// The texts of a parameter that a kind of record declares: `parameter.<kind>.<key>.name` and
// `.help`, each of its own, or `parameter.common.<key>.…` where several kinds say the same. They
// live as long as the program.

std::string_view parameter_name(Language language, std::string_view kind, std::string_view key);
std::string_view parameter_help(Language language, std::string_view kind, std::string_view key);

/// What a parameter without a default stands at while a file does not give it ("automatic"), where
/// that has a word, `parameter.<kind>.<key>.absent`; else empty.
std::string_view parameter_absent(Language language, std::string_view kind, std::string_view key);

/// Whether there is a name, the kind's own or the common one.
bool has_parameter_name(Language language, std::string_view kind, std::string_view key);

} // namespace pondlab::scenario
