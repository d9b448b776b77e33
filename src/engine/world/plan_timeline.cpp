#include "engine/world/plan_timeline.hpp"

#include "base/error.hpp"
#include "engine/world/continuation.hpp"
#include "engine/world/world.hpp"

#include <algorithm>
#include <utility>

namespace pondlab::engine {

namespace {

/// `next` with the retired mechanisms of `before`, where there are any.
std::shared_ptr<const Plan> going_on(std::shared_ptr<const Plan> next, const Plan& before) {
  if (!can_continue(before, *next))
    throw Error(Failure::bad_data, "the plan changes what is settled before the first day");
  Campaign campaign = with_retired(next->campaign, before.campaign);
  if (campaign.size() == next->campaign.size()) return next;
  return std::make_shared<const Plan>(next->setup, std::move(campaign));
}

double place_of(double mechanism, const std::vector<int>& places) {
  return mechanism < 0 ? mechanism : places[static_cast<std::size_t>(mechanism)];
}

} // namespace

PlanTimeline::PlanTimeline(std::shared_ptr<const Plan> plan) : chapters_{{0, std::move(plan)}} {}

PlanTimeline PlanTimeline::then(Day from, std::shared_ptr<const Plan> next) const {
  PlanTimeline timeline = *this;
  std::erase_if(timeline.chapters_,
                [from](const Chapter& chapter) { return chapter.from >= from; });
  if (timeline.chapters_.empty()) return {std::move(next)};
  timeline.chapters_.push_back({from, going_on(std::move(next), timeline.plan())});
  return timeline;
}

const std::shared_ptr<const Plan>& PlanTimeline::plan_on(Day day) const {
  const auto later = std::ranges::find_if(chapters_.begin() + 1, chapters_.end(),
                                          [day](const Chapter& c) { return c.from > day; });
  return std::prev(later)->plan;
}

void PlanTimeline::turn(World& world) const {
  const auto& next = plan_on(world.day());
  if (world.shared_plan() != next) world.continue_with(next);
}

World PlanTimeline::begin(std::shared_ptr<const Population> population) const {
  return World(chapters_.front().plan, std::move(population));
}

std::vector<int> PlanTimeline::places_on(Day day) const {
  return places_in(plan().campaign, plan_on(day)->campaign);
}

TraceEvent PlanTimeline::told(TraceEvent event) const {
  if (event.day >= begins()) return event;
  const std::vector<int> places = places_on(event.day);
  event.mechanism = static_cast<std::int8_t>(place_of(event.mechanism, places));
  if (event.kind == TraceKind::order)
    for (const std::size_t i : {std::size_t{4}, std::size_t{6}})
      event.value[i] = place_of(event.value[i], places);
  return event;
}

} // namespace pondlab::engine
