#pragma once

#include "experiment/study/limit.hpp"
#include "report/format/json_writer.hpp"

namespace pondlab::report {

/// A limit and how a plan keeps it, as an object: measure, unit, versus, from, to, at_least,
/// at_most (null where there is none), verdict, needed (null unless replications would settle it)
/// and the estimate's members, which are of the paired difference to `versus`.
void write_kept(JsonWriter& json, const scenario::Limit& limit, const experiment::Kept& kept);

} // namespace pondlab::report
