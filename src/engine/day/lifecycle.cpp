#include "engine/day/day_context.hpp"

namespace pondlab::engine {

/// New friends who think better of it leave; marks of the day are wiped.
template <class Trace>
void lifecycle(DayContext<Trace>& context) {
  State& state = context.state;
  auto& leaving = state.departures[static_cast<std::size_t>(context.day % horizon_ring)];
  for (const PersonIndex person : leaving) {
    std::uint8_t& bits = state.people.reach[person];
    if (!(bits & reach::guide)) continue;
    bits &= static_cast<std::uint8_t>(~reach::guide);
    context.own.sums.stocks.add(reach::guide, -1);
    context.count(person, Counter::deleted);
    context.hash(person, hashed(HashedEvent::deleted));
    context.record(person, TraceKind::opted_out, -1, -1, 0, {static_cast<double>(OptOut::guide)});
  }
  leaving.clear();
  for (const PersonIndex person : context.own.marked)
    state.people.record[person].marks &= mark::lasting;
}

PONDLAB_PHASE(lifecycle);

} // namespace pondlab::engine
