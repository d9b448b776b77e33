#pragma once

#include <cstdint>
#include <string_view>

namespace pondlab::experiment {

/// Where δ, the smallest difference worth acting on, comes from.
enum class DifferenceOrigin : std::uint8_t {
  stated,        ///< the file names it
  campaign_cost, ///< a share of what the dearest campaign costs
  usual,         ///< what is usual for the measure: a percentage point, of others none
  free_of_cost,  ///< none: no campaign costs anything, so that nothing says what matters
};
/// Key of an origin in files and texts.
std::string_view key_of(DifferenceOrigin origin);

/// δ and what it was made of.
struct WorthwhileDifference {
  double value = 0; ///< in the unit of the measure that is decided by (money in fen)
  DifferenceOrigin origin = DifferenceOrigin::stated;
  double dearest = 0; ///< where it comes of campaigns' cost: the highest mean of them, in fen
};

/// Of the dearest campaign's cost, so much is worth acting on where the file does not say.
inline constexpr double worthwhile_share_of_cost = .05;

/// δ that goes with a dearest campaign of so many fen: its share, to two significant digits and at
/// least one yuan; none where nothing is spent.
WorthwhileDifference difference_of_cost(double dearest);

} // namespace pondlab::experiment
