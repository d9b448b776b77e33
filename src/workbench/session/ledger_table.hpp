#pragma once

#include "engine/model/plan.hpp"
#include "workbench/session/figures.hpp"

namespace pondlab::engine {
class Ledger;
}

namespace pondlab::workbench {

/// The profit and loss of days [0, `to`) by account and cost centre, sums after their parts.
LedgerTable ledger_table(const engine::Ledger& ledger, const engine::Campaign& campaign,
                         engine::Day to);

} // namespace pondlab::workbench
