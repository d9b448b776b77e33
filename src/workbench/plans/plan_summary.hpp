#pragma once

#include "scenario/json/result.hpp"
#include "scenario/parameters/localized_text.hpp"
#include "workbench/plans/tree_reader.hpp"
#include "workbench/session/figures.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pondlab::workbench {

/// What the list of plans shows of each without reading it.
struct PlanSummary {
  std::string id;                     ///< in the browser's store; no part of what is kept under it
  std::string name;                   ///< as a person calls it; empty where the summary is damaged
  std::int64_t edited = 0;            ///< milliseconds since 1970, of the last edit
  int days = 0;                       ///< of the run; 0 where the plan has errors
  std::vector<CampaignBar> campaign;  ///< its calendar, for the thumbnail
  scenario::LocalizedText verdict;    ///< of the last comparison or run; empty: none yet
  bool verdict_is_old = false;        ///< it was edited since
  std::vector<std::int64_t> versions; ///< when the states that are kept were edited, latest last

  bool is_damaged() const { return name.empty(); }
};

/// Bytes of a name, which a card can show.
inline constexpr std::size_t most_plan_name_bytes = 200;

/// `name` on one line, without blanks round it, at most so long; empty where nothing is left.
std::string plan_name(std::string_view name);

std::string to_text(const PlanSummary& summary);

/// Reads what `to_text` wrote, whoever may have changed it since.
scenario::Result<PlanSummary> read_plan_summary(std::string_view text, const std::string& name);
scenario::Result<PlanSummary> read_plan_summary(const TreePlace& summary, const std::string& name);

} // namespace pondlab::workbench
