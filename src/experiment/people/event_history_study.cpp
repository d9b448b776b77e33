#include "experiment/people/event_history_study.hpp"

#include "engine/world/world.hpp"

#include <algorithm>

namespace pondlab::experiment {

namespace {

using engine::PersonIndex;
using engine::World;

constexpr std::size_t most_ranges = 12;

/// "members/0 … members/2999, sea:members/0 … sea:members/99".
std::string known_names(const engine::Plan& plan) {
  std::string names;
  std::size_t listed = 0;
  for (const engine::Cohort& cohort : plan.layout.cohorts()) {
    if (cohort.count == 0) continue;
    if (listed++ == most_ranges) return names + ", …";
    names += (names.empty() ? "" : ", ") + plan.person_name(cohort.first);
    if (cohort.count > 1) names += " … " + plan.person_name(cohort.first + cohort.count - 1);
  }
  return names;
}

PersonIndex find_named(const engine::Plan& plan, const std::string& name) {
  const auto found = plan.find_person(name);
  if (!found)
    throw Error(Failure::usage, "life.unknown_person",
                {{"person", name}, {"known", known_names(plan)}});
  return *found;
}

Scene scene_of(const World& world) {
  Scene scene;
  const engine::DayCounts& counts = world.state().counts;
  for (int m = 0; m < counts.mechanisms(); ++m)
    scene.viewers.push_back(counts.at(world.day() - 1, m, engine::TouchCounter::viewers));
  const auto& stock = world.state().stock;
  scene.stock.assign(stock.begin(), stock.begin() + static_cast<std::ptrdiff_t>(
                                                        std::min(stock.size(), Scene::shelf)));
  return scene;
}

} // namespace

/// One timeline's world and who is followed in it.
class EventHistoryStudy::Lane {
public:
  Lane(const engine::PlanTimeline& timeline, std::shared_ptr<const engine::Population> population,
       engine::Day days)
      : timeline_(timeline), days_(std::min(days, timeline.plan().day_count())),
        world_(timeline_.begin(std::move(population))) {}

  /// Named people once each.
  void follow(const std::vector<PersonIndex>& people) {
    for (const PersonIndex person : people)
      if (std::ranges::find(people_, person) == people_.end()) people_.push_back(person);
    recorder_.emplace(people_);
    for (const PersonIndex person : people_) lives_.push_back(beginning_of(*world_, person));
  }

  engine::Day day() const { return world_ ? world_->day() : days_; }
  bool done() const { return !world_; }

  void advance() {
    timeline_.turn(*world_);
    world_->run_to(world_->day() + 1, *recorder_);
    for (std::size_t i = 0; i < people_.size(); ++i)
      lives_[i].evenings.push_back(evening_of(*world_, people_[i]));
    scenes_.push_back(scene_of(*world_));
    if (world_->day() >= days_) finish();
  }

  const EventHistory* history(PersonIndex person) const {
    const auto found = std::ranges::find(people_, person);
    return found == people_.end() ? nullptr
                                  : &lives_[static_cast<std::size_t>(found - people_.begin())];
  }
  const std::vector<Scene>& scenes() const { return scenes_; }

private:
  void finish() {
    for (const engine::TraceEvent& event : recorder_->events())
      for (std::size_t i = 0; i < people_.size(); ++i)
        if (people_[i] == event.person) lives_[i].events.push_back(timeline_.told(event));
    for (std::size_t i = 0; i < people_.size(); ++i)
      experiment::finish(lives_[i], *world_, people_[i]);
    for (engine::Day day = 0; day < timeline_.begins(); ++day) tell(day);
    recorder_.reset();
    world_.reset();
  }

  /// What was kept of a day of an earlier plan, in terms of the last one.
  void tell(engine::Day day) {
    const std::vector<int> places = timeline_.places_on(day);
    const auto i = static_cast<std::size_t>(day);
    if (i >= scenes_.size()) return;
    for (EventHistory& history : lives_) {
      for (Holding& holding : history.evenings[i].holdings)
        holding.mechanism = places[static_cast<std::size_t>(holding.mechanism)];
      std::ranges::sort(history.evenings[i].holdings, {}, &Holding::mechanism);
    }
    std::vector<std::int64_t> viewers(timeline_.plan().campaign.size());
    for (std::size_t m = 0; m < places.size(); ++m)
      viewers[static_cast<std::size_t>(places[m])] = scenes_[i].viewers[m];
    scenes_[i].viewers = std::move(viewers);
  }

