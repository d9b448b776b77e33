#pragma once

#include "scenario/json/node.hpp"
#include "scenario/json/path.hpp"

#include <string_view>

namespace pondlab::scenario {

/// Whom a change of a plan is for: the strategy on show, or all that have not changed the value
/// themselves.
enum class ChangeFor : unsigned char { strategy, all };

/// A document that was changed, and what in it was.
struct ChangedDocument {
  NodePtr root; ///< null: no such change can be made
  Path changed; ///< in the document: "$.strategies.sleepers.campaign.sms.coupon"
};

/// Gives the value at `path` of `strategy` another value (null: takes it out) where `strategy` is
/// an id of the document: a strategy of the file's own changes its merge patch, which keeps no
/// more than what differs from the base; `none`, `base` and what belongs to all strategies
/// (`is_fixed`) change the base. Lists are patched whole. For all: the base is changed, and the
/// strategy's own value goes; where the base has nothing that holds the value, the strategy is
/// changed. What the base loses, strategies that change a part of it keep whole.
ChangedDocument change_under(const NodePtr& root, std::string_view strategy, const Path& path,
                             const NodePtr& value, ChangeFor whom);

/// Gives the value at `path` back to the base: what `strategy` says of it goes.
ChangedDocument change_like_base(const NodePtr& root, std::string_view strategy, const Path& path);

} // namespace pondlab::scenario
