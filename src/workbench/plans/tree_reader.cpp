#include "workbench/plans/tree_reader.hpp"

#include <utility>

namespace pondlab::workbench {

using scenario::excerpt;
using scenario::NodeKind;

void TreeReader::fault(const TreePlace& value, std::string key,
                       std::vector<TextArgument> arguments) {
  if (!good()) return;
  const scenario::TextSpan at = value.node ? value.node->at() : scenario::TextSpan{};
  findings_.push_back({.at = {file_, at.line, at.column},
                       .path = value.path.text(),
                       .key = std::move(key),
                       .arguments = std::move(arguments),
                       .suggestion = {}});
}

TreePlace TreeReader::object(const TreePlace& value) {
  if (!value.node || value.node->is(NodeKind::object)) return value;
  fault(value, "not_an_object", {{"found", excerpt(*value.node)}});
  return {nullptr, value.path};
}

TreePlace TreeReader::member(const TreePlace& object, std::string_view key) {
  const TreePlace whole = this->object(object);
  if (!whole.node) return {nullptr, object.path / key};
  const scenario::Node* value = whole.node->find(key);
  if (!value) fault(whole, "missing_key", {{"key", std::string(key)}});
  return {value, object.path / key};
}

std::string TreeReader::words(const TreePlace& object, std::string_view key, std::size_t most) {
  const TreePlace value = member(object, key);
  if (!value.node) return {};
  const auto text = value.node->as_string();
  if (!text) {
    fault(value, "not_text", {{"found", excerpt(*value.node)}});
    return {};
  }
  if (text->size() > most)
    fault(value, "text_too_long",
          {{"size", std::to_string(text->size())}, {"limit", std::to_string(most)}});
  return text->size() > most ? std::string() : std::string(*text);
}

std::int64_t TreeReader::whole(const TreePlace& object, std::string_view key, std::int64_t least,
                               std::int64_t most) {
  const TreePlace value = member(object, key);
  if (!value.node) return least;
  const auto number = value.node->as_integer();
  if (!number)
    fault(value, "not_whole", {{"value", excerpt(*value.node)}});
  else if (*number < least || *number > most)
    fault(value, "out_of_range",
          {{"value", std::to_string(*number)},
           {"min", std::to_string(least)},
           {"max", std::to_string(most)}});
  else
    return *number;
  return least;
}

bool TreeReader::flag(const TreePlace& object, std::string_view key) {
  const TreePlace value = member(object, key);
  if (!value.node) return false;
  const auto set = value.node->as_boolean();
  if (!set) fault(value, "not_a_boolean", {{"found", excerpt(*value.node)}});
  return set.value_or(false);
}

std::vector<TreePlace> TreeReader::list(const TreePlace& object, std::string_view key,
                                        std::size_t most) {
  const TreePlace value = member(object, key);
  if (!value.node) return {};
  if (!value.node->is(NodeKind::array)) {
    fault(value, "not_a_list", {{"found", excerpt(*value.node)}});
    return {};
  }
  const auto& items = value.node->items();
  if (items.size() > most) {
    fault(value, "list_too_long",
          {{"size", std::to_string(items.size())}, {"limit", std::to_string(most)}});
    return {};
  }
  std::vector<TreePlace> places;
  for (std::size_t i = 0; i < items.size(); ++i) places.push_back({items[i].get(), value.path / i});
  return places;
}

} // namespace pondlab::workbench
