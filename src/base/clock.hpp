#pragma once

#include <cstdint>

namespace pondlab {

/// Today's date where the reader is, in days since 1970-01-01: for what is proposed to people, and
/// for what they send on. What is simulated must not hang on it.
std::int32_t days_until_today();

} // namespace pondlab
