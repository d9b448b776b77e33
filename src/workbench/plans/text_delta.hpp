#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace pondlab::workbench {

/// What makes of one text another that begins and ends with the same lines: a step of a plan's
/// history is kept so, since it changes little.
struct TextDelta {
  std::size_t head = 0; ///< bytes kept from the beginning
  std::size_t tail = 0; ///< and from the end
  std::string middle;   ///< what stands between them

  /// The text that it makes of `from`; nothing where it keeps more than there is.
  std::optional<std::string> applied_to(std::string_view from) const;
};

/// Keeps whole lines, so that `middle` is as well-formed as the texts.
TextDelta text_delta(std::string_view from, std::string_view to);

} // namespace pondlab::workbench
