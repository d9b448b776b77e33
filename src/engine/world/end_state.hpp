#pragma once

#include "engine/numeric/units.hpp"

#include <cstdint>

namespace pondlab::engine {

class World;

/// What a season leaves behind in people, beyond its books.
struct EndState {
  std::uint8_t known = 0;   ///< 1: taken when the last day was over
  std::int64_t coupons = 0; ///< held and valid on the day after
  Fen coupon_savings = 0;   ///< what they would take off, whoever bears it
  std::int64_t fatigue = 0; ///< share of attention lost, 1/65,536, summed over the pool
  Fen customer_value = 0;   ///< margin of the orders that customers are to place beyond the run
  Fen reach_value = 0;      ///< of what campaigns are to earn through phones, contacts, members

  template <class Archive>
  void archive(Archive& a) {
    a(known, coupons, coupon_savings, fatigue, customer_value, reach_value);
  }
};
inline constexpr double whole_attention = 65'536;

/// Of a world at the end of its run; of another, nothing is known.
EndState end_state_of(const World& world);

} // namespace pondlab::engine
