#pragma once

#include "engine/books/trace.hpp"
#include "engine/model/people.hpp"
#include "workbench/pond/sample.hpp"

#include <vector>

namespace pondlab::workbench {

/// What places a person in the pond at one moment.
struct Whereabouts {
  engine::Stage stage{};
  std::uint8_t reach = 0;      ///< bits of engine::reach
  std::int16_t last_order = 0; ///< day; before the first order, of registration
  friend bool operator==(const Whereabouts&, const Whereabouts&) = default;
};

Whereabouts whereabouts_of(const engine::People& people, engine::PersonIndex person);

/// One day of the drawn people: how they stood when it began, and all that happened to them.
class DayRecord final : public engine::Witness {
public:
  /// Before `day` is simulated; `people` are as they then stand.
  DayRecord(const Sample& sample, const engine::People& people, engine::Day day);

  void record(const engine::TraceEvent& event) override { events_.push_back(event); }
  /// Puts the events in the order in which the day is told; once, when it is over.
  void finish();

  engine::Day day() const { return day_; }
  /// In the sample's order.
  const std::vector<Whereabouts>& before() const { return before_; }
  /// By person and, within one, by minute; what has none comes first.
  const std::vector<engine::TraceEvent>& events() const { return events_; }

private:
  engine::Day day_;
  std::vector<Whereabouts> before_;
  std::vector<engine::TraceEvent> events_;
};

} // namespace pondlab::workbench
