#include "experiment/people/life_study.hpp"

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

/// One course's world and who is followed in it.
class LifeStudy::Lane {
public:
  Lane(const engine::Course& course, std::shared_ptr<const engine::Population> population,
       engine::Day days)
      : course_(course), days_(std::min(days, course.plan().day_count())),
        world_(course_.begin(std::move(population))) {}

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
    course_.turn(*world_);
    world_->run_to(world_->day() + 1, *recorder_);
    for (std::size_t i = 0; i < people_.size(); ++i)
      lives_[i].evenings.push_back(evening_of(*world_, people_[i]));
    scenes_.push_back(scene_of(*world_));
    if (world_->day() >= days_) finish();
  }

  const Life* life(PersonIndex person) const {
    const auto found = std::ranges::find(people_, person);
    return found == people_.end() ? nullptr
                                  : &lives_[static_cast<std::size_t>(found - people_.begin())];
  }
  const std::vector<Scene>& scenes() const { return scenes_; }

private:
  void finish() {
    for (const engine::TraceEvent& event : recorder_->events())
      for (std::size_t i = 0; i < people_.size(); ++i)
        if (people_[i] == event.person) lives_[i].events.push_back(course_.told(event));
    for (std::size_t i = 0; i < people_.size(); ++i)
      experiment::finish(lives_[i], *world_, people_[i]);
    for (engine::Day day = 0; day < course_.begins(); ++day) tell(day);
    recorder_.reset();
    world_.reset();
  }

  /// What was kept of a day of an earlier plan, in terms of the last one.
  void tell(engine::Day day) {
    const std::vector<int> places = course_.places_on(day);
    const auto i = static_cast<std::size_t>(day);
    if (i >= scenes_.size()) return;
    for (Life& life : lives_) {
      for (Holding& holding : life.evenings[i].holdings)
        holding.mechanism = places[static_cast<std::size_t>(holding.mechanism)];
      std::ranges::sort(life.evenings[i].holdings, {}, &Holding::mechanism);
    }
    std::vector<std::int64_t> viewers(course_.plan().campaign.size());
    for (std::size_t m = 0; m < places.size(); ++m)
      viewers[static_cast<std::size_t>(places[m])] = scenes_[i].viewers[m];
    scenes_[i].viewers = std::move(viewers);
  }

  engine::Course course_;
  engine::Day days_;
  std::optional<World> world_; ///< until it has been through its days
  std::vector<PersonIndex> people_;
  std::optional<engine::Recorder> recorder_;
  std::vector<Life> lives_;
  std::vector<Scene> scenes_;
};

LifeStudy::LifeStudy(LifeRequest request) : request_(std::move(request)) {
  const auto asks_for = [&](Role role) {
    return std::ranges::find(request_.people, word_of(role)) != request_.people.end();
  };
  busiest_alone_ = !request_.whole_cast && std::ranges::none_of(roles, [&](Role role) {
    return role != Role::busiest && asks_for(role);
  });
  wants_cast_ = request_.whole_cast || std::ranges::any_of(roles, asks_for);
}

LifeStudy::~LifeStudy() = default;

std::shared_ptr<const engine::Population> LifeStudy::people_of(const engine::Course& course) const {
  for (const auto& [setup, population] : request_.drawn)
    if (setup == course.plan().beginning_hash) return population;
  return nullptr;
}

/// True when there was anybody to draw.
bool LifeStudy::draw_people() {
  for (const engine::Course& course : request_.courses) {
    if (people_of(course)) continue;
    request_.drawn.emplace_back(
        course.plan().beginning_hash,
        engine::populate(course.plan(), engine::Source(request_.seed, request_.replication)));
    return true;
  }
  return false;
}

/// True while the cast is being found.
bool LifeStudy::cast_people() {
  if (!wants_cast_ || cast_known_) return false;
  const engine::Course& course = request_.courses.front();
  if (!casting_)
    casting_ = std::make_unique<Casting>(course, people_of(course), request_.days, busiest_alone_);
  casting_->advance();
  if (casting_->done()) {
    cast_ = casting_->cast();
    cast_known_ = true;
    casting_.reset();
  }
  return true;
}

/// Who is followed has one name on every course, though perhaps another place.
void LifeStudy::begin() {
  std::vector<std::string> names;
  for (const engine::Course& course : request_.courses) {
    const engine::Plan& plan = course.plan();
    auto lane = std::make_unique<Lane>(course, people_of(course), request_.days);
    if (lanes_.empty())
      for (const std::string& person : request_.people)
        if (!role_of(person)) names.push_back(person);
    if (lanes_.empty())
      for (const Role role : roles)
        if (const auto found = cast_[static_cast<std::size_t>(role)])
          names.push_back(plan.person_name(*found));
    std::vector<PersonIndex> people;
    for (const std::string& name : names) people.push_back(find_named(plan, name));
    lane->follow(people);
    lanes_.push_back(std::move(lane));
  }
}

bool LifeStudy::done() const {
  return !lanes_.empty() &&
         std::ranges::all_of(lanes_, [](const auto& lane) { return lane->done(); });
}

double LifeStudy::share() const {
  if (done()) return 1;
  const engine::Day days = std::min(request_.days, plan(0).day_count());
  const double passes = static_cast<double>(request_.courses.size()) + (wants_cast_ ? 1 : 0);
  double days_done = casting_ ? casting_->day() : wants_cast_ && cast_known_ ? days : 0;
  for (const auto& lane : lanes_) days_done += lane->day();
  return days_done / (passes * days);
}

void LifeStudy::advance() {
  if (done() || draw_people() || cast_people()) return;
  if (lanes_.empty()) return begin();
  for (const auto& lane : lanes_)
    if (!lane->done()) return lane->advance();
}

std::optional<PersonIndex> LifeStudy::find(std::string_view person) const {
  if (const auto role = role_of(person)) return cast_[static_cast<std::size_t>(*role)];
  return plan(0).find_person(person);
}

const Life* LifeStudy::life(std::size_t course, std::string_view person) const {
  const auto found = find(person);
  if (!found) return nullptr;
  const auto there = course == 0 ? found : plan(course).find_person(plan(0).person_name(*found));
  return there ? lanes_[course]->life(*there) : nullptr;
}

const std::vector<Scene>& LifeStudy::scenes(std::size_t course) const {
  return lanes_[course]->scenes();
}

bool work_off(LifeStudy& study, const Watch& watch) {
  while (!study.done()) {
    study.advance();
    if (watch && !watch()) return false;
  }
  return true;
}

const Life& life_of(const LifeStudy& study, std::size_t course, const std::string& person) {
  if (const Life* life = study.life(course, person)) return *life;
  throw Error(Failure::usage, "life.nobody." + person, {});
}

std::optional<Life> follow(const engine::Course& course, std::uint64_t seed,
                           std::uint32_t replication, const std::string& person, engine::Day days,
                           const Watch& watch) {
  LifeStudy study({.courses = {course},
                   .seed = seed,
                   .replication = replication,
                   .people = {person},
                   .days = days});
  if (!work_off(study, watch)) return std::nullopt;
  return life_of(study, 0, person);
}

} // namespace pondlab::experiment
