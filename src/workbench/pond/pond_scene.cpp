#include "workbench/pond/pond_scene.hpp"

#include "engine/day/day_context.hpp"
#include "workbench/pond/pond_day.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pondlab::workbench {
namespace {

using engine::PersonIndex;
using engine::Stage;

/// The first class whose upper bound is above `value`.
template <std::size_t N>
std::uint8_t bin(const std::array<double, N>& bounds, double value) {
  return static_cast<std::uint8_t>(std::ranges::upper_bound(bounds, value) - bounds.begin());
}

constexpr std::array<double, 4> trust_bounds{-.5, -.1, .1, .5};
constexpr std::array<double, 4> fatigue_bounds{.25, 1, 3, 6};
constexpr std::array<double, 4> order_bounds{1, 2, 4, 10};

/// Visits, clicks, coupons, orders and what follows from them are a person's own doing.
Stir stir_of(std::span<const engine::TraceEvent> events) {
  const auto is_own = [](const engine::TraceEvent& event) {
    switch (event.kind) {
    case engine::TraceKind::unseen:
    case engine::TraceKind::seen:
    case engine::TraceKind::friend_share:
    case engine::TraceKind::issued:
    case engine::TraceKind::given:
    case engine::TraceKind::declined:
    case engine::TraceKind::card_received:
    case engine::TraceKind::card_over:
    case engine::TraceKind::put_off:
    case engine::TraceKind::pulled_tick:
    case engine::TraceKind::dropped_out:
    case engine::TraceKind::decision:
      return false;
    default:
      return true;
    }
  };
  if (events.empty()) return Stir::none;
  return std::ranges::any_of(events, is_own) ? Stir::acted : Stir::reached;
}

std::uint8_t capped(std::size_t number) {
  return static_cast<std::uint8_t>(std::min<std::size_t>(number, most_classes - 1));
}

} // namespace

std::string_view key_of(ColourBy by) {
  static constexpr std::array<std::string_view, colour_by_count> keys{
      "segment", "stage", "trust", "fatigue", "way_in", "orders"};
  return keys[static_cast<std::size_t>(by)];
}

PondScene::PondScene(const engine::World& world, const Sample& sample, const DayRecord* record,
                     const PondFrame& frame)
    : map_(world.plan(), frame), days_(world.day()), one_in_(sample.one_in),
      watched_(record != nullptr) {
  class_counts_ = {
      static_cast<int>(std::min<std::size_t>(world.plan().segments.size(), most_classes)),
      5,
      5,
      5,
      static_cast<int>(std::min<std::size_t>(world.plan().inflow.size() + 1, most_classes)),
      5};
  count_shoals(world);
  classify(world);
  place_dots(world, sample, record);
}

std::uint8_t PondScene::stage_of(const engine::People& people, PersonIndex person) const {
  if (people.stage[person] == Stage::sea) return 0;
  if (people.stage[person] == Stage::dropped) return 4;
  if (PondMap::dormant(whereabouts_of(people, person), today())) return 3;
  return people.stage[person] == Stage::registered ? 1 : 2;
}

PondScene::Classes PondScene::classes_of(const engine::World& world, PersonIndex person) const {
  const engine::People& people = world.state().people;
  const engine::ResponseState state = response_state_of(world.plan(), people, person, today());
  const auto segment = static_cast<std::size_t>(world.plan().layout.cohort_of(person).segment);
  return {capped(segment),
          stage_of(people, person),
          bin(trust_bounds, state.trust),
          bin(fatigue_bounds, state.fatigue),
          capped(people.way_in[person]),
          bin(order_bounds, people.orders[person])};
}

/// Everybody counts in the legend, drawn or not.
void PondScene::classify(const engine::World& world) {
  const engine::People& people = world.state().people;
  for (const engine::Cohort& cohort : world.plan().layout.cohorts())
    for (PersonIndex person = cohort.first; person < cohort.first + cohort.count; ++person) {
      if (!people.in_pool(person)) {
        ++class_sizes_[static_cast<std::size_t>(ColourBy::stage)][0];
        continue;
      }
      dormant_ += PondMap::dormant(whereabouts_of(people, person), today());
      const Classes classes = classes_of(world, person);
      for (std::size_t by = 0; by < classes.size(); ++by) ++class_sizes_[by][classes[by]];
    }
}

void PondScene::count_shoals(const engine::World& world) {
  const engine::People& people = world.state().people;
  shoal_members_.assign(map_.shoals().size(), 0);
  shoal_contacts_ = shoal_members_;
  if (map_.shoals().empty()) return;
  std::vector<std::int64_t> core = shoal_members_, around = shoal_members_;
  for (PersonIndex person = 0; person < people.size(); ++person) {
    if (!people.in_pool(person)) continue;
    const int shoal = map_.shoal_of(people, person, people.reach[person]);
    if (shoal < 0) continue;
    const auto place = static_cast<std::size_t>(shoal);
    const bool listens = (people.reach[person] & engine::reach::community) != 0 &&
                         (people.reach[person] & engine::reach::muted) == 0;
    ++(listens ? shoal_members_ : shoal_contacts_)[place];
    if (!PondMap::dormant(whereabouts_of(people, person), today()))
      ++(listens ? core : around)[place];
  }
  map_.size_shoals(core, around);
}

