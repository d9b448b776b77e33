#pragma once

#include "base/text.hpp"
#include "experiment/study/comparison.hpp"
#include "experiment/study/study.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pondlab::report {

/// The orders that a dashboard puts down to a campaign, taken apart by the world without it:
/// reported = more + anyway, to the order. Of one run, or of means over replications that were
/// rounded to whole orders by largest remainder.
struct OrderSplit {
  std::int64_t reported = 0;
  std::int64_t more = 0; ///< orders more than without the campaign; below 0: fewer
  std::int64_t anyway =
      0; ///< would have been bought anyway; below 0: `more` beyond what is reported
  experiment::Estimate estimate{}; ///< of `more`; undefined: of one run

  bool of_replications() const { return estimate.defined(); }
  /// Whether the interval leaves open if there are more orders or fewer.
  bool is_open() const {
    return estimate.has_interval() && estimate.low() <= 0 && estimate.high() >= 0;
  }
};

/// Measures that a split is made of, in the order of `split_orders`.
inline constexpr std::array<std::string_view, 3> split_measures = {
    "reported_campaign_orders", "incremental_orders", "anyway_orders"};

/// Of a run's figures, or of means; the first must be the sum of the others but for rounding.
OrderSplit split_orders(double reported, double more, double anyway);
/// Of estimates over the same replications; nothing known makes nothing.
OrderSplit split_orders(const experiment::Estimate& reported, const experiment::Estimate& more,
                        const experiment::Estimate& anyway);

/// Of the strategy that a study reports on, over what is in; nothing where that was not asked, or
/// there is no campaign.
std::optional<OrderSplit> split_orders(const experiment::Study& study,
                                       const experiment::Experiment& experiment);
/// Of a strategy of a comparison, by its place.
OrderSplit split_orders(const experiment::Comparison& comparison,
                        const experiment::Experiment& experiment, std::size_t strategy);

/// What it comes to: "Of 1,234 orders that the dashboard reports, 567 are truly more …".
std::string split_sentence(Language language, const OrderSplit& split);
/// What it is of: one run, or the mean of so many.
std::string split_basis(Language language, const OrderSplit& split);
/// "±38" or "(3 to 41)", the 95 % interval of what is truly more; empty where there is none.
std::string split_interval(Language language, const OrderSplit& split);

/// Stretches of a bar, in orders from its left end; those that are empty have no length. Usually
/// what is truly more and then what would have been bought anyway make up what is reported; where
/// orders were lost they lie beyond it, and so does what the dashboard does not see.
struct SplitStretches {
  struct Stretch {
    std::int64_t from = 0;
    std::int64_t to = 0;
    bool empty() const { return to <= from; }
  };
  Stretch more;
  Stretch anyway;
  Stretch unseen; ///< truly more, and not reported
  Stretch lost;   ///< fewer than without the campaign
  std::int64_t end() const;
};
SplitStretches stretches_of(const OrderSplit& split);

/// One bar, with its figures written out.
struct SplitBar {
  std::string label;
  OrderSplit split;
  std::string reported, more, anyway;
  std::string interval; ///< of `more`; empty where there is none
  std::string equation; ///< "45 = 52 − 7"
};

/// Splits beside each other on one scale; where charts are left out it is a table.
struct SplitChart {
  std::string title;
  std::string unit;
  std::string note;
  std::array<std::string, 3> head; ///< reported, truly more, anyway
  std::string unseen;              ///< names of what lies beyond a bar
  std::string lost;
  std::vector<SplitBar> bars;
};
/// Without a note. `labels` are as many as `splits`.
SplitChart split_chart(Language language, const std::vector<std::string>& labels,
                       const std::vector<OrderSplit>& splits);

} // namespace pondlab::report
