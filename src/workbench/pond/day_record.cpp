#include "workbench/pond/day_record.hpp"

#include <algorithm>
#include <utility>

namespace pondlab::workbench {
namespace {

engine::Audience set_of(const Sample& sample, std::size_t places) {
  engine::Audience set(places);
  for (const engine::PersonIndex person : sample.people) set.insert(person);
  return set;
}

} // namespace

Whereabouts whereabouts_of(const engine::People& people, engine::PersonIndex person) {
  return {people.stage[person], people.reach[person], people.last_order[person]};
}

DayRecord::DayRecord(const Sample& sample, const engine::People& people, engine::Day day)
    : Witness(set_of(sample, people.size()), people.size()), day_(day) {
  before_.reserve(sample.people.size());
  for (const engine::PersonIndex person : sample.people)
    before_.push_back(whereabouts_of(people, person));
}

void DayRecord::finish() {
  std::ranges::stable_sort(events_, {}, [](const engine::TraceEvent& event) {
    return std::pair(event.person, event.minute);
  });
}

} // namespace pondlab::workbench
