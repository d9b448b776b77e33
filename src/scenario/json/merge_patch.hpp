#pragma once

#include "scenario/json/node.hpp"

namespace pondlab::scenario {

/// RFC 7396: members of `patch` replace those of `target`, objects are merged, null removes, lists
/// and scalars are replaced whole. What comes from the patch keeps the patch's places, also the
/// objects that were merged, so that a fault of the result points at the lines that made it.
/// `target` may be null (nothing there).
NodePtr apply_merge_patch(const NodePtr& target, const NodePtr& patch);

/// The smallest patch that makes `from` (null: nothing there) into `to`; null where they say the
/// same. Order of keys is no difference, nor is how a number is written.
NodePtr merge_patch_between(const NodePtr& from, const NodePtr& to);

} // namespace pondlab::scenario
