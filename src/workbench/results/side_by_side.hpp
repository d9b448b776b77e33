#pragma once

#include "report/model/report_document.hpp"
#include "workbench/results/read_work.hpp"

#include <optional>
#include <string>
#include <vector>

namespace pondlab::workbench {

/// What one measure came to in two works, and by how much the second is more. The difference is
/// taken replication by replication over those that both have: where both drew the same people and
/// luck, that falls out of it, and where they did not, the interval is as wide as it must be.
struct SideBySideRow {
  const engine::Measure* measure = nullptr;
  experiment::Estimate first, second, difference;
};

/// In the measures that both have, what is earned first.
std::vector<SideBySideRow> side_by_side(const WorkedStrategy& first, const WorkedStrategy& second);

/// The same as a table, with what its intervals are about below.
report::DocumentTable side_by_side_table(const WorkedStrategy& first, const WorkedStrategy& second,
                                         Language language);

} // namespace pondlab::workbench
