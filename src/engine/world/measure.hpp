#pragma once

#include "engine/world/outcome.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace pondlab::engine {

/// How a measure's value reads. Money is in fen.
enum class MeasureUnit : std::uint8_t { count, money, share, ratio };

/// Against which twin world (same draws) a measure compares.
enum class Twin : std::uint8_t {
  none,
  without_campaign,  ///< the strategy `none`
  without_mechanism, ///< the same strategy without one mechanism
};

/// Which of two values of a measure a brand would rather have.
enum class Better : std::uint8_t { more, less, neither };

/// What a measure is taken of.
struct MeasureInput {
  const Outcome* outcome = nullptr;
  const Outcome* twin = nullptr; ///< for measures that compare
  Date start;                    ///< of the run, for weekdays
  Day from = 0;                  ///< days [from, to)
  Day to = 0;
  std::vector<int> mechanisms; ///< summed over these; of measures that are about mechanisms
};

/// One line of the catalogue. Texts: `measure.<key>.name`, `.meaning`, `.formula`.
struct Measure {
  std::string_view key;
  MeasureUnit unit;
  bool of_mechanism; ///< needs at least one mechanism
  Twin twin;
  Better better;
  /// Made of what is counted and booked person by person (`Tally`), so that it can be taken of the
  /// people of one segment. Others contain what is nobody's, such as media, or are stocks.
  bool of_people;
  /// The value, or nothing where it is undefined (nobody visited, no twin).
  std::optional<double> (*value)(const MeasureInput&);
};

/// All measures, in the order in which they are listed.
std::span<const Measure> measures();

/// Whether it is known of the end of a run alone, and has no value of days before.
bool is_of_end_alone(const Measure& measure);

/// Whether f times as many people come to f times as much of it: a total, no rate and no amount an
/// order.
bool grows_with_pool(const Measure& measure);

/// Whether its value over some days is the sum of its values on each: what happened, no stock, rate
/// or balance.
bool adds_up_over_days(const Measure& measure);

/// The measure with this key, or null.
const Measure* find_measure(std::string_view key);

} // namespace pondlab::engine
