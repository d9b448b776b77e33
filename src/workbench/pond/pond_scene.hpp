#pragma once

#include "engine/world/world.hpp"
#include "workbench/pond/day_record.hpp"
#include "workbench/pond/pond_map.hpp"
#include "workbench/pond/sample.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace pondlab::workbench {

/// By what people are coloured. Each divides everybody into at most `most_classes` classes.
enum class ColourBy : std::uint8_t { segment, stage, trust, fatigue, way_in, orders };
inline constexpr int colour_by_count = 6;
inline constexpr int most_classes = 8;
std::string_view key_of(ColourBy by);

/// What a day was to somebody: a message that arrives is less than what they do themselves.
enum class Stir : std::uint8_t { none, reached, acted };

/// A drawn person.
struct Dot {
  engine::PersonIndex person = 0;
  std::array<std::uint8_t, colour_by_count> classes{};
  std::uint8_t reach = 0; ///< when the day is over
  bool in_pool = false;
  Stir stir = Stir::none;
};

/// A stretch of a person's day: from `from` to `to` between two minutes (the same place: stays).
/// The legs of a person follow each other from minute 0 to `day_end`.
struct Leg {
  std::uint32_t dot = 0;
  Spot from, to;
  float begin = 0, end = 0;
  std::int8_t house = -1; ///< House where the person stays during it, −1: none
};

/// What flashes at a person.
enum class SignKind : std::uint8_t {
  seen,
  clicked,
  claimed,
  order,
  baseline_order, ///< on the person's own clock: no contact prompted it
  refused,
  returned,
  left,
  joined
};

struct Sign {
  std::uint32_t dot = 0;
  SignKind kind{};
  Spot at;
  float minute = 0;
};

/// A friend's share on its way.
struct Spark {
  Spot from, to;
  float begin = 0, end = 0;
};

/// What the picture shows at the end of a day, in people drawn. Times `one_in` it is an estimate of
/// the measure, and the measure itself where everybody is drawn.
struct PondCounts {
  std::int64_t sea = 0, members = 0, contacts = 0, in_community = 0, phones = 0, dormant = 0;
  std::int64_t joined = 0;
  std::array<std::int64_t, 3> visits{}, orders{}; ///< of the day, by channel
  std::int64_t shop_visitors = 0;                 ///< different people
  std::int64_t live_viewers = 0;
  std::int64_t returns = 0, shares = 0, seen = 0, left = 0;
};

/// The pond at the end of one day and, where that day was watched, the way there minute by minute.
/// Plain values: what draws it needs neither world nor plan.
class PondScene {
public:
  static constexpr float day_end = 1440;

  /// `record` may be null: the day was not watched (before the first one). The plan of `world` must
  /// outlive the scene.
  PondScene(const engine::World& world, const Sample& sample, const DayRecord* record,
            const PondFrame& frame = {});

  const PondMap& map() const { return map_; }
  engine::Day days() const { return days_; } ///< simulated when it was made
  int one_in() const { return one_in_; }
  bool watched() const { return watched_; }

  const std::vector<Dot>& dots() const { return dots_; }
  const std::vector<Leg>& legs() const { return legs_; }
  /// Those of one drawn person.
  std::span<const Leg> legs_of(std::uint32_t dot) const {
    return std::span(legs_).subspan(first_leg_[dot], first_leg_[dot + 1] - first_leg_[dot]);
  }
  const std::vector<Sign>& signs() const { return signs_; }
  const std::vector<Spark>& sparks() const { return sparks_; }
  const PondCounts& counts() const { return counts_; }

  /// Of everybody, drawn or not: people in the pool by class; and in the sea.
  const std::array<std::int64_t, most_classes>& class_sizes(ColourBy by) const {
    return class_sizes_[static_cast<std::size_t>(by)];
  }
  /// Of everybody: people in the pool who have not ordered for `PondMap::dormant_after` days.
  std::int64_t dormant() const { return dormant_; }
  int classes(ColourBy by) const { return class_counts_[static_cast<std::size_t>(by)]; }
  /// Of everybody: members of each shoal's communities, and its guides' other contacts.
  const std::vector<std::int64_t>& shoal_members() const { return shoal_members_; }
  const std::vector<std::int64_t>& shoal_contacts() const { return shoal_contacts_; }

  /// Drawn people in a house at a minute.
  int inside(House house, float minute) const;
  /// Where a drawn person is at a minute.
  Spot place_of(std::uint32_t dot, float minute) const;
  /// The drawn person nearest to `at` within `distance` at that minute, −1: nobody.
  int nearest(Spot at, float minute, float distance) const;
  /// The drawn person that comes first from `from` on in a direction (of length 1): distances aside
  /// count twice. −1: nobody lies there.
  int next_towards(Spot direction, Spot from, float minute) const;
  /// The place of a person among the drawn ones, −1 if they are not.
  int dot_of(engine::PersonIndex person) const;

private:
  void classify(const engine::World& world);
  void count_shoals(const engine::World& world);
  void place_dots(const engine::World& world, const Sample& sample, const DayRecord* record);
  void count_standing(const engine::People& people, const Dot& dot);
  using Classes = std::array<std::uint8_t, colour_by_count>;
  Classes classes_of(const engine::World& world, engine::PersonIndex person) const;
  std::uint8_t stage_of(const engine::People& people, engine::PersonIndex person) const;
  /// The day whose end is shown.
  engine::Day today() const { return days_ > 0 ? days_ - 1 : 0; }

  PondMap map_;
  engine::Day days_;
  int one_in_;
  bool watched_;
  std::vector<Dot> dots_;
  std::vector<Leg> legs_;
  std::vector<std::uint32_t> first_leg_; ///< of each dot, and one past the last
  std::vector<Sign> signs_;
  std::vector<Spark> sparks_;
  PondCounts counts_;
  std::array<std::array<std::int64_t, most_classes>, colour_by_count> class_sizes_{};
  std::array<int, colour_by_count> class_counts_{};
  std::int64_t dormant_ = 0;
  std::vector<std::int64_t> shoal_members_, shoal_contacts_;
};

} // namespace pondlab::workbench
