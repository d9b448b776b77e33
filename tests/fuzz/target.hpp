#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

// Whatever comes from outside is read by one of these targets from bytes that anybody may have
// written. A target returns when the reader either took them or refused them as it should, and
// throws `Broken` when it did neither. libFuzzer looks for such bytes (preset `fuzz`); those that
// are kept in corpus/ are read again by every run of the tests.

namespace pondlab::fuzz {

using Input = std::span<const std::uint8_t>;

/// A promise that a reader did not keep.
struct Broken {
  std::string what;
};

inline void require(bool holds, std::string_view what) {
  if (!holds) throw Broken{std::string(what)};
}

inline std::string text_of(Input input) {
  return {reinterpret_cast<const char*>(input.data()), input.size()};
}

struct Target {
  std::string_view name; ///< of its function below, and of its folder in corpus/
  void (*read)(Input);
};

void scenario(Input);  ///< a scenario file
void patch(Input);     ///< a strategy's merge patch, against another reader's
void result(Input);    ///< a result or manifest, as `reproduce` reads it
void journal(Input);   ///< a journal or shard
void wire(Input);      ///< what travels between processes: job, work item, result
void snapshot(Input);  ///< a world's snapshot
void text(Input);      ///< words that fill texts, paths and numbers
void arguments(Input); ///< a command line

inline constexpr Target targets[] = {
    {"scenario", scenario}, {"patch", patch},       {"result", result}, {"journal", journal},
    {"wire", wire},         {"snapshot", snapshot}, {"text", text},     {"arguments", arguments},
};

/// Bytes changed as `input` says: six bytes an edit (place, what, value). What is changed is a real
/// file, so that what lies behind its checksums is reached too.
template <class Bytes>
Bytes edited(Bytes bytes, Input input) {
  using Byte = typename Bytes::value_type;
  for (; input.size() >= 6 && !bytes.empty(); input = input.subspan(6)) {
    std::uint32_t at = 0;
    std::memcpy(&at, input.data(), 4);
    const auto place = bytes.begin() + static_cast<std::ptrdiff_t>(at % bytes.size());
    const auto value = static_cast<Byte>(input[5]);
    switch (input[4] % 4) {
    case 0:
      *place = value;
      break;
    case 1:
      bytes.erase(place, bytes.end());
      break;
    case 2:
      bytes.insert(place, value);
      break;
    default:
      bytes.erase(place);
    }
  }
  return bytes;
}

} // namespace pondlab::fuzz
