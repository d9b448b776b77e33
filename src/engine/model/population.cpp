#include "engine/model/population.hpp"

#include "engine/model/cohort_drawing.hpp"
#include "engine/numeric/math.hpp"
#include "engine/numeric/stream_id.hpp"
#include "engine/thinning/thinning_filter.hpp"

#include <algorithm>
#include <cmath>

namespace pondlab::engine {

namespace {

std::vector<InflowClock> draw_clocks(const Plan& plan, const Source& source, std::size_t channel) {
  std::vector<InflowClock> clocks;
  if (plan.inflow[channel].cohort < 0) return clocks;
  const Cohort& cohort =
      plan.layout.cohorts()[static_cast<std::size_t>(plan.inflow[channel].cohort)];
  clocks.reserve(cohort.count);
  for (std::uint32_t i = 0; i < cohort.count; ++i) {
    Draws draws(source, person_key(cohort.hash, i), -1,
                stream::inflow_clock(static_cast<std::uint8_t>(channel)));
    clocks.push_back({-log(draws.unit53()), cohort.first + i});
  }
  std::sort(clocks.begin(), clocks.end(), [](const InflowClock& a, const InflowClock& b) {
    return a.clock != b.clock ? a.clock < b.clock : a.person < b.person;
  });
  return clocks;
}

} // namespace

double ticks_within(double rate_a_week, double p, int days) {
  const double ticks = rate_a_week * days / 7;
  return p > 0 ? -expm1(-ticks * p) / p : ticks;
}

void become_customer(const Plan& plan, const Source& source, People& people, PersonIndex person) {
  const SegmentPlan& segment = plan.segment_of(person);
  Draws draws(source, plan.layout.key_of(person), -1, stream::traits);
  become_customer(segment, people, person, segment.copula.scores(draws));
}

void set_gate(const Plan& plan, People& people, PersonIndex person) {
  people.filter[person] = thinning_bound(-expm1(-visits_a_day(plan, people, person)));
  if (people.record[person].response_state.stimulus != 0) set_campaign_gate(plan, people, person);
}

namespace {

/// A few milliseconds' worth.
constexpr std::uint32_t people_a_piece = 8192;

/// What the friend graph and the clocks take beside the people, roughly.
constexpr double share_of_people = .6;

} // namespace

PopulationDrawing::PopulationDrawing(std::shared_ptr<const Plan> plan, const Source& source)
    : plan_(std::move(plan)), population_(std::make_shared<Population>()),
      friends_(plan_->setup.network, plan_->layout, source) {
  population_->source = source;
  population_->people.resize(plan_->layout.places());
}

void PopulationDrawing::work() {
  switch (part_) {
  case Part::people:
    draw_people();
    if (cohort_ == plan_->layout.cohorts().size()) part_ = Part::friends;
    return;
  case Part::friends:
    friends_.work();
    if (!friends_.done()) return;
    population_->friends = friends_.take();
    part_ = plan_->inflow.empty() ? Part::done : Part::clocks;
    return;
  case Part::clocks:
    population_->clocks.push_back(
        draw_clocks(*plan_, population_->source, population_->clocks.size()));
    if (population_->clocks.size() == plan_->inflow.size()) part_ = Part::done;
    return;
  case Part::done:
    return;
  }
}

/// Of one cohort at a time; one without people is a piece of its own.
void PopulationDrawing::draw_people() {
  if (cohort_ == plan_->layout.cohorts().size()) return;
  const Cohort& cohort = plan_->layout.cohorts()[cohort_];
  const std::uint32_t end = ordinal_ + std::min(people_a_piece, cohort.count - ordinal_);
  drawn_ += end - ordinal_;
  CohortDrawing(*plan_, population_->source, population_->people, cohort).draw(ordinal_, end);
  ordinal_ = end;
  if (ordinal_ < cohort.count) return;
  ordinal_ = 0;
  ++cohort_;
}

double PopulationDrawing::share() const {
  if (part_ == Part::done) return 1;
  const double people = static_cast<double>(std::max<std::int64_t>(1, plan_->layout.people()));
  return share_of_people * static_cast<double>(drawn_) / people +
         (1 - share_of_people) * (part_ == Part::people ? 0 : friends_.share());
}

/// All cohorts' pieces at once, by whoever is there.
void PopulationDrawing::draw_people_in_parallel(ThreadPool& thread_pool) {
  struct Piece {
    const Cohort* cohort;
    std::uint32_t from, to;
  };
  std::vector<Piece> pieces;
  for (const Cohort& cohort : plan_->layout.cohorts())
    for (std::uint32_t from = 0; from < cohort.count; from += people_a_piece)
      pieces.push_back({&cohort, from, std::min(from + people_a_piece, cohort.count)});
  thread_pool.parallel_for(pieces.size(), [&](std::size_t i, int) {
    const Piece& piece = pieces[i];
    CohortDrawing(*plan_, population_->source, population_->people, *piece.cohort)
        .draw(piece.from, piece.to);
  });
  drawn_ = plan_->layout.people();
  cohort_ = plan_->layout.cohorts().size();
}

std::shared_ptr<const Population> populate(const Plan& plan, const Source& source,
                                           ThreadPool* thread_pool) {
  // The plan outlives the drawing, which therefore need not share it.
  PopulationDrawing drawing(std::shared_ptr<const Plan>(std::shared_ptr<const Plan>(), &plan),
                            source);
  if (thread_pool) drawing.draw_people_in_parallel(*thread_pool);
  while (!drawing.done()) drawing.work();
  return drawing.take();
}

} // namespace pondlab::engine
