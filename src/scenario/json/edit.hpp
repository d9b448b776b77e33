#pragma once

#include "scenario/json/node.hpp"
#include "scenario/json/path.hpp"

namespace pondlab::scenario {

/// Steps through a tree. All of them return the new root (sharing what did not change), or null
/// when the path does not lead anywhere such a change can be made.

/// The value at `path`, or null.
const Node* find(const Node& root, const Path& path);
NodePtr find_shared(const NodePtr& root, const Path& path);

/// Replaces the value at `path`, or adds it: a new key goes to the end of its object, the index
/// one past the last appends. Missing objects on the way are made.
NodePtr with_value(const NodePtr& root, const Path& path, NodePtr value);
/// Inserts into an array before the index that ends `path`.
NodePtr with_inserted(const NodePtr& root, const Path& path, NodePtr value);
NodePtr without(const NodePtr& root, const Path& path);
/// Gives a member another key in the same position. Null when that key is taken.
NodePtr with_renamed(const NodePtr& root, const Path& path, std::string key);

} // namespace pondlab::scenario
