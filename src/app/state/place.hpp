#pragma once

namespace pondlab::app {

/// The places of the page, in the order of the rail.
enum class Place : unsigned char { gallery, plan, pond, phone, results, compare };
inline constexpr int place_count = 6;

} // namespace pondlab::app
