#pragma once

#include "engine/model/mechanism.hpp"

namespace pondlab::scenario {

/// The largest part of the list price that coupons and live prices of a campaign take off, 0 … 1: a
/// coupon's face against its threshold, or what a share of the price leaves. The rungs of a ladder
/// are left out.
double deepest_cut(const engine::Campaign& campaign);

/// Beyond this cut nobody has measured how much more is bought: the elasticity of temporary
/// promotions is trusted for 70–100 % of the price (van Heerde & Neslin; docs/model.md).
inline constexpr double deepest_trusted_cut = .3;

} // namespace pondlab::scenario
