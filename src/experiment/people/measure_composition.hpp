#pragma once

#include "engine/model/mechanism.hpp"
#include "engine/world/measure.hpp"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace pondlab::experiment {

/// What a figure is the sum of: cells of a run's counts and books, each with a weight. A figure
/// that is a share is opened by its numerator.
struct MeasureComposition {
  std::array<int, engine::counter_count> counters{};
  std::array<int, engine::touch_counter_count> touches{}; ///< of `mechanisms`
  std::array<int, engine::account_count> accounts{};      ///< of `cost_centre`
  std::vector<int> mechanisms;                            ///< places in the campaign
  std::optional<int> cost_centre; ///< 0 is the baseline, m + 1 mechanism m; none: all of them
  engine::Twin twin = engine::Twin::none; ///< less the same in the twin
  bool money = false;                     ///< fen; else a count
  bool stock = false;                     ///< as the last day ends, not summed over days
  bool balance = false;                   ///< summed from the first day on, not over the window
  bool numerator = false;                 ///< of the share that was asked for
};

/// The sum over days [from, to) of one world; of a stock or balance, what it is after the last of
/// them.
std::int64_t sum_of(const MeasureComposition& composition, const engine::DayCounts& counts,
                    const engine::Ledger& books, engine::Day from, engine::Day to);

/// The same figure in another plan, whose mechanism m is mechanism `places[m]` of the plan that
/// `composition` is about: what the other plan has not leaves nothing.
MeasureComposition in_terms_of(const std::vector<int>& places, MeasureComposition composition);

/// What the figure with this name is made of, in the plan of a strategy:
///
/// - a measure, with the mechanisms it is about where it is about any: `orders`,
///   `reported_orders:sms`, `viewers:live_stream+live_stream#2`;
/// - what is counted of a mechanism: `sms.clicked`;
/// - what is counted of the whole: `visits_shop`;
/// - a line of the books, in all or of one cost centre: `books.freight`, `books.contribution:sms`,
///   `books.sales:baseline`.
///
/// Nothing for a figure that no people stand behind: guides' tasks and pay, licences, media,
/// production, live sessions, a comparison of weekdays, commission owed, what a run leaves behind.
/// Throws UnknownName for any other name.
std::optional<MeasureComposition> composition_of(const engine::Plan& plan, std::string_view figure);

} // namespace pondlab::experiment
