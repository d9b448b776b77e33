#include "scenario/parameters/condition.hpp"

#include <algorithm>
#include <stdexcept>

namespace pondlab::scenario {

bool Condition::admits(std::string_view value) const {
  return std::ranges::find(values, value) != values.end();
}

bool Condition::holds_in(const Node* record) const {
  const Node* choice = record ? record->find(key) : nullptr;
  if (!choice) return admits(initial);
  if (const auto flag = choice->as_boolean()) return admits(*flag ? "true" : "false");
  const auto name = choice->as_string();
  return !name || admits(*name);
}

Condition condition_of(std::string_view when) {
  const std::size_t mark = std::min(when.find('='), when.size());
  Condition condition{std::string(when.substr(0, mark)), {}, {}};
  for (std::size_t begin = mark + 1; begin <= when.size();) {
    const std::size_t end = std::min(when.find('|', begin), when.size());
    condition.values.emplace_back(when.substr(begin, end - begin));
    begin = end + 1;
  }
  if (condition.key.empty() || condition.values.empty() || condition.admits(""))
    throw std::logic_error("no condition: " + std::string(when));
  return condition;
}

} // namespace pondlab::scenario
