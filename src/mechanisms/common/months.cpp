#include "mechanisms/common/months.hpp"

#include "engine/numeric/calendar.hpp"

namespace pondlab::mechanisms {

using namespace engine;

std::string month_of(const Horizon& horizon, Day day) {
  return to_text(Date{horizon.start.days + day}).substr(0, 7);
}

void count_months(const Schedule& schedule, const Horizon& horizon, ByMonth& months) {
  for (const Day day : days_of(schedule, horizon.start, horizon.days))
    ++months[month_of(horizon, day)];
}

std::int64_t days_in(const std::string& month) {
  std::int64_t days = 28;
  while (parse_date(month + "-" + std::to_string(days + 1))) ++days;
  return days;
}

} // namespace pondlab::mechanisms
