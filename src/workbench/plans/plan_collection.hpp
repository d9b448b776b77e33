#pragma once

#include "workbench/plans/plan_summary.hpp"
#include "workbench/plans/stored_plan.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace pondlab::workbench {

/// Plans in one file: `{"pondlab_plans": 1, "plans": [{"summary": …, "plan": …}, …]}`.
struct CollectedPlan {
  PlanSummary summary; ///< without an id
  StoredPlan plan;
};

struct PlanCollection {
  std::vector<CollectedPlan> plans;
  Diagnostics damaged; ///< one finding of each that could not be read
};

inline constexpr std::size_t most_collected_plans = 500;

/// Whether a file's text says of itself that it is one.
bool is_plan_collection(std::string_view text);

/// Nothing where the file as a whole is no collection; plans that are damaged do not keep others
/// out.
scenario::Result<PlanCollection> read_plan_collection(std::string_view text,
                                                      const std::string& file);

} // namespace pondlab::workbench