  engine::PlanTimeline timeline_;
  engine::Day days_;
  std::optional<World> world_; ///< until it has been through its days
  std::vector<PersonIndex> people_;
  std::optional<engine::Recorder> recorder_;
  std::vector<EventHistory> lives_;
  std::vector<Scene> scenes_;
};

EventHistoryStudy::EventHistoryStudy(EventHistoryRequest request) : request_(std::move(request)) {
  const auto asks_for = [&](Persona persona) {
    return std::ranges::find(request_.people, word_of(persona)) != request_.people.end();
  };
  busiest_alone_ = !request_.whole_cast && std::ranges::none_of(personas, [&](Persona persona) {
    return persona != Persona::busiest && asks_for(persona);
  });
  wants_cast_ = request_.whole_cast || std::ranges::any_of(personas, asks_for);
}

EventHistoryStudy::~EventHistoryStudy() = default;

std::shared_ptr<const engine::Population>
EventHistoryStudy::people_of(const engine::PlanTimeline& timeline) const {
  for (const auto& [setup, population] : request_.drawn)
    if (setup == timeline.plan().beginning_hash) return population;
  return nullptr;
}

/// True when there was anybody to draw.
bool EventHistoryStudy::draw_people() {
  for (const engine::PlanTimeline& timeline : request_.timelines) {
    if (people_of(timeline)) continue;
    request_.drawn.emplace_back(
        timeline.plan().beginning_hash,
        engine::populate(timeline.plan(), engine::Source(request_.seed, request_.replication)));
    return true;
  }
  return false;
}

/// True while the cast is being found.
bool EventHistoryStudy::cast_people() {
  if (!wants_cast_ || cast_known_) return false;
  const engine::PlanTimeline& timeline = request_.timelines.front();
  if (!casting_)
    casting_ = std::make_unique<PersonaSearch>(timeline, people_of(timeline), request_.days,
                                               busiest_alone_);
  casting_->advance();
  if (casting_->done()) {
    cast_ = casting_->cast();
    cast_known_ = true;
    casting_.reset();
  }
  return true;
}

/// Who is followed has one name on every timeline, though perhaps another place.
void EventHistoryStudy::begin() {
  std::vector<std::string> names;
  for (const engine::PlanTimeline& timeline : request_.timelines) {
    const engine::Plan& plan = timeline.plan();
    auto lane = std::make_unique<Lane>(timeline, people_of(timeline), request_.days);
    if (lanes_.empty())
      for (const std::string& person : request_.people)
        if (!persona_of(person)) names.push_back(person);
    if (lanes_.empty())
      for (const Persona persona : personas)
        if (const auto found = cast_[static_cast<std::size_t>(persona)])
          names.push_back(plan.person_name(*found));
    std::vector<PersonIndex> people;
    for (const std::string& name : names) people.push_back(find_named(plan, name));
    lane->follow(people);
    lanes_.push_back(std::move(lane));
  }
}

bool EventHistoryStudy::done() const {
  return !lanes_.empty() &&
         std::ranges::all_of(lanes_, [](const auto& lane) { return lane->done(); });
}

double EventHistoryStudy::share() const {
  if (done()) return 1;
  const engine::Day days = std::min(request_.days, plan(0).day_count());
  const double passes = static_cast<double>(request_.timelines.size()) + (wants_cast_ ? 1 : 0);
  double days_done = casting_ ? casting_->day() : wants_cast_ && cast_known_ ? days : 0;
  for (const auto& lane : lanes_) days_done += lane->day();
  return days_done / (passes * days);
}

void EventHistoryStudy::advance() {
  if (done() || draw_people() || cast_people()) return;
  if (lanes_.empty()) return begin();
  for (const auto& lane : lanes_)
    if (!lane->done()) return lane->advance();
}

std::optional<PersonIndex> EventHistoryStudy::find(std::string_view person) const {
  if (const auto persona = persona_of(person)) return cast_[static_cast<std::size_t>(*persona)];
  return plan(0).find_person(person);
}

const EventHistory* EventHistoryStudy::history(std::size_t timeline,
                                               std::string_view person) const {
  const auto found = find(person);
  if (!found) return nullptr;
  const auto there =
      timeline == 0 ? found : plan(timeline).find_person(plan(0).person_name(*found));
  return there ? lanes_[timeline]->history(*there) : nullptr;
}

const std::vector<Scene>& EventHistoryStudy::scenes(std::size_t timeline) const {
  return lanes_[timeline]->scenes();
}

bool run_to_end(EventHistoryStudy& study, const Watch& watch) {
  while (!study.done()) {
    study.advance();
    if (watch && !watch()) return false;
  }
  return true;
}

const EventHistory& life_of(const EventHistoryStudy& study, std::size_t timeline,
                            const std::string& person) {
  if (const EventHistory* history = study.history(timeline, person)) return *history;
  throw Error(Failure::usage, "life.nobody." + person, {});
}

std::optional<EventHistory> follow(const engine::PlanTimeline& timeline, std::uint64_t seed,
                                   std::uint32_t replication, const std::string& person,
                                   engine::Day days, const Watch& watch) {
  EventHistoryStudy study({.timelines = {timeline},
                           .seed = seed,
                           .replication = replication,
                           .people = {person},
                           .days = days});
  if (!run_to_end(study, watch)) return std::nullopt;
  return life_of(study, 0, person);
}

} // namespace pondlab::experiment
