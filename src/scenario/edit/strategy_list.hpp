#pragma once

#include "base/text.hpp"
#include "scenario/json/node.hpp"

#include <string>
#include <string_view>

namespace pondlab::scenario {

/// A document with another strategy in its list.
struct AddedStrategy {
  NodePtr root; ///< null: there is no room for one more
  std::string id;
};

/// A strategy that does what `strategy` does, under a name of its own, after all others: a patch
/// that is the same; for `base` an empty one, for `none` one that takes the campaign out.
AddedStrategy with_copy_of(const NodePtr& root, std::string_view strategy, std::string_view name);

/// A strategy that is `patch` (RFC 7396) of the base, under a name of its own, after all others.
AddedStrategy with_strategy(const NodePtr& root, const Node& patch, std::string_view name);

/// Id of the strategy of the file's own that changes the base as `patch` does, to the letter; empty
/// where there is none.
std::string strategy_with(const Node& root, const Node& patch);

/// Calls a strategy of the file's own otherwise in `language`; the other language's name is kept,
/// but not that of the strategy that it was copied from. Null where there is none such.
NodePtr with_strategy_name(const NodePtr& root, std::string_view strategy, std::string_view name,
                           Language language);

/// Takes a strategy of the file's own out, not what refers to it (loose_ends.hpp). Null where there
/// is none such.
NodePtr without_strategy(const NodePtr& root, std::string_view strategy);

} // namespace pondlab::scenario
