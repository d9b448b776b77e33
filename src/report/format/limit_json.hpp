#pragma once

#include "experiment/study/limit.hpp"
#include "report/format/json_writer.hpp"

namespace pondlab::report {

/// A limit and how a plan keeps it, as an object: measure, unit, at_least, at_most (null where
/// there is none), verdict and the estimate's members.
void write_kept(JsonWriter& json, const scenario::Limit& limit, const experiment::Kept& kept);

} // namespace pondlab::report
