#pragma once

#include "engine/model/campaign.hpp"
#include "engine/model/setup.hpp"

#include <cstdint>
#include <map>
#include <string>

namespace pondlab::mechanisms {

/// How often something happens in each month of a run, by "2025-03".
using ByMonth = std::map<std::string, std::int64_t>;

/// The month of a day.
std::string month_of(const engine::Horizon& horizon, engine::Day day);

/// Adds the days on which a schedule is due.
void count_months(const engine::Schedule& schedule, const engine::Horizon& horizon,
                  ByMonth& months);

/// The days that a month has.
std::int64_t days_in(const std::string& month);

} // namespace pondlab::mechanisms
