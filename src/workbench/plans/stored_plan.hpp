#pragma once

#include "scenario/json/document.hpp"
#include "scenario/json/result.hpp"
#include "workbench/plans/text_delta.hpp"
#include "workbench/plans/tree_reader.hpp"

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pondlab::workbench {

/// The format in which plans are kept; it grows when an older page could not read them.
inline constexpr int plan_format = 1;

/// Earlier states of a plan that are kept, and bytes that these, and the steps of its history, may
/// take each; the oldest go first.
inline constexpr std::size_t most_versions = 10;
inline constexpr std::size_t most_history_bytes = std::size_t{256} << 10;

/// In milliseconds since 1970: the end of the year 9999.
inline constexpr std::int64_t latest_moment = 253'402'300'799'999;

/// A plan as it once stood.
struct PlanVersion {
  std::int64_t edited = 0; ///< milliseconds since 1970, of its last edit
  std::string text;        ///< of the document
};

/// All that is kept of a plan beside its summary: it opens as it was left.
struct StoredPlan {
  scenario::Document document;       ///< with the history of its edits
  std::string case_id;               ///< the shipped scenario it was made of; empty: a file
  std::string strategy;              ///< on show
  std::vector<PlanVersion> versions; ///< the latest last
};

/// Writes plans as JSON text. It remembers what the steps of a history came to, since an edit adds
/// but one.
class PlanWriter {
public:
  std::string text(const StoredPlan& plan);

private:
  using Between = std::pair<scenario::NodePtr, scenario::NodePtr>;
  const TextDelta& between(const scenario::NodePtr& from, const scenario::NodePtr& to);
  scenario::NodePtr history(const std::deque<scenario::HistoryStep>& steps,
                            const scenario::NodePtr& from);

  std::map<Between, TextDelta> known_;
  std::map<Between, TextDelta> used_; ///< by the text being written
};

/// Reads what PlanWriter wrote, whoever may have changed it since; `name` stands for the file in
/// findings. A history or versions that are damaged end where they are, with a warning: the plan
/// itself is whole then.
scenario::Result<StoredPlan> read_stored_plan(std::string_view text, const std::string& name);
/// The same of a tree that holds it.
scenario::Result<StoredPlan> read_stored_plan(const TreePlace& plan, const std::string& name);

/// Bounds for texts that hold plans as texts.
inline constexpr scenario::DocumentLimits stored_limits{.bytes = std::size_t{64} << 20,
                                                        .nodes = 1'000'000,
                                                        .array_items = 10'000,
                                                        .string_bytes =
                                                            scenario::max_document_bytes};

} // namespace pondlab::workbench
