#include "scenario/json/path.hpp"

#include "base/utf8.hpp"
#include "scenario/json/canonical.hpp"
#include "scenario/json/limits.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

namespace pondlab::scenario {
namespace {

bool is_plain(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         c == '-' || c == '#' || static_cast<unsigned char>(c) >= 0x80;
}

std::string step_text(const Step& step) {
  if (const auto* index = std::get_if<std::size_t>(&step))
    return "[" + std::to_string(*index) + "]";
  const auto& key = std::get<std::string>(step);
  if (!key.empty() && std::all_of(key.begin(), key.end(), is_plain)) return "." + key;
  return "[" + scenario::json_string(key) + "]";
}

/// Takes `.key` from the front of `rest`.
std::optional<Step> take_key(std::string_view& rest) {
  std::size_t end = 1;
  while (end < rest.size() && is_plain(rest[end])) ++end;
  if (end == 1) return std::nullopt;
  Step step = std::string(rest.substr(1, end - 1));
  rest.remove_prefix(end);
  return step;
}

/// Takes `["key"]`, whose key is a JSON string, from the front of `rest`.
std::optional<Step> take_quoted(std::string_view& rest) {
  std::size_t close = 2;
  while (close < rest.size() && rest[close] != '"') close += rest[close] == '\\' ? 2 : 1;
  if (close + 1 >= rest.size() || rest[close + 1] != ']') return std::nullopt;
  const auto key = nlohmann::json::parse(rest.substr(1, close), nullptr, false);
  if (!key.is_string()) return std::nullopt;
  rest.remove_prefix(close + 2);
  return key.get<std::string>();
}

/// Takes `[3]` from the front of `rest`.
std::optional<Step> take_index(std::string_view& rest) {
  std::size_t index = 0;
  const char* last = rest.data() + rest.size();
  const auto [end, fault] = std::from_chars(rest.data() + 1, last, index);
  if (fault != std::errc{} || end == last || *end != ']') return std::nullopt;
  rest.remove_prefix(static_cast<std::size_t>(end - rest.data()) + 1);
  return index;
}

} // namespace

std::optional<Path> Path::parse(std::string_view text) {
  if (text.empty() || text[0] != '$' || utf8_fault(text) < text.size()) return std::nullopt;
  text.remove_prefix(1);
  std::vector<Step> steps;
  while (!text.empty()) {
    std::optional<Step> step;
    if (text[0] == '.')
      step = take_key(text);
    else if (text.size() > 1 && text[0] == '[' && text[1] == '"')
      step = take_quoted(text);
    else if (text[0] == '[')
      step = take_index(text);
    if (!step || steps.size() == max_document_depth) return std::nullopt;
    steps.push_back(std::move(*step));
  }
  return Path(std::move(steps));
}

std::string Path::text() const {
  std::string text = "$";
  for (const Step& step : steps_) text += step_text(step);
  return text;
}

Path Path::operator/(std::string_view key) const {
  Path longer = *this;
  longer.steps_.emplace_back(std::string(key));
  return longer;
}

Path Path::operator/(std::size_t index) const {
  Path longer = *this;
  longer.steps_.emplace_back(index);
  return longer;
}

Path Path::parent() const {
  Path shorter = *this;
  if (!shorter.steps_.empty()) shorter.steps_.pop_back();
  return shorter;
}

bool Path::starts_with(const Path& head) const {
  return head.size() <= size() &&
         std::equal(head.steps_.begin(), head.steps_.end(), steps_.begin());
}

Path Path::below(const Path& head) const {
  return Path({steps_.begin() + static_cast<std::ptrdiff_t>(head.size()), steps_.end()});
}

Path Path::joined(const Path& tail) const {
  Path whole = *this;
  whole.steps_.insert(whole.steps_.end(), tail.steps_.begin(), tail.steps_.end());
  return whole;
}

} // namespace pondlab::scenario
