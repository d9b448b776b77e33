// What a campaign costs is worked out while workers have nothing else to do, and gives way to what
// a person asks for.
#include "workbench/session/background_work.hpp"

#include "support/studies.hpp"
#include "support/workbenches.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pondlab::tests::background_work_test {
namespace {

struct Page {
  explicit Page(const std::string& text = tests::small_scenario()) {
    REQUIRE(session.open(text, "small.json"));
  }
  void estimate() {
    work().estimate_cost();
    workers.all_ready(session);
  }
  workbench::BackgroundWork& work() { return session.background(); }

  PatientWorkers workers;
  workbench::Session session{workers};
};

} // namespace

TEST_CASE("A campaign's cost is estimated once, and is that of the plan's own replications") {
  Page page;
  CHECK_FALSE(page.work().expected_cost());
  page.estimate();
  page.workers.deliver_all(page.session);
  const auto estimated = page.work().expected_cost();
  REQUIRE(estimated);
  CHECK(estimated->n == 4);
  CHECK(estimated->mean > 0);
  CHECK_FALSE(page.work().running());
  CHECK(page.work().replications().done() == 0); // results are what a person asked for

  const int starts = page.workers.starts;
  page.work().estimate_cost();
  CHECK(page.workers.starts == starts);

  page.work().replicate(4);
  page.workers.all_ready(page.session);
  page.workers.deliver_all(page.session);
  CHECK(page.work().expected_cost()->mean == estimated->mean);
}

TEST_CASE("An estimate gives way to what is asked for, and to an edit") {
  Page page;
  page.estimate();
  page.work().replicate(2);
  page.workers.all_ready(page.session);
  page.workers.deliver_all(page.session);
  CHECK(page.work().replications().done() == 2);
  CHECK(page.work().expected_cost()->n == 2);

  page.session.edit("$.campaign.sms.cost", "0.5");
  CHECK_FALSE(page.work().expected_cost());
  page.estimate();
  page.workers.deliver_all(page.session);
  CHECK(page.work().expected_cost()->n == 4);
}

TEST_CASE("A comparison tells the cost of each strategy it was of") {
  Page page;
  page.work().compare(20);
  page.workers.all_ready(page.session);
  page.workers.deliver_all(page.session);
  const double base = page.work().expected_cost()->mean;
  page.session.choose_strategy("thrifty");
  CHECK(page.work().expected_cost()->mean != base);
  page.session.choose_strategy("none");
  CHECK_FALSE(page.work().expected_cost());
  page.estimate();
  CHECK(page.workers.stopped()); // no campaign costs nothing
}

TEST_CASE("A pool that would take long is not run unasked") {
  std::string text = tests::small_scenario();
  const std::string few = "\"members\": ";
  const std::size_t at = text.find(few) + few.size();
  text.replace(at, text.find_first_of(",}\n", at) - at, "3000000");
  Page page(text);
  page.work().estimate_cost();
  CHECK(page.workers.starts == 0);
}

} // namespace pondlab::tests::background_work_test
