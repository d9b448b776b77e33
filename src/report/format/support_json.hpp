#pragma once

#include "experiment/study/support.hpp"
#include "report/format/json_writer.hpp"

namespace pondlab::report {

/// An object: `rule`, `withholds`, `subject`, `value`, and `low` and `high` of what data support.
void write_outside(JsonWriter& json, const experiment::OutsideSupport& outside);

} // namespace pondlab::report
