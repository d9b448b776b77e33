#pragma once

#include "experiment/run/arm.hpp"
#include "experiment/statistics/morris.hpp"
#include "scenario/file/compile.hpp"

#include <cstdint>
#include <memory>
#include <vector>

namespace pondlab::experiment {

/// Where in the space of doubtful parameters a unit of work is simulated. Numbers never move: more
/// draws or walks leave those of before where they are.
using PointNumber = std::uint32_t;
inline constexpr PointNumber at_file = 0; ///< the file's own values

inline constexpr int most_draws = 2'000;
inline constexpr int draw_replications = 4;   ///< of each draw
inline constexpr int screen_replications = 4; ///< of each point of the screening
inline constexpr std::uint32_t screen_walks = 8;

/// Draw m, from 1 to `most_draws`.
constexpr PointNumber draw_point(std::uint32_t m) { return m; }
/// A doubt's low or high end, all others as in the file.
constexpr PointNumber end_point(std::size_t doubt, bool high) {
  return 100'000 + 2 * static_cast<PointNumber>(doubt) + high;
}
/// A walk's point after so many moves.
constexpr PointNumber walk_point(std::uint32_t walk, std::size_t step) {
  return 200'000 + 64 * walk + static_cast<PointNumber>(step);
}
constexpr bool is_draw(PointNumber point) { return point >= 1 && point < 100'000; }
/// Replications of a point beside the file's own values.
constexpr int replications_at(PointNumber point) {
  return is_draw(point) ? draw_replications : screen_replications;
}

/// How far doubts are screened.
enum class ScreenDepth : std::uint8_t {
  none,
  brief, ///< half of the walks, and no ends
  whole, ///< both ends of each doubt, then the walks
};

/// Draws 1 to `draws`, and then where so many doubts are screened.
std::vector<PointNumber> points_of(std::size_t doubts, int draws, ScreenDepth screen);
inline std::vector<PointNumber> points_of(std::size_t doubts, int draws, bool screen) {
  return points_of(doubts, draws, screen ? ScreenDepth::whole : ScreenDepth::none);
}

/// Replication `number` of a point as its worlds are drawn. Each draw has luck of its own, so that
/// draws are independent; the screening has that of the file's first replications, so that its
/// differences are the parameters' own.
constexpr std::uint32_t season_of(PointNumber point, std::uint32_t number) {
  return is_draw(point) ? 1'000'000 + 16 * point + number : number;
}

/// The values that doubtful parameters of a scenario take at each point.
class ParameterPoints {
public:
  ParameterPoints(scenario::Scenario scenario, std::uint64_t seed);

  /// Values of all doubts, or of those that differ from the file's. None for a point that does not
  /// exist.
  std::vector<scenario::Assignment> assignments(PointNumber point) const;
  /// An arm with these values. Throws Error (bad data) where they contradict the rest of the
  /// scenario or the point does not exist.
  Arm arm(const ArmKey& key, PointNumber point) const;
  /// The hash of its plan, without compiling it.
  std::uint64_t plan_hash(const ArmKey& key, PointNumber point) const;

  std::size_t doubts() const { return scenario_.header.doubts.size(); }
  const MorrisDesign& walks() const { return walks_; }

private:
  scenario::Content content(const ArmKey& key, PointNumber point) const;

  scenario::Scenario scenario_;
  std::uint64_t seed_;
  MorrisDesign walks_;
};

} // namespace pondlab::experiment
