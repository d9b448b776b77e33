#include "engine/day/day_work.hpp"

#include <algorithm>

namespace pondlab::engine {

void DaySums::clear() {
  std::ranges::fill(counts, 0);
  std::ranges::fill(attendance, 0);
  events_hash = 0;
  stocks = {};
}

void DaySums::add(const DaySums& other) {
  for (std::size_t i = 0; i < counts.size(); ++i) counts[i] += other.counts[i];
  for (std::size_t i = 0; i < attendance.size(); ++i) attendance[i] += other.attendance[i];
  events_hash += other.events_hash;
  stocks += other.stocks;
}

void DaySums::add_to(State& state, Day day) const {
  const std::span<std::int64_t> row = state.counts.cells_of(day);
  for (std::size_t i = 0; i < counts.size(); ++i) row[i] += counts[i];
  state.events_hash += events_hash;
  state.stocks += stocks;
}

void WorkerScratch::clear() {
  sums.clear();
  claims.clear();
  intents.clear();
  marked.clear();
}

void DayWork::shape(const Plan& plan, int worker_count) {
  const auto mechanisms = static_cast<std::size_t>(plan.mechanism_count());
  host.resize(mechanisms);
  stretches.clear();
  first_stretch.clear();
  for (const Cohort& cohort : plan.layout.cohorts()) {
    first_stretch.push_back(static_cast<std::uint32_t>(stretches.size()));
    const TileRange all = tiles_of(cohort);
    for (std::uint32_t tile = all.from; tile < all.to; tile += stretch_tiles)
      stretches.push_back({&cohort, {tile, std::min(tile + stretch_tiles, all.to)}});
  }
  led_visits.resize(stretches.size());
  workers.resize(static_cast<std::size_t>(worker_count));
  for (WorkerScratch& worker : workers) {
    worker.sums.counts.resize(DayCounts::row_size(plan.mechanism_count()));
    worker.sums.attendance.resize(mechanisms);
  }
}

void DayWork::clear() {
  contactings.clear();
  standing.clear();
  orders.clear();
  for (std::vector<Visit>& visits : led_visits) visits.clear();
  std::ranges::fill(host, 0);
  for (WorkerScratch& worker : workers) worker.clear();
}

void DayWork::gather() {
  WorkerScratch& first = workers.front();
  for (WorkerScratch& worker : std::span(workers).subspan(1)) {
    first.sums.add(worker.sums);
    const auto move = [](auto& from, auto& to) { to.insert(to.end(), from.begin(), from.end()); };
    move(worker.claims, first.claims);
    move(worker.intents, first.intents);
    move(worker.marked, first.marked);
    worker.clear();
  }
}

} // namespace pondlab::engine
