#include "scenario/json/place_counter.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace pondlab::scenario {

TextSpan PlaceCounter::at(std::size_t offset) {
  offset = std::min(offset, text_.size());
  while (offset_ < offset) {
    const CodePoint point = code_point_at(text_, offset_);
    offset_ += point.bytes.size();
    if (point.value == U'\n')
      place_ = {place_.line + 1, 1};
    else
      ++place_.column;
  }
  return place_;
}

} // namespace pondlab::scenario
