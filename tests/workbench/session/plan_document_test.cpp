// A plan read once, and pools that a page has no memory for.
#include "workbench/session/plan_document.hpp"

#include "support/studies.hpp"
#include "support/workbenches.hpp"
#include "workbench/session/run_memory.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>

namespace pondlab::tests::plan_document_test {

using tests::SessionFixture;
using workbench::Edited;

namespace {

const std::string discount = "$.campaign.sms.coupon.face";

/// A session that counts how often a document is read.
struct Counting {
  explicit Counting(double memory = workbench::page_memory)
      : session(workers, {.clock = [this] { return now += 1; },
                          .read =
                              [this](const scenario::Document& document) {
                                ++reads;
                                return scenario::read(document);
                              },
                          .memory = memory}) {}

  void settle() {
    while (session.busy()) session.advance(now);
  }
  /// How often what `act` does reads.
  template <class Act>
  int reads_of(Act act) {
    const int before = reads;
    act();
    return reads - before;
  }

  tests::NoWorkers workers;
  double now = 0;
  int reads = 0;
  workbench::Session session;
};

} // namespace

TEST_CASE("What changes the document reads it once; what does not, never") {
  Counting fixture;
  workbench::Session& session = fixture.session;
  CHECK(fixture.reads_of([&] { session.open(tests::small_scenario(), "small.json"); }) == 1);
  CHECK(fixture.reads_of([&] { session.edit(discount, "90"); }) == 1);
  CHECK(fixture.reads_of([&] { session.edit(discount, "-1"); }) == 1); // which is not valid
  CHECK(fixture.reads_of([&] { session.undo(); }) == 1);
  CHECK(fixture.reads_of([&] { session.redo(); }) == 1);
  CHECK(fixture.reads_of([&] { session.remove(discount); }) == 1);
  CHECK(fixture.reads_of([&] { session.edit(discount, "{"); }) == 0); // no JSON: there is no change
  CHECK(fixture.reads_of([&] { session.choose_strategy("none"); }) == 0);
  const auto play = [&] {
    session.playback().jump_to(17);
    fixture.settle();
  };
  CHECK(fixture.reads_of(play) == 0);
  session.set_branching(true);
  CHECK(fixture.reads_of([&] { session.edit("$.response.carry_over", "0.5"); }) == 1);
  REQUIRE(session.futures().views().size() == 2);
  CHECK(fixture.reads_of([&] { session.show_future(0); }) == 0);
}

TEST_CASE("The run on show is of the very tree that is edited, not of a copy of its text") {
  SessionFixture fixture(tests::small_scenario());
  REQUIRE(fixture.session.edit(discount, "90") == Edited::done);
  const workbench::PlanDocument& plan = fixture.session.plan();
  CHECK(plan.study()->scenario.root == plan.document().shared_root());
  CHECK(plan.study()->specification.scenario ==
        plan.document().text()); // which is what workers are given
}

TEST_CASE("A plan with errors keeps what its file said of itself, and its strategy") {
  SessionFixture fixture(tests::small_scenario());
  fixture.session.edit("$.name", R"({"zh": "小店", "en": "Small shop"})");
  fixture.session.choose_strategy("none");
  fixture.session.edit(discount, "-1");
  CHECK(!fixture.session.playback().can_run());
  CHECK(fixture.session.plan().name().in(Language::zh) == "小店");
  CHECK(fixture.session.plan().strategy() == "none");
  CHECK(fixture.session.plan().campaign().empty());
}

TEST_CASE("More people than there is memory for are said in a sentence, in both languages") {
  Counting fixture(5e6);
  workbench::Session& session = fixture.session;
  REQUIRE(session.open(tests::small_scenario(), "small.json"));
  REQUIRE(session.playback().can_run());
  CHECK(session.edit("$.segments[0].members", "3000000") == Edited::done);
  CHECK(!session.playback().can_run());
  REQUIRE(session.plan().diagnostics().size() == 1);
  const Diagnostic& finding = session.plan().diagnostics().front();
  CHECK(finding.severity == Severity::error);
  CHECK(finding.path == "$.segments");
  CHECK(finding.at.line > 0);
  for (const Language language : {Language::zh, Language::en})
    CHECK(to_text(finding, language).find("GB") != std::string::npos);
  CHECK(to_text(finding, Language::zh) != to_text(finding, Language::en));
  session.undo();
  CHECK(session.playback().can_run());
}

TEST_CASE(
    "What a run takes grows with people, their friends and the mechanisms that remember them") {
  engine::Setup setup = tests::study_of(tests::small_scenario()).scenario.setup;
  const double small = workbench::memory_of_run(setup, 1);
  for (engine::Segment& segment : setup.segments) {
    segment.members *= 2;
    segment.sea *= 2;
  }
  CHECK(workbench::memory_of_run(setup, 1) > 1.5 * small);
  CHECK(workbench::memory_of_run(setup, 1) <= 2 * small); // tables of counts do not grow
  CHECK(workbench::memory_of_run(setup, 9) > workbench::memory_of_run(setup, 1));
  setup.network.degree = 64;
  CHECK(workbench::memory_of_run(setup, 1) > 4 * small);
}

} // namespace pondlab::tests::plan_document_test
