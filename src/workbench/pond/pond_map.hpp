#pragma once

#include "engine/model/plan.hpp"
#include "workbench/pond/day_record.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace pondlab::workbench {

/// A place in the picture of the pond, which is `PondMap::width()` × `PondMap::height()` units; y
/// grows downwards.
struct Spot {
  float x = 0, y = 0;
  friend bool operator==(const Spot&, const Spot&) = default;
};

struct Area {
  float left = 0, top = 0, right = 0, bottom = 0;
  float width() const { return right - left; }
  float height() const { return bottom - top; }
};

/// A house on the shore that people come to.
enum class House : std::uint8_t { marketplace, store, shop, live };
inline constexpr int house_count = 4;

/// Communities and contacts around their guides: of one community, one store, or several stores
/// next to each other where there are many.
struct Shoal {
  int group = 0;                 ///< index of the store group
  std::uint32_t first_store = 0; ///< counted within the group
  std::uint32_t last_store = 0;  ///< inclusive
  int community = -1;            ///< of the one store; −1: all of them
  Spot centre;
  float core = 0;  ///< radius within which members of the community swim …
  float reach = 0; ///< and within which the guides' other contacts do
};

/// What the picture is fitted into. Equal for frames that differ by little, so that a window that
/// is drawn larger does not have everything placed anew at each pixel.
struct PondFrame {
  float width = 1500, height = 1000; ///< units
  float unit = .7f;                  ///< pixels a unit: words need the same room at any scale
  friend bool operator==(const PondFrame&, const PondFrame&) = default;
};

/// The frame for a canvas of so many pixels: of its aspect, always of the same area, so that people
/// are as far from each other in any window.
PondFrame pond_frame(float pixels_wide, float pixels_high);

/// Where in the picture everything is. The public sea lies left, the pond right of the dyke;
/// Depth in the pond tells how long ago the last order was: who has not ordered for
/// `dormant_after` days lies on the ground.
class PondMap {
public:
  static constexpr engine::Day dormant_after = 90;
  static constexpr int most_shoals = 36;

  explicit PondMap(const engine::Plan& plan, const PondFrame& frame = {});

  const PondFrame& frame() const { return frame_; }
  /// So low that houses have no words above them: what is said of them stands inside.
  bool is_low() const { return frame_.height * frame_.unit < 260; }
  float width() const { return frame_.width; }
  float height() const { return frame_.height; }
  const Area& sea() const { return sea_; }
  const Area& pond() const { return pond_; }
  const Area& open_water() const { return open_water_; }
  const Area& ground() const { return ground_; }
  bool has(House house) const { return there_[static_cast<std::size_t>(house)]; }
  const Area& area(House house) const { return houses_[static_cast<std::size_t>(house)]; }
  const std::vector<Shoal>& shoals() const { return shoals_; }
  /// How much wider than high shoals are; their radii are those of their height.
  float stretch() const { return stretch_; }
  /// Where an inflow channel opens into the pond.
  Spot inlet(std::size_t channel) const { return inlets_[channel]; }
  std::size_t inlets() const { return inlets_.size(); }

  /// The person's shoal, −1 where no guide and no community holds them.
  int shoal_of(const engine::People& people, engine::PersonIndex person, std::uint8_t reach) const;
  /// Gives the shoals room for so many people in each core and around it.
  void size_shoals(const std::vector<std::int64_t>& core, const std::vector<std::int64_t>& around);

  /// Where somebody who stands like this stays on `day`. The same person always swims in the same
  /// corner: places are hashed from the person's key.
  Spot home_of(const engine::People& people, engine::PersonIndex person,
               const Whereabouts& standing, engine::Day day) const;
  /// Where that person stands in a house.
  Spot spot_in(House house, engine::PersonIndex person) const;

  static bool dormant(const Whereabouts& standing, engine::Day day);
  /// A number in [0, 1) that is the person's own.
  float own_share(engine::PersonIndex person, std::uint32_t number) const;

private:
  void build_houses(const engine::Plan& plan);
  void build_shoals(const engine::Plan& plan);
  void place_shoals();
  float units(float pixels) const { return pixels / frame_.unit; }
  float house_foot() const { return is_low() ? units(6) : 24; }
  Spot spot_in(const Area& area, engine::PersonIndex person, std::uint32_t number) const;

  const engine::Plan& plan_;
  PondFrame frame_;
  float house_top_ = 0;
  float shore_ = 0; ///< height of the water's surface
  Area sea_, pond_, open_water_, ground_;
  std::array<Area, house_count> houses_{};
  std::array<bool, house_count> there_{};
  std::vector<Spot> inlets_;
  std::vector<Shoal> shoals_;
  std::vector<int> shoal_of_store_; ///< the first one of each store
  bool by_community_ = false;
  float cell_ = 0; ///< room for a shoal
  float stretch_ = 1;
};

} // namespace pondlab::workbench
