#pragma once

#include "scenario/json/node.hpp"

#include <cstddef>
#include <string_view>

namespace pondlab::scenario {

/// Turns growing offsets into lines and columns, in one pass over the text, which must be
/// well-formed UTF-8 up to there.
class PlaceCounter {
public:
  explicit PlaceCounter(std::string_view text) : text_(text) {}
  /// `offset` must not be smaller than the last one asked for.
  TextSpan at(std::size_t offset);

private:
  std::string_view text_;
  std::size_t offset_ = 0;
  TextSpan place_{1, 1};
};

} // namespace pondlab::scenario
