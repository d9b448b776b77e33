#pragma once

#include <cstddef>

namespace pondlab::scenario {

/// Bounds on a scenario file, checked before anything is built of it: a hostile file costs no more
/// memory or stack than these allow.
inline constexpr std::size_t max_document_bytes = std::size_t{8} << 20;
inline constexpr std::size_t max_document_nodes = 200'000;
inline constexpr std::size_t max_document_depth = 64;
inline constexpr std::size_t max_object_members = 2'000;
inline constexpr std::size_t max_array_items = 10'000;
inline constexpr std::size_t max_key_bytes = 200;
inline constexpr std::size_t max_string_bytes = 10'000;
inline constexpr std::size_t max_number_bytes = 32;

/// Findings kept of one validation; the rest are counted.
inline constexpr std::size_t max_findings = 200;

} // namespace pondlab::scenario
