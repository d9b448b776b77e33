#pragma once

#include "engine/model/plan.hpp"
#include "experiment/run/experiment.hpp"
#include "workbench/session/figures.hpp"

namespace pondlab::workbench {

/// The profit and loss of days [0, `to`) by account and cost centre, sums after their parts, and
/// below it what others owe the brand of it.
LedgerTable ledger_table(const engine::Ledger& ledger, const engine::Campaign& campaign,
                         engine::Day to);

/// The same of whole runs, as means over the replications that are in of the experiment's first
/// arm, each to the fen; sums are those of the means.
LedgerTable ledger_table(const experiment::Experiment& experiment,
                         const engine::Campaign& campaign);

} // namespace pondlab::workbench
