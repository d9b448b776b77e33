#include "workbench/pond/pond_map.hpp"

#include "engine/numeric/random.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pondlab::workbench {
namespace {

constexpr float dyke = 44; // its breadth
constexpr float margin = 22;
// Shares of the picture's height: the layer where the dormant lie, and the water above it where
// those swim whom no guide holds.
constexpr float ground_share = .17f, open_share = .15f;

Area inside(const Area& area, float distance) {
  return {area.left + distance, area.top + distance, area.right - distance, area.bottom - distance};
}

/// Whether it ever opens the live room.
bool goes_live(const engine::Mechanism& mechanism, engine::Day days) {
  for (engine::Day day = 0; day < days; ++day)
    if (const auto session = mechanism.session_on(day))
      if (session->venue == engine::Venue::live_room) return true;
  return false;
}

} // namespace

PondFrame pond_frame(float pixels_wide, float pixels_high) {
  constexpr float area = 1500.f * 1000.f, step = 1.07f;
  const auto rounded = [](float value) {
    return std::pow(step, std::round(std::log(value) / std::log(step)));
  };
  const float aspect =
      std::clamp(rounded(std::max(pixels_wide, 1.f) / std::max(pixels_high, 1.f)), .5f, 4.f);
  PondFrame frame;
  frame.width = std::sqrt(area * aspect);
  frame.height = area / frame.width;
  frame.unit = std::clamp(rounded(std::min(pixels_wide / frame.width, pixels_high / frame.height)),
                          .2f, 3.f);
  return frame;
}

PondMap::PondMap(const engine::Plan& plan, const PondFrame& frame) : plan_(plan), frame_(frame) {
  const auto& segments = plan.setup.segments;
  const bool has_sea =
      std::ranges::any_of(segments, [](const engine::Segment& one) { return one.sea > 0; });
  const bool has_marketplace = std::ranges::any_of(
      segments, [](const engine::Segment& one) { return one.channels.marketplace > 0; });
  // An empty sea keeps no more than what stands on its shore and the names of the ways in need.
  const float least = units(has_marketplace ? 112 : plan.inflow.empty() ? 56 : 92);
  const float coast =
      std::clamp(has_sea ? width() * .24f : least, std::min(least, width() * .3f), width() * .3f);
  // Above the houses two lines are written, within one is; in a low picture all three are within.
  house_top_ = is_low() ? units(6) : units(54);
  const float house_height =
      is_low() ? units(44) : std::clamp(units(88), height() * .1f, height() * .22f);
  shore_ = house_top_ + house_height + house_foot();
  sea_ = {0, shore_, coast, height()};
  pond_ = {coast + dyke, shore_, width(), height()};
  ground_ = {pond_.left, height() * (1 - ground_share), width(), height()};
  for (std::size_t i = 0; i < plan.inflow.size(); ++i)
    inlets_.push_back(
        {coast + dyke / 2, shore_ + (height() - shore_) * (static_cast<float>(i) + .5f) /
                                        static_cast<float>(plan.inflow.size())});
  build_houses(plan);
  build_shoals(plan);
  open_water_ = {pond_.left, shore_, width(), ground_.top};
  if (!shoals_.empty()) open_water_.top = ground_.top - height() * open_share;
  place_shoals();
}

/// Those that some segment visits, next to each other; the marketplace stands by the public sea.
void PondMap::build_houses(const engine::Plan& plan) {
  const auto someone = [&](std::int32_t engine::ChannelPreference::* channel) {
    return std::ranges::any_of(
        plan.setup.segments, [&](const engine::Segment& one) { return one.channels.*channel > 0; });
  };
  const auto set = [&](House house, bool there) {
    there_[static_cast<std::size_t>(house)] = there;
  };
  set(House::marketplace, someone(&engine::ChannelPreference::marketplace));
  set(House::store, someone(&engine::ChannelPreference::store));
  set(House::shop, someone(&engine::ChannelPreference::shop));
  set(House::live, std::ranges::any_of(plan.campaign, [&](const engine::CampaignEntry& entry) {
        return goes_live(*entry.mechanism, plan.day_count());
      }));

  constexpr float gap = 28;
  const float top = house_top_, bottom = shore_ - house_foot();
  houses_[0] = {16, top, sea_.right - 16, bottom};
  const int ashore = has(House::store) + has(House::shop) + has(House::live);
  const float room = (pond_.width() - margin - gap * static_cast<float>(ashore)) /
                     static_cast<float>(std::max(1, ashore));
  float left = pond_.left + gap;
  for (const House house : {House::store, House::shop, House::live}) {
    if (!has(house)) continue;
    houses_[static_cast<std::size_t>(house)] = {left, top, left + room, bottom};
    left += room + gap;
  }
}

void PondMap::build_shoals(const engine::Plan& plan) {
  const std::size_t stores = plan.store_group.size();
  if (stores == 0) return;
  by_community_ =
      plan.communities >= static_cast<std::int64_t>(stores) && plan.communities <= most_shoals;
  const std::size_t together = (stores + most_shoals - 1) / most_shoals;
  std::uint32_t of_group = 0;
  for (std::size_t store = 0; store < stores; ++store, ++of_group) {
    const int group = plan.store_group[store];
    const bool new_group = store == 0 || plan.store_group[store - 1] != group;
    if (new_group) of_group = 0;
    const auto communities =
        static_cast<int>(plan.setup.stores[static_cast<std::size_t>(group)].communities_per_store);
    if (by_community_) {
      shoal_of_store_.push_back(static_cast<int>(shoals_.size()));
      for (int i = 0; i < std::max(1, communities); ++i)
        shoals_.push_back({group, of_group, of_group, communities > 1 ? i : -1});
      continue;
    }
    if (new_group || of_group % together == 0) shoals_.push_back({group, of_group, of_group});
    shoals_.back().last_store = of_group;
    shoal_of_store_.push_back(static_cast<int>(shoals_.size()) - 1);
  }
}

