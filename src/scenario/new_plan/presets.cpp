#include "scenario/new_plan/presets.hpp"

#include "base/error.hpp"
#include "scenario/json/parse.hpp"

#include <string>

namespace pondlab::scenario {
namespace {

NodePtr read_preset(std::string_view text, std::string_view file) {
  Result<NodePtr> read = parse(text, file);
  if (!read) throw Error(Failure::internal, to_text(read.diagnostics.front(), Language::en));
  return *read.value;
}

[[noreturn]] void missing(std::string_view key) {
  throw Error(Failure::internal, "assets/new-plan lacks \"" + std::string(key) + "\"");
}

} // namespace

const Node& category_presets() {
  static const NodePtr root = read_preset(preset_files().categories, "categories.json");
  return *root;
}

const Node& tactic_presets() {
  static const NodePtr root = read_preset(preset_files().tactics, "tactics.json");
  return *root;
}

const Node& part(const Node& node, std::string_view key) {
  const Node* found = node.find(key);
  return found ? *found : (missing(key), node);
}

NodePtr shared_part(const Node& node, std::string_view key) {
  const Member* found = node.member(key);
  return found ? found->value : (missing(key), nullptr);
}

std::string_view word_of(const Node& node, std::string_view key) {
  const auto word = part(node, key).as_string();
  return word ? *word : (missing(key), std::string_view());
}

double real_of(const Node& node, std::string_view key) {
  const auto real = part(node, key).as_real();
  return real ? *real : (missing(key), 0.);
}

std::int64_t whole_of(const Node& node, std::string_view key) {
  const auto whole = part(node, key).as_integer();
  return whole ? *whole : (missing(key), 0);
}

bool is_on(const Node& node, std::string_view key) {
  const Node* found = node.find(key);
  return found && found->as_boolean().value_or(false);
}

} // namespace pondlab::scenario
