#include "engine/world/memory.hpp"

#include "engine/books/counters.hpp"
#include "engine/books/ledger.hpp"
#include "engine/model/mechanism.hpp"
#include "engine/model/people.hpp"
#include "engine/model/population.hpp"

#include <algorithm>

namespace pondlab::engine {

namespace {

double bytes_of_people(const Setup& setup) {
  return static_cast<double>(people_of(setup)) *
         (static_cast<double>(People::bytes_per_person()) + 1);
}

/// The list of pairs that the graph is made from grows by doubling and is sorted in place; the
/// graph itself is made while it is still there.
double bytes_of_friends(const Setup& setup) {
  const double degree = setup.network.degree;
  if (degree <= 0) return 0;
  const auto people = static_cast<double>(people_of(setup));
  constexpr double seat = 16, pair = 2 * sizeof(PersonIndex), tie = sizeof(PersonIndex);
  return people * (seat + 2 * degree * pair + tie * (1 + degree));
}

double bytes_of_clocks(const Setup& setup) {
  double clocks = 0;
  for (const Inflow& inflow : setup.inflow)
    for (const Segment& segment : setup.segments)
      if (segment.id == inflow.segment) clocks += static_cast<double>(segment.sea);
  return clocks * sizeof(InflowClock);
}

} // namespace

double bytes_of_population(const Setup& setup) {
  return bytes_of_people(setup) + bytes_of_friends(setup) + bytes_of_clocks(setup);
}

double bytes_of_results(const Setup& setup, std::size_t mechanisms) {
  const std::size_t cells =
      counter_count + mechanisms * touch_counter_count + (mechanisms + 1) * account_count;
  return static_cast<double>(setup.horizon.days) * static_cast<double>(cells) *
         sizeof(std::int64_t);
}

double bytes_of_world(const Setup& setup, std::size_t mechanisms) {
  constexpr double memory = sizeof(CampaignMemory) + sizeof(PersonIndex); // and its places in rings
  constexpr double work = 16;                                             // visits, audiences
  const double each = memory * static_cast<double>(mechanisms) + work;
  return bytes_of_people(setup) + each * static_cast<double>(people_of(setup)) +
         bytes_of_results(setup, mechanisms);
}

} // namespace pondlab::engine