namespace {

float stretch_of(float across, float down) { return std::clamp(across / down, 1.f, 1.7f); }

/// As many rows as give each shoal the most room.
float rows_for(float count, const Area& water) {
  float best = 1, most = 0;
  for (float rows = 1; rows <= count; ++rows) {
    const float across = water.width() / std::ceil(count / rows), down = water.height() / rows;
    const float room = std::min(across, down) * std::min(across, down) * stretch_of(across, down);
    if (room <= most) continue;
    most = room;
    best = rows;
  }
  return best;
}

} // namespace

/// In rows over the upper water, each row shifted by half a place.
void PondMap::place_shoals() {
  if (shoals_.empty()) return;
  const Area water{pond_.left + margin, shore_ + units(30), width() - margin, open_water_.top - 6};
  const auto count = static_cast<float>(shoals_.size());
  const float rows = rows_for(count, water);
  const float columns = std::ceil(count / rows);
  const float across = water.width() / columns, down = water.height() / rows;
  cell_ = std::min(across, down);
  stretch_ = stretch_of(across, down);
  for (std::size_t i = 0; i < shoals_.size(); ++i) {
    const auto place = static_cast<float>(i);
    const float row = std::floor(place / columns), column = place - row * columns;
    const float in_row = std::min(columns, count - row * columns);
    const float left = water.left + (water.width() - across * in_row) / 2;
    shoals_[i].centre = {left + across * (column + .5f), water.top + down * (row + .5f)};
  }
}

void PondMap::size_shoals(const std::vector<std::int64_t>& core,
                          const std::vector<std::int64_t>& around) {
  std::int64_t most = 1;
  for (std::size_t i = 0; i < shoals_.size(); ++i) most = std::max(most, core[i] + around[i]);
  const float most_radius = cell_ * .47f;
  const auto radius = [&](std::int64_t people) {
    return std::max(8.f,
                    most_radius * std::sqrt(static_cast<float>(people) / static_cast<float>(most)));
  };
  for (std::size_t i = 0; i < shoals_.size(); ++i) {
    shoals_[i].core = radius(core[i]);
    shoals_[i].reach = radius(core[i] + around[i]);
  }
}

int PondMap::shoal_of(const engine::People& people, engine::PersonIndex person,
                      std::uint8_t reach) const {
  if (shoals_.empty() || (reach & (engine::reach::guide | engine::reach::community)) == 0)
    return -1;
  const std::size_t store = people.store[person];
  const int first = shoal_of_store_[store];
  if (!by_community_) return first;
  const auto communities = std::max(
      1, static_cast<int>(plan_.setup.stores[static_cast<std::size_t>(plan_.store_group[store])]
                              .communities_per_store));
  const int number =
      reach & engine::reach::community ? people.community[person] : people.guide[person];
  return first + number % communities;
}

bool PondMap::dormant(const Whereabouts& standing, engine::Day day) {
  return day - standing.last_order >= dormant_after;
}

Spot PondMap::home_of(const engine::People& people, engine::PersonIndex person,
                      const Whereabouts& standing, engine::Day day) const {
  if (standing.stage <= engine::Stage::sea) return spot_in(inside(sea_, 12), person, 0);
  const int shoal = shoal_of(people, person, standing.reach);
  if (dormant(standing, day)) {
    // The longer ago, the deeper: a year and more lies at the very bottom.
    const float long_ago =
        std::min(1.f, static_cast<float>(day - standing.last_order - dormant_after) / 275);
    const Area layer = inside(ground_, 14);
    const float analysis_level = .65f * long_ago + .35f * own_share(person, 1);
    return {layer.left + layer.width() * own_share(person, 0),
            layer.top + layer.height() * analysis_level};
  }
  if (shoal < 0) {
    const float age = std::clamp(static_cast<float>(day - standing.last_order), 0.f, 90.f) / 90;
    const Area layer = inside(open_water_, 14);
    return {layer.left + layer.width() * own_share(person, 0),
            layer.top + layer.height() * (.8f * age + .2f * own_share(person, 1))};
  }
  const Shoal& of = shoals_[static_cast<std::size_t>(shoal)];
  const bool listens = (standing.reach & engine::reach::community) != 0 &&
                       (standing.reach & engine::reach::muted) == 0;
  const float inner = listens ? 0 : of.core, outer = listens ? of.core : of.reach;
  // Evenly over the ring's area.
  const float radius =
      std::sqrt(inner * inner + (outer * outer - inner * inner) * own_share(person, 0));
  const float angle = 2 * std::numbers::pi_v<float> * own_share(person, 1);
  return {of.centre.x + stretch_ * radius * std::cos(angle),
          of.centre.y + radius * std::sin(angle)};
}

Spot PondMap::spot_in(House house, engine::PersonIndex person) const {
  const Area& floor = area(house);
  return spot_in({floor.left + 10, floor.top + units(24), floor.right - 10, floor.bottom - 8},
                 person, 2 + static_cast<std::uint32_t>(house));
}

Spot PondMap::spot_in(const Area& area, engine::PersonIndex person, std::uint32_t number) const {
  return {area.left + area.width() * own_share(person, 2 * number),
          area.top + area.height() * own_share(person, 2 * number + 1)};
}

float PondMap::own_share(engine::PersonIndex person, std::uint32_t number) const {
  const std::uint64_t bits = engine::mix64(plan_.layout.key_of(person), number);
  return static_cast<float>(bits >> 40) * 0x1p-24f;
}

} // namespace pondlab::workbench
