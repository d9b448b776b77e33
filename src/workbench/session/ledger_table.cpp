#include "workbench/session/ledger_table.hpp"

#include "engine/books/ledger.hpp"

#include <algorithm>

namespace pondlab::workbench {
namespace {

using engine::Account;

/// Income is credited: on a statement it is what comes in.
LedgerRow row_of(const engine::Ledger& ledger, Account account, engine::Day to) {
  LedgerRow row{.account = std::string(key_of(account)), .amounts = {}};
  for (int centre = 0; centre < ledger.cost_centres(); ++centre) {
    row.amounts.push_back(-ledger.total(account, 0, to, centre));
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

} // namespace

LedgerTable ledger_table(const engine::Ledger& ledger, const engine::Campaign& campaign,
                         engine::Day to) {
  LedgerTable table;
  table.cost_centres.emplace_back();
  for (const engine::CampaignEntry& entry : campaign) table.cost_centres.push_back(entry.id);
  for (const engine::AccountInfo& account : engine::accounts())
    if (account.kind == engine::AccountClass::sales)
      table.rows.push_back(row_of(ledger, account.account, to));
  table.rows.push_back(sum_of("net_sales", table.rows, ledger.cost_centres()));
  for (const engine::AccountInfo& account : engine::accounts())
    if (engine::is_cost(account)) table.rows.push_back(row_of(ledger, account.account, to));
  table.rows.push_back(sum_of("contribution", table.rows, ledger.cost_centres()));
  std::erase_if(table.rows, [](const LedgerRow& row) { return !row.is_sum && is_empty(row); });
  for (int day = 0; day < to; ++day) table.balanced = table.balanced && ledger.balanced(day);
  return table;
}

} // namespace pondlab::workbench
