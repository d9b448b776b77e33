// Tests that a brand could run, on the fixture: the command line's answers.
#include "workbench/session/session.hpp"

#include "experiment/run/work_queue.hpp"
#include "support/studies.hpp"
#include "support/workbenches.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pondlab::tests::field_test_test {

using experiment::JobSpecification;
using workbench::FieldTest;

namespace {

struct Tester {
  Tester() { REQUIRE(session.open(tests::small_scenario(), "small.json")); }
  void finish() {
    workers.all_ready(session);
    workers.deliver_all(session);
  }
  const FieldTest& trial() const { return session.background().trial(); }
  const FieldTest& pilot() const { return session.background().pilot(); }

  PatientWorkers workers;
  double now = 0;
  workbench::Session session{workers, {.clock = [this] { return now; }}};
};

experiment::Job headless(JobSpecification::Kind kind, const std::string& strategy) {
  return *experiment::plan_job({.kind = kind,
                                .file = "small.json",
                                .scenario = tests::small_scenario(),
                                .strategy = strategy})
              .job;
}

std::string headless_trial(const std::string& strategy) {
  const auto job = headless(JobSpecification::Kind::trial, strategy);
  const auto& trial = std::get<experiment::Trial>(job);
  experiment::ReplicationSet work = trial.replication_set();
  run_parallel(work, 1);
  return report::trial_json({trial, trial.findings(work), work.file().done()});
}

std::string headless_pilot(const std::string& strategy) {
  const auto job = headless(JobSpecification::Kind::pilot, strategy);
  const auto& pilot = std::get<experiment::Pilot>(job);
  experiment::Experiment work = pilot.experiment();
  run_parallel(work, 1);
  return report::pilot_json({pilot, pilot.protocol->figures(work, pilot.power), work.done()});
}

} // namespace

TEST_CASE("A trial and a pilot of the strategy on show are the command line's to the byte") {
  Tester tester;
  tester.session.background().try_out();
  CHECK(tester.trial().running());
  CHECK(tester.trial().trial() == nullptr);
  tester.finish();
  REQUIRE(tester.trial().trial());
  CHECK(report::trial_json(*tester.trial().trial()) == headless_trial("base"));
  tester.session.background().size_pilot();
  tester.finish();
  REQUIRE(tester.pilot().pilot());
  CHECK(report::pilot_json(*tester.pilot().pilot()) == headless_pilot("base"));
  CHECK(tester.trial().trial()); // which stays
}

TEST_CASE("A test is of one strategy: of another it is out of date, and is asked again") {
  Tester tester;
  tester.session.background().try_out();
  tester.finish();
  tester.session.choose_strategy("thrifty");
  CHECK(tester.trial().out_of_date());
  CHECK(tester.trial().trial());
  tester.session.background().try_out();
  CHECK_FALSE(tester.trial().trial());
  tester.finish();
  CHECK_FALSE(tester.trial().out_of_date());
  CHECK(report::trial_json(*tester.trial().trial()) == headless_trial("thrifty"));
}

TEST_CASE("A test that was stopped goes on; a change of the plan ends it") {
  Tester tester;
  tester.session.background().size_pilot();
  tester.workers.all_ready(tester.session);
  tester.workers.deliver(tester.session);
  tester.session.background().pilot().cancel();
  CHECK(tester.pilot().done() == 1);
  CHECK(tester.pilot().pilot() == nullptr);
  tester.session.background().size_pilot();
  tester.finish();
  CHECK(report::pilot_json(*tester.pilot().pilot()) == headless_pilot("base"));
  tester.session.background().size_pilot();
  tester.session.edit("$.campaign.sms.coupon.face", "70");
  CHECK_FALSE(tester.pilot().running());
  CHECK(tester.workers.stopped());
}

TEST_CASE("Without a campaign there is nothing to be tested") {
  Tester tester;
  tester.session.choose_strategy("none");
  CHECK_FALSE(tester.trial().possible());
  tester.session.background().try_out();
  tester.session.background().size_pilot();
  CHECK_FALSE(tester.session.background().running());
}

} // namespace pondlab::tests::field_test_test
