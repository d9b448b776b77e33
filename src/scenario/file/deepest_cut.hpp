#pragma once

#include "engine/model/mechanism.hpp"

namespace pondlab::scenario {

/// The largest part of the list price that coupons and prices of a mechanism take off, 0 … 1: a
/// coupon's face against its threshold, or what a share of the price (every parameter in the unit
/// `of_price`, the rungs of a ladder among them) leaves.
double deepest_cut(const engine::CampaignEntry& entry);

/// The largest of all mechanisms.
double deepest_cut(const engine::Campaign& campaign);

/// Beyond this cut nobody has measured how much more is bought: the elasticity of temporary
/// promotions is trusted for 70–100 % of the price (van Heerde & Neslin; docs/model.md).
inline constexpr double deepest_trusted_cut = .3;

} // namespace pondlab::scenario
