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

/// How large a JSON text is read.
struct DocumentLimits {
  std::size_t bytes = max_document_bytes;
  std::size_t nodes = max_document_nodes;
  std::size_t array_items = max_array_items;
  std::size_t string_bytes = max_string_bytes;
};

/// Those of a report of our own: the hashes of three million days (ten years of 800 worlds), and a
/// path as long as systems have them, each byte of which is escaped.
inline constexpr DocumentLimits report_limits{.bytes = std::size_t{64} << 20,
                                              .nodes = 4'000'000,
                                              .array_items = 1'000'000,
                                              .string_bytes = 65'536};

/// Findings kept of one validation; the rest are counted.
inline constexpr std::size_t max_findings = 200;

} // namespace pondlab::scenario
