#pragma once

#include "engine/model/mechanism.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace pondlab::tests {

/// Sets the number, rate, money, switch or choice at `path` ("coupon.face"). Throws
/// std::invalid_argument when there is no such parameter.
void set(engine::CampaignEntry& entry, std::string_view path, double value);

/// Sets a list of dates ("schedule.dates"), or a list of references ("target.segments").
void set(engine::CampaignEntry& entry, std::string_view path,
         const std::vector<engine::Date>& dates);
void set(engine::CampaignEntry& entry, std::string_view path, const std::vector<std::string>& ids);

/// Sets a reference ("gift").
void set(engine::CampaignEntry& entry, std::string_view path, const std::string& id);

/// Sets a date ("schedule.from").
void set(engine::CampaignEntry& entry, std::string_view path, engine::Date date);

} // namespace pondlab::tests
