// Searching on the fixture: the command line's finds, whatever way they are come by.
#include "workbench/session/session.hpp"

#include "experiment/run/work_queue.hpp"
#include "report/search/search_report.hpp"
#include "support/studies.hpp"
#include "support/workbenches.hpp"
#include "workbench/session/levers.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pondlab::tests::searching_test {

using workbench::Searching;

namespace {

const std::string face = "$.campaign.sms.coupon.face";

/// The small pond with levers on what a message gives away and who reads it.
std::string searched(const std::string& more = "") {
  std::string text = tests::small_scenario();
  text.insert(text.find('{') + 1, R"("search": {"levers": [
    {"parameter": "$.campaign.sms.seen", "low": 0.05, "high": 0.45},
    {"parameter": "$.campaign.sms.coupon.face", "low": 10, "high": 90, "step": 20}])" +
                                      more + "},");
  return text;
}

/// What `pondlab search --format json` says.
std::string headless(const std::string& text, int plans) {
  auto planned = experiment::plan_search({.file = "small.json", .scenario = text, .plans = plans});
  experiment::Search& search = *planned.search;
  while (!search.done()) {
    experiment::ReplicationSet work = search.replication_set();
    run_parallel(work, 1);
    search.take(std::move(work.file()));
  }
  return report::search_json(search, "small.json");
}

struct Searcher {
  explicit Searcher(const std::string& text = searched()) {
    REQUIRE(session.open(text, "small.json"));
    session.background().searching().choose_plans(6);
  }
  void begin() {
    session.background().search();
    workers.all_ready(session);
  }
  /// Works off what is left of the stage under way.
  void finish_stage() {
    const int starts = workers.starts;
    while (workers.starts == starts && workers.at_work() > 0) workers.deliver(session);
  }
  void finish() {
    while (known().running()) {
      workers.all_ready(session);
      finish_stage();
    }
  }
  void search() {
    session.background().search();
    finish();
  }
  const Searching& known() const { return session.background().searching(); }
  std::string report() const { return report::search_json(*known().found(), "small.json"); }

  PatientWorkers workers;
  double now = 0;
  workbench::Session session{workers, {.clock = [this] { return now; }}};
};

} // namespace

TEST_CASE("A search on the fixture is the command line's to the byte") {
  Searcher searcher;
  CHECK(searcher.known().possible());
  CHECK(searcher.known().found() == nullptr);
  searcher.search();
  REQUIRE(searcher.known().found());
  CHECK(searcher.workers.stopped());
  CHECK(searcher.workers.starts == 3); // a job a stage
  CHECK(searcher.report() == headless(searched(), 6));
}

TEST_CASE("A search that was stopped goes on where it was, to the same finds") {
  using Stage = experiment::Search::Stage;
  Searcher searcher;
  searcher.begin();
  CHECK(searcher.known().search()->stage() == Stage::explore);
  searcher.finish_stage();
  CHECK(searcher.known().search()->stage() == Stage::refine);
  searcher.workers.all_ready(searcher.session);
  searcher.workers.deliver(searcher.session);
  searcher.session.background().searching().cancel();
  CHECK(searcher.workers.stopped());
  CHECK(searcher.known().found() == nullptr);
  CHECK(searcher.known().done() == 1);
  CHECK(searcher.known().goes_on());
  searcher.search();
  CHECK(searcher.report() == headless(searched(), 6));
  CHECK_FALSE(searcher.known().goes_on());
}

TEST_CASE("A search that was stopped begins anew where it is asked something else") {
  Searcher searcher;
  searcher.begin();
  searcher.workers.deliver(searcher.session);
  searcher.session.background().searching().cancel();
  searcher.session.background().searching().choose_plans(8);
  CHECK_FALSE(searcher.known().goes_on());
  searcher.search();
  CHECK(searcher.report() == headless(searched(), 8));
}

TEST_CASE("A lever that is held stays where the plan has it") {
  Searcher searcher;
  searcher.session.background().searching().move("$.campaign.sms.seen", false);
  searcher.search();
  REQUIRE(searcher.known().found());
  REQUIRE(searcher.known().found()->variables().size() == 1);
  CHECK(searcher.known().found()->variables().front().parameter == face);
  searcher.session.background().searching().move(face, false);
  CHECK_FALSE(searcher.known().possible());
}

TEST_CASE("A change of the plan ends the search that is running; what was found is out of date") {
  Searcher searcher;
  searcher.begin();
  searcher.session.edit(face, "70");
  CHECK_FALSE(searcher.known().running());
  CHECK(searcher.workers.stopped());
  CHECK(searcher.known().out_of_date());
  CHECK_FALSE(searcher.known().goes_on());
  searcher.search();
  CHECK_FALSE(searcher.known().out_of_date());
  const std::string before = searcher.report();
  searcher.session.edit("$.search.levers[1].high", "70");
  CHECK(searcher.known().out_of_date());
  CHECK(searcher.report() == before);
  searcher.session.undo();
  CHECK_FALSE(searcher.known().out_of_date());
}

TEST_CASE("A find that becomes a strategy leaves what was found as it is, and undo takes it back") {
  Searcher searcher;
  searcher.search();
  const experiment::Search& found = *searcher.known().found();
  const experiment::TriedPlan& plan = found.plans()[found.finalists().front().plan];
  const auto strategies = searcher.session.plan().strategies();
  CHECK(searcher.session.add_strategy(*plan.patch, "Found 1") == workbench::Edited::done);
  CHECK(searcher.session.plan().strategies().size() == strategies.size() + 1);
  const std::string id = searcher.session.plan().strategy();
  CHECK(searcher.session.plan().strategy_name(id, Language::en) == "Found 1");
  CHECK(strategy_with(searcher.session.plan().document().root(), *plan.patch) == id);
  REQUIRE(searcher.session.plan().study());
  CHECK_FALSE(searcher.known().out_of_date());
  const auto chosen = searcher.session.background().comparing().chosen();
  CHECK(chosen.back() == id);
  searcher.session.undo();
  CHECK(searcher.session.plan().strategies() == strategies);
}

TEST_CASE("Nothing is searched without levers, in a plan with errors or without a campaign") {
  Searcher searcher(tests::small_scenario());
  CHECK_FALSE(searcher.known().possible());
  searcher.session.background().search();
  CHECK_FALSE(searcher.known().running());
  CHECK(searcher.session.change_search(workbench::with_usual_levers(
            searcher.session.plan().study()->scenario, "base")) == workbench::Edited::done);
  CHECK(searcher.known().possible());
  searcher.session.edit(face, "-1");
  CHECK_FALSE(searcher.known().possible());
}

TEST_CASE("Searching and comparing end each other") {
  Searcher searcher;
  searcher.begin();
  searcher.workers.deliver(searcher.session);
  searcher.session.background().compare(2);
  CHECK_FALSE(searcher.known().running());
  CHECK(searcher.known().goes_on());
  searcher.workers.all_ready(searcher.session);
  searcher.workers.deliver_all(searcher.session);
  CHECK(searcher.session.background().comparing().done() == 2);
  CHECK(searcher.known().done() == 1);
  searcher.search();
  CHECK(searcher.report() == headless(searched(), 6));
}

} // namespace pondlab::tests::searching_test
