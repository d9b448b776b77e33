#pragma once

#include "engine/model/mechanism.hpp"
#include "scenario/json/node.hpp"
#include "scenario/parameters/findings.hpp"

namespace pondlab::scenario {

/// Warns of products that a coupon or promotion of the campaign counts on (`applies_to`) and none
/// of it sells: there it never counts. `root` is what the campaign was read from.
void check_goods(const engine::Campaign& campaign, const Node& root, Findings& findings);

} // namespace pondlab::scenario
