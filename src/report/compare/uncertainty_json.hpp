#pragma once

#include "report/compare/compare_report.hpp"
#include "report/format/json_writer.hpp"

namespace pondlab::report {

/// `"doubt"`: the decision where parameters are in doubt; null when none were drawn.
void write_doubt(JsonWriter& json, const CompareReport& report);
/// `"screening"`: which of the doubts the choice hangs on; null when they were not screened.
void write_screening(JsonWriter& json, const CompareReport& report);

} // namespace pondlab::report
