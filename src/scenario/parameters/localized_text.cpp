#include "scenario/parameters/localized_text.hpp"

#include "scenario/parameters/references.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace pondlab::scenario {
namespace {

std::string_view language_key(Language language) { return language == Language::zh ? "zh" : "en"; }

} // namespace

NodePtr in_both_languages(const ValueSite& site) {
  const Node& given = site.node;
  if (!given.is(NodeKind::string)) {
    site.error("not_localized_text", {{"found", excerpt(given)}});
    return nullptr;
  }
  const auto words = read_text(site, max_localized_bytes);
  if (!words) return nullptr;
  return Node::object({{"zh", given.at(), Node::string(*words, given.at())},
                       {"en", given.at(), Node::string(*words, given.at())}},
                      given.at());
}

std::string words_of(const Node* text, Language language) {
  if (!text) return {};
  if (const auto both = text->as_string()) return std::string(*both);
  const Language other = language == Language::zh ? Language::en : Language::zh;
  for (const Language said : {language, other})
    if (const Node* words = text->find(language_key(said)))
      if (const auto own = words->as_string(); own && !own->empty()) return std::string(*own);
  return {};
}

NodePtr with_words(const Node* text, Language language, std::string_view words) {
  if (!text || !text->is(NodeKind::object))
    return words.empty() ? nullptr : Node::string(std::string(words));
  std::vector<Member> members = text->members();
  const auto own = std::ranges::find(members, language_key(language), &Member::key);
  if (words.empty()) {
    if (own != members.end()) members.erase(own);
  } else if (own != members.end()) {
    own->value = Node::string(std::string(words));
  } else {
    members.push_back({std::string(language_key(language)), {}, Node::string(std::string(words))});
  }
  return members.empty() ? nullptr : Node::object(std::move(members), text->at());
}

std::string item_name(const Node& item, Language language) {
  const std::string name = words_of(item.find("name"), language);
  if (!name.empty()) return name;
  const Node* id = item.find("id");
  return std::string(id ? id->as_string().value_or("") : "");
}

std::vector<DeclaredItem> declared_items(const Node& root, engine::Reference kind,
                                         Language language) {
  std::vector<DeclaredItem> items;
  const Node* list = root.find(list_of(kind));
  if (!list) return items;
  for (const NodePtr& item : list->items())
    if (const Node* id = item->find("id"); id && id->as_string())
      items.push_back({std::string(*id->as_string()), item_name(*item, language)});
  return items;
}

} // namespace pondlab::scenario
