#include "base/text.hpp"

#include "base/text_table.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <mutex>
#include <set>

namespace pondlab {

namespace {

const TextEntry* find(std::string_view key) {
  const auto table = text_table();
  const auto place = std::ranges::lower_bound(table, key, {}, &TextEntry::key);
  return place != table.end() && place->key == key ? &*place : nullptr;
}

/// Keeps a missing key for as long as the program runs: the caller's may be a passing string.
std::string_view keep(std::string_view key) {
  static std::mutex mutex;
  static std::set<std::string, std::less<>> kept;
  const std::lock_guard lock(mutex);
  return *kept.emplace(key).first;
}

} // namespace

std::string_view text(Language language, std::string_view key) {
  const TextEntry* entry = find(key);
  if (entry == nullptr) return keep(key);
  return language == Language::zh ? entry->zh : entry->en;
}

std::string text(Language language, std::string_view key,
                 const std::vector<TextArgument>& arguments) {
  const std::string_view pattern = text(language, key);
  std::string result;
  std::size_t at = 0;
  while (at < pattern.size()) {
    const std::size_t open = pattern.find('{', at);
    const std::size_t close = open == pattern.npos ? open : pattern.find('}', open);
    if (close == pattern.npos) break;
    result += pattern.substr(at, open - at);
    const std::string_view name = pattern.substr(open + 1, close - open - 1);
    const auto argument = std::ranges::find(arguments, name, &TextArgument::name);
    if (argument != arguments.end()) {
      const bool differs = language == Language::en && !argument->in_english.empty();
      result += visible(differs ? argument->in_english : argument->value);
      at = close + 1;
    } else { // somebody else's brace: only that one character is passed over
      result += '{';
      at = open + 1;
    }
  }
  return result += pattern.substr(at);
}

bool has_text([[maybe_unused]] Language language, std::string_view key) {
  return find(key) != nullptr; // the generator refuses a key that one language lacks
}

std::vector<std::string_view> text_keys() {
  std::vector<std::string_view> keys;
  for (const TextEntry& entry : text_table()) keys.push_back(entry.key);
  return keys;
}

} // namespace pondlab
