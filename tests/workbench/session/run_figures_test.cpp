// Tiles, funnel and books are of the same runs: of the one on show, or means over all replications.
#include "workbench/session/run_figures.hpp"

#include "support/studies.hpp"
#include "support/workbenches.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

namespace pondlab::tests::run_figures_test {
namespace {

struct Page {
  Page() { REQUIRE(session.open(tests::small_scenario(), "small.json")); }
  void replicate(int count) {
    session.background().replicate(count);
    workers.all_ready(session);
    workers.deliver_all(session);
  }
  void go_to_end() {
    session.playback().jump_to(session.playback().days());
    while (session.busy()) session.advance(now);
  }
  std::vector<std::int64_t> funnel() const {
    std::vector<std::int64_t> people;
    for (const auto& step : session.figures().funnel("sms")) people.push_back(step.people);
    return people;
  }
  std::vector<std::int64_t> totals() const {
    std::vector<std::int64_t> fen;
    for (const auto& row : session.figures().ledger().rows) fen.push_back(row.total);
    return fen;
  }

  PatientWorkers workers;
  double now = 0;
  workbench::Session session{workers, {.clock = [this] { return now += 1; }}};
};

} // namespace

TEST_CASE("Funnel and books over one replication are those of the run on show") {
  Page page;
  page.go_to_end();
  const auto funnel = page.funnel();
  const auto totals = page.totals();
  CHECK(page.session.figures().replications_shown() == 0);
  REQUIRE(funnel.size() >= 3);
  page.replicate(1);
  CHECK(page.session.figures().replications_shown() == 1);
  CHECK(page.funnel() == funnel);
  CHECK(page.totals() == totals);
}

TEST_CASE("Funnel and books over replications are means, and add up to the fen") {
  Page page;
  page.go_to_end();
  const auto one = page.totals();
  page.replicate(5);
  CHECK(page.session.figures().replications_shown() == 5);
  const auto figure = page.session.figures().figure("net_sales");
  const workbench::LedgerTable ledger = page.session.figures().ledger();
  for (const workbench::LedgerRow& row : ledger.rows) {
    std::int64_t sum = 0;
    for (const std::int64_t fen : row.amounts) sum += fen;
    CHECK(sum == row.total);
    if (row.account == "net_sales") {
      const double of_books = static_cast<double>(row.total);
      CHECK(std::abs(of_books - figure.value) < 10); // each cell is a mean to the fen
    }
  }
  CHECK(page.totals() != one);
  const auto funnel = page.funnel();
  CHECK(std::ranges::is_sorted(std::vector(funnel.begin(), funnel.begin() + 2), std::greater()));

  page.session.playback().jump_to(10); // in the middle it is the run on show again
  while (page.session.busy()) page.session.advance(page.now);
  CHECK(page.session.figures().replications_shown() == 0);
}

} // namespace pondlab::tests::run_figures_test
