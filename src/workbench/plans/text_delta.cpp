#include "workbench/plans/text_delta.hpp"

#include <algorithm>

namespace pondlab::workbench {

TextDelta text_delta(std::string_view from, std::string_view to) {
  const std::size_t shorter = std::min(from.size(), to.size());
  std::size_t head = 0;
  while (head < shorter && from[head] == to[head]) ++head;
  while (head > 0 && from[head - 1] != '\n') --head;
  std::size_t tail = 0;
  while (tail < shorter - head && from[from.size() - tail - 1] == to[to.size() - tail - 1]) ++tail;
  const auto begins_line = [&](std::size_t at) { return at == 0 || from[at - 1] == '\n'; };
  while (tail > 0 && !begins_line(from.size() - tail)) --tail;
  return {head, tail, std::string(to.substr(head, to.size() - head - tail))};
}

std::optional<std::string> TextDelta::applied_to(std::string_view from) const {
  if (head > from.size() || tail > from.size() - head) return std::nullopt;
  std::string text(from.substr(0, head));
  text += middle;
  return text += from.substr(from.size() - tail);
}

} // namespace pondlab::workbench
