#pragma once

#include "engine/model/setup.hpp"
#include "scenario/json/node.hpp"
#include "scenario/json/path.hpp"
#include "workbench/session/figures.hpp"

#include <optional>
#include <string_view>

namespace pondlab::workbench {

/// By how many days the first and the last day of an entry move; both alike: all its days do.
struct PeriodShift {
  int first = 0;
  int last = 0;
};

/// A period after a shift, as far as a run of `days` allows: it keeps one day at least, and its
/// length where it is moved whole.
EntryPeriod shifted(EntryPeriod period, PeriodShift by, int days);

/// An entry's period as a file has to say it after a shift.
struct ShiftedPeriod {
  scenario::Path path; ///< what changes: the entry's schedule, or the entry itself
  scenario::NodePtr value;
  EntryPeriod period;
};

/// The period of the entry `key` ("sms#2") of a campaign; none where its kind has no days of its
/// own, or where no listed day is one of the run's.
std::optional<EntryPeriod> period_of(std::string_view key, const scenario::Node& entry,
                                     const engine::Horizon& horizon);

/// What makes `entry` act in its shifted period. None where nothing would change, and where listed
/// days would have to be stretched.
std::optional<ShiftedPeriod> shifted_period(std::string_view key, const scenario::NodePtr& entry,
                                            const engine::Horizon& horizon, PeriodShift shift);

} // namespace pondlab::workbench
