#pragma once

#include <cstdint>

namespace pondlab {

/// Today's date (UTC) in days since 1970-01-01: for what is proposed to people. What is simulated
/// must not hang on it.
std::int32_t days_until_today();

} // namespace pondlab
