#pragma once

#include "engine/model/mechanism.hpp"

namespace pondlab::mechanisms {

// Commission on a mechanism's attributed orders: owed when the order is paid, taken back with a
// return, paid out once the return window has passed. `rate` is in basis points of what was paid.

void owe_commission(const engine::CampaignDay& day, std::span<const engine::Order> orders,
                    std::int32_t rate);
void cancel_commission(const engine::CampaignDay& day, std::span<const engine::Order> returned,
                       std::int32_t rate);
void pay_commission(const engine::CampaignDay& day, std::span<const engine::Order> settled,
                    std::int32_t rate);

} // namespace pondlab::mechanisms
