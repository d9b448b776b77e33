#pragma once

#include "engine/world/measure.hpp"
#include "experiment/study/health_card.hpp"
#include "experiment/study/status.hpp"
#include "experiment/study/uncertainty_study.hpp"
#include "report/model/order_split.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pondlab::workbench {

/// Measures of each strategy beside the one that decides: what is spent, and what is left behind.
inline constexpr std::array<std::string_view, 5> beside_criterion = {
    "campaign_cost", "opted_out", "fatigue", "coupon_liability", "unpaid_commission"};

/// What is known of one strategy of a comparison.
struct ComparedStrategy {
  std::string id;
  std::size_t place = 0;            ///< among the comparison's strategies
  experiment::Estimate mean;        ///< of what is decided by
  experiment::Estimate over_none;   ///< paired difference to no campaign, as reports write it
  experiment::Estimate over_leader; ///< paired difference to the leader
  experiment::Estimate decisive_over_none;   ///< the same with the intervals that decide, which are
  experiment::Estimate decisive_over_leader; ///< wider where the comparison may stop early
  experiment::Prospect prospect;
  report::OrderSplit split; ///< what the dashboard reports of it; of no meaning without a campaign
  std::array<experiment::Estimate, beside_criterion.size()> beside; ///< in their measures' units
};

/// The decision card: how strategies stand on the replications that are in.
struct ComparisonCard {
  const engine::Measure* measure = nullptr; ///< what is decided by
  int replications = 0;                     ///< at the file's values that are in
  experiment::Decision decision;
  std::optional<experiment::UncertainDecision> doubt; ///< once parameters were drawn
  std::optional<experiment::Screening> screening;     ///< once doubts were screened
  experiment::HealthCard health;                      ///< without evidence
  experiment::ComparisonStatus status;                ///< likewise
  std::vector<ComparedStrategy> strategies;           ///< by the measure, the best first

  const ComparedStrategy& leader() const;
  /// Whether enough replications are in for chances.
  bool tells_chances() const { return replications >= experiment::fewest_replications; }
  bool is_none(const ComparedStrategy& strategy) const;
  /// Not ruled out yet.
  bool contends(const ComparedStrategy& strategy) const;
};

/// The card on what is in of a comparison's work; at least one replication at the file's values
/// must be.
ComparisonCard card_of(const experiment::Comparison& comparison,
                       const experiment::ReplicationSet& replication_set);

} // namespace pondlab::workbench
