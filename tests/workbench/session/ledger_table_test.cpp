// The books as a statement.
#include "workbench/session/ledger_table.hpp"

#include "engine/world/world.hpp"
#include "support/ponds.hpp"
#include "support/set_parameter.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <optional>

namespace pondlab::tests::ledger_table_test {

using namespace pondlab::engine;
using workbench::LedgerRow;
using workbench::LedgerTable;

namespace {

/// The row of an account or a sum, and how far down it stands.
std::optional<std::size_t> place_of(const LedgerTable& table, std::string_view account) {
  const auto found = std::ranges::find(table.rows, account, &LedgerRow::account);
  if (found == table.rows.end()) return std::nullopt;
  return static_cast<std::size_t>(found - table.rows.begin());
}

} // namespace

TEST_CASE("What others owe stands below the result, and is a part of net sales") {
  CampaignEntry promotion = tests::entry("promotion");
  tests::set(promotion, "threshold", 30'00);
  tests::set(promotion, "funding.store", 4'000);
  World world(tests::plan_of(tests::lively_setup(30), {promotion}), 7, 0);
  world.run_to(30);
  const Ledger& ledger = world.state().ledger;
  const LedgerTable table = workbench::ledger_table(ledger, world.plan().campaign, 30);
  REQUIRE(place_of(table, "due_from_stores"));
  const std::size_t due = *place_of(table, "due_from_stores");
  CHECK(due > place_of(table, "contribution"));
  CHECK(!place_of(table, "due_from_guides"));
  CHECK(table.rows[due].total > 0);
  CHECK(table.rows[due].amounts ==
        std::vector<std::int64_t>{0, ledger.total(Account::due_from_stores, 0, 30)});
  CHECK(table.rows[*place_of(table, "contribution")].total == contribution(ledger, 0, 30));
  CHECK(table.rows[*place_of(table, "net_sales")].total == net_sales(ledger, 0, 30));
  CHECK(table.balanced);
}

} // namespace pondlab::tests::ledger_table_test
