#include "workbench/session/entry_period.hpp"

#include "engine/numeric/calendar.hpp"
#include "scenario/json/edit.hpp"
#include "scenario/publish/record_info.hpp"

#include <algorithm>
#include <vector>

namespace pondlab::workbench {
namespace {

using engine::Date;
using scenario::Node;
using scenario::NodePtr;

/// Where a kind keeps the days on which it acts.
enum class DaysIn : unsigned char { nowhere, schedule, entry };

DaysIn days_in(std::string_view key) {
  const scenario::RecordInfo* record = scenario::record_info(key.substr(0, key.find('#')));
  if (!record) return DaysIn::nowhere;
  if (record->find("schedule")) return DaysIn::schedule;
  return record->find("from") ? DaysIn::entry : DaysIn::nowhere;
}

/// What says the days: the entry, or its schedule, which may be left out (null).
const Node* holder_of(const Node& entry, DaysIn where) {
  return where == DaysIn::schedule ? entry.find("schedule") : &entry;
}

std::optional<int> day_at(const Node* value, const engine::Horizon& horizon) {
  const auto text = value ? value->as_string() : std::nullopt;
  const auto date = text ? engine::parse_date(*text) : std::nullopt;
  if (!date) return std::nullopt;
  return date->days - horizon.start.days;
}

int day_or(const Node* holder, const char* key, const engine::Horizon& horizon, int otherwise) {
  return day_at(holder ? holder->find(key) : nullptr, horizon).value_or(otherwise);
}

std::vector<int> listed_days(const Node* holder, const engine::Horizon& horizon) {
  std::vector<int> days;
  const Node* dates = holder ? holder->find("dates") : nullptr;
  if (!dates) return days;
  for (const NodePtr& date : dates->items())
    if (const auto day = day_at(date.get(), horizon)) days.push_back(*day);
  return days;
}

NodePtr date_node(int day, const engine::Horizon& horizon) {
  return Node::string(to_text(Date{horizon.start.days + day}));
}

NodePtr with_dates_moved(const NodePtr& holder, int by, const engine::Horizon& horizon) {
  std::vector<NodePtr> dates;
  for (const int day : listed_days(holder.get(), horizon))
    dates.push_back(date_node(day + by, horizon));
  return with_value(holder, scenario::Path() / "dates", Node::array(std::move(dates)));
}

NodePtr with_window(NodePtr holder, const EntryPeriod& now, const EntryPeriod& before,
                    const engine::Horizon& horizon) {
  if (now.first != before.first)
    holder = with_value(holder, scenario::Path() / "from", date_node(now.first, horizon));
  if (now.last != before.last)
    holder = with_value(holder, scenario::Path() / "to", date_node(now.last, horizon));
  return holder;
}

} // namespace

EntryPeriod shifted(EntryPeriod period, PeriodShift by, int days) {
  if (period.endless) by.last = 0;
  if (!period.endless && (by.first == by.last || period.listed)) {
    const int whole = std::clamp(by.first, -period.first, days - 1 - period.last);
    period.first += whole;
    period.last += whole;
    return period;
  }
  period.first = std::clamp(period.first + by.first, 0, period.last);
  period.last = std::clamp(period.last + by.last, period.first, days - 1);
  return period;
}

std::optional<EntryPeriod> period_of(std::string_view key, const Node& entry,
                                     const engine::Horizon& horizon) {
  const DaysIn where = days_in(key);
  if (where == DaysIn::nowhere) return std::nullopt;
  const Node* holder = holder_of(entry, where);
  EntryPeriod period{0, horizon.days - 1, false, where == DaysIn::entry};
  if (const std::vector<int> days = listed_days(holder, horizon); !days.empty()) {
    const auto [first, last] = std::ranges::minmax(days);
    period = {first, last, true, false};
  } else {
    period.first = day_or(holder, "from", horizon, period.first);
    period.last = day_or(holder, "to", horizon, period.last);
  }
  if (period.first < 0 || period.last >= horizon.days || period.first > period.last)
    return std::nullopt;
  return period;
}

std::optional<ShiftedPeriod> shifted_period(std::string_view key, const NodePtr& entry,
                                            const engine::Horizon& horizon, PeriodShift shift) {
  const auto before = period_of(key, *entry, horizon);
  if (!before || (before->listed && shift.first != shift.last)) return std::nullopt;
  const EntryPeriod now = shifted(*before, shift, horizon.days);
  if (now.first == before->first && now.last == before->last) return std::nullopt;

  scenario::Path path = scenario::Path() / "campaign" / std::string(key);
  NodePtr holder = entry;
  if (days_in(key) == DaysIn::schedule) {
    path = path / "schedule";
    holder = find_shared(entry, scenario::Path() / "schedule");
    if (!holder) holder = Node::object();
  }
  NodePtr value = now.listed ? with_dates_moved(holder, now.first - before->first, horizon)
                             : with_window(holder, now, *before, horizon);
  return ShiftedPeriod{std::move(path), std::move(value), now};
}

} // namespace pondlab::workbench
