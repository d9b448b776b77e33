#pragma once

#include "engine/parameters/localized_text.hpp"
#include "scenario/json/node.hpp"
#include "scenario/parameters/values.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace pondlab::scenario {

using engine::localized_text_kind;
using engine::LocalizedText;
using engine::max_localized_bytes;

/// A localized text that is no object, written out in both languages at its place. What is no text,
/// or none that may be, is reported, once and where it stands; then null.
NodePtr in_both_languages(const ValueSite& site);

/// What a localized text in a file says in `language`, or else in the other; empty where it says
/// nothing, `text` is null, or it is not valid.
std::string words_of(const Node* text, Language language);
/// The same text (null: none yet) so that it says `words` in `language`: one text for both stays
/// one text. Null where it would say nothing any more.
NodePtr with_words(const Node* text, Language language, std::string_view words);
/// What people read of an item of a list in a file, valid or not: its `name`, or else its `id`;
/// empty where it has neither.
std::string item_name(const Node& item, Language language);

/// Something that a file declares in a list, and what people read of it.
struct DeclaredItem {
  std::string id;
  std::string name; ///< or else the id
};
/// What `root` declares for references to `kind`, valid or not, in its order.
std::vector<DeclaredItem> declared_items(const Node& root, engine::Reference kind,
                                         Language language);

} // namespace pondlab::scenario
