#pragma once

#include "scenario/file/scenario.hpp"

#include <cstdint>

namespace pondlab::scenario {

/// The scenario's document with every date of it, in the base and in strategies, so many days
/// later; the dates of lists that declare so (`engine::Field::keeps_dates`, the calendar) stay.
/// Refused where one would leave the years that dates may have.
Result<NodePtr> moved(const NodePtr& root, std::int32_t days, const std::string& file);

/// Periods of the calendar, which stay, and how many of them lie outside of the run.
struct CalendarLeft {
  std::size_t all = 0, outside = 0;
};
CalendarLeft calendar_left(const engine::Setup& setup, const engine::Horizon& run);

} // namespace pondlab::scenario