void PondScene::count_standing(const engine::People& people, const Dot& dot) {
  namespace reach = engine::reach;
  counts_.sea += !dot.in_pool;
  if (!dot.in_pool) return;
  ++counts_.members;
  counts_.contacts += (dot.reach & reach::guide) != 0;
  counts_.in_community += (dot.reach & reach::community) != 0 && (dot.reach & reach::muted) == 0;
  counts_.phones += (dot.reach & reach::phone) != 0;
  counts_.dormant += PondMap::dormant(whereabouts_of(people, dot.person), today());
}

void PondScene::place_dots(const engine::World& world, const Sample& sample,
                           const DayRecord* record) {
  const engine::People& people = world.state().people;
  PondDay day(map_, world, legs_, signs_, sparks_, counts_);
  dots_.reserve(sample.people.size());
  legs_.reserve(sample.people.size() * 5 / 4);
  std::span<const engine::TraceEvent> events;
  if (record) events = record->events();
  for (std::size_t i = 0; i < sample.people.size(); ++i) {
    const PersonIndex person = sample.people[i];
    const auto next = std::ranges::find_if(
        events, [&](const engine::TraceEvent& event) { return event.person != person; });
    const auto mine = events.first(static_cast<std::size_t>(next - events.begin()));
    events = events.subspan(mine.size());
    Dot dot{.person = person,
            .classes = classes_of(world, person),
            .reach = people.reach[person],
            .in_pool = people.in_pool(person),
            .stir = stir_of(mine)};
    count_standing(people, dot);
    first_leg_.push_back(static_cast<std::uint32_t>(legs_.size()));
    dots_.push_back(dot);
    day.tell(static_cast<std::uint32_t>(i), person,
             record ? record->before()[i] : whereabouts_of(people, person), mine);
  }
  first_leg_.push_back(static_cast<std::uint32_t>(legs_.size()));
}

int PondScene::inside(House house, float minute) const {
  return static_cast<int>(std::ranges::count_if(legs_, [&](const Leg& leg) {
    return leg.house == static_cast<std::int8_t>(house) && leg.begin <= minute && minute < leg.end;
  }));
}

namespace {

Spot place_on(const Leg& leg, float minute) {
  const float share = std::clamp((minute - leg.begin) / (leg.end - leg.begin), 0.f, 1.f);
  const float eased = share * share * (3 - 2 * share); // as the shader moves them
  return {leg.from.x + (leg.to.x - leg.from.x) * eased,
          leg.from.y + (leg.to.y - leg.from.y) * eased};
}

} // namespace

Spot PondScene::place_of(std::uint32_t dot, float minute) const {
  for (std::uint32_t i = first_leg_[dot]; i < first_leg_[dot + 1]; ++i)
    if (minute < legs_[i].end) return place_on(legs_[i], minute);
  return legs_[first_leg_[dot + 1] - 1].to;
}

int PondScene::nearest(Spot at, float minute, float distance) const {
  int found = -1;
  float best = distance * distance;
  for (const Leg& leg : legs_) {
    if (minute < leg.begin || minute >= leg.end) continue;
    const Spot place = place_on(leg, minute);
    const float dx = place.x - at.x, dy = place.y - at.y;
    if (dx * dx + dy * dy >= best) continue;
    best = dx * dx + dy * dy;
    found = static_cast<int>(leg.dot);
  }
  return found;
}

int PondScene::next_towards(Spot direction, Spot from, float minute) const {
  constexpr float apart = .05f; // nearer than this is the same place
  int found = -1;
  float best = std::numeric_limits<float>::max();
  for (const Leg& leg : legs_) {
    if (minute < leg.begin || minute >= leg.end) continue;
    const Spot place = place_on(leg, minute);
    const float dx = place.x - from.x, dy = place.y - from.y;
    const float ahead = dx * direction.x + dy * direction.y;
    const float aside = dx * direction.y - dy * direction.x;
    const float distance = ahead * ahead + 4 * aside * aside;
    if (ahead < apart || distance >= best) continue;
    best = distance;
    found = static_cast<int>(leg.dot);
  }
  return found;
}

int PondScene::dot_of(PersonIndex person) const {
  const auto found = std::ranges::lower_bound(dots_, person, {}, &Dot::person);
  return found != dots_.end() && found->person == person ? static_cast<int>(found - dots_.begin())
                                                         : -1;
}

} // namespace pondlab::workbench
