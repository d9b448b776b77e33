#include "workbench/session/ledger_table.hpp"

#include "engine/books/ledger.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace pondlab::workbench {
namespace {

using engine::Account;

/// Fen posted to an account at a cost centre.
using Posted = std::function<std::int64_t(Account, int)>;

LedgerRow row_of(const Posted& posted, const engine::AccountInfo& account, int centres) {
  LedgerRow row{.account = std::string(account.key), .amounts = {}};
  for (int centre = 0; centre < centres; ++centre) {
    row.amounts.push_back(sign_on_statement(account) * posted(account.account, centre));
    row.total += row.amounts.back();
  }
  return row;
}

LedgerRow sum_of(std::string name, const std::vector<LedgerRow>& parts, int centres) {
  LedgerRow sum{.account = std::move(name),
                .amounts = std::vector<std::int64_t>(static_cast<std::size_t>(centres), 0),
                .total = 0,
                .is_sum = true};
  for (const LedgerRow& part : parts) {
    if (part.is_sum) continue;
    for (std::size_t i = 0; i < part.amounts.size(); ++i) sum.amounts[i] += part.amounts[i];
    sum.total += part.total;
  }
  return sum;
}

bool is_empty(const LedgerRow& row) {
  return std::ranges::all_of(row.amounts, [](std::int64_t fen) { return fen == 0; });
}

LedgerTable table_of(const Posted& posted, const engine::Campaign& campaign) {
  LedgerTable table;
  table.cost_centres.emplace_back();
  for (const engine::CampaignEntry& entry : campaign) table.cost_centres.push_back(entry.id);
  const auto centres = static_cast<int>(table.cost_centres.size());
  const auto add_rows = [&](const auto& belongs) {
    for (const engine::AccountInfo& account : engine::accounts())
      if (belongs(account)) table.rows.push_back(row_of(posted, account, centres));
  };
  const auto is = [](engine::AccountClass kind) {
    return [kind](const engine::AccountInfo& account) { return account.kind == kind; };
  };
  add_rows(is(engine::AccountClass::sales));
  table.rows.push_back(sum_of("net_sales", table.rows, centres));
  add_rows(engine::is_cost);
  table.rows.push_back(sum_of("contribution", table.rows, centres));
  add_rows(is(engine::AccountClass::receivable));
  std::erase_if(table.rows, [](const LedgerRow& row) { return !row.is_sum && is_empty(row); });
  return table;
}

} // namespace

LedgerTable ledger_table(const engine::Ledger& ledger, const engine::Campaign& campaign,
                         engine::Day to) {
  LedgerTable table = table_of(
      [&](Account account, int centre) { return ledger.total(account, 0, to, centre); }, campaign);
  for (int day = 0; day < to; ++day) table.balanced = table.balanced && ledger.balanced(day);
  return table;
}

LedgerTable ledger_table(const experiment::Experiment& experiment,
                         const engine::Campaign& campaign) {
  return table_of(
      [&](Account account, int centre) {
        return std::llround(static_cast<double>(experiment.ledger_sum(0, centre, account)) /
                            experiment.done());
      },
      campaign);
}

} // namespace pondlab::workbench
