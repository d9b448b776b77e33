#pragma once

#include <string>

namespace pondlab::report {

enum class TerminalColour : unsigned char { red = 31, green = 32, yellow = 33 };

/// `text` between terminal sequences, or as it is when `on` is false.
inline std::string painted(const std::string& text, TerminalColour colour, bool on) {
  return on ? "\x1b[" + std::to_string(static_cast<int>(colour)) + "m" + text + "\x1b[0m" : text;
}
inline std::string bold(const std::string& text, bool on) {
  return on ? "\x1b[1m" + text + "\x1b[0m" : text;
}

} // namespace pondlab::report
