// One run on the fixture: going to days, playing, editing.
#include "workbench/session/session.hpp"

#include "engine/numeric/random.hpp"
#include "experiment/study/study.hpp"
#include "support/studies.hpp"
#include "support/workbenches.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cstdio>

namespace pondlab::tests::session_test {

using tests::SessionFixture;

namespace {

/// Hash of each day as the fixture writes it, of a world that runs straight through.
std::vector<std::string> straight_hashes(const std::string& text) {
  const experiment::Study study = tests::study_of(text);
  engine::World world(study.arms.front().plan, study.seed, 0);
  world.run_to(world.plan().day_count());
  std::vector<std::string> hashes;
  for (const std::uint64_t hash : world.day_hashes()) {
    char digits[17];
    std::snprintf(digits, sizeof digits, "%016llx",
                  static_cast<unsigned long long>(engine::mix64(0, hash)));
    hashes.emplace_back(digits);
  }
  return hashes;
}

const std::string discount = "$.campaign.sms.coupon.face";

} // namespace

TEST_CASE("Every day is the straight run's, in whatever order they are gone to") {
  const auto expected = straight_hashes(tests::small_scenario());
  SessionFixture fixture(tests::small_scenario());
  for (const int day : {3, 40, 1, 39, 17, 16, 18, 40, 2, 0, 25}) {
    fixture.go_to(day);
    CHECK(fixture.session.playback().day() == day);
    CHECK(fixture.session.figures().hash_text() ==
          (day == 0 ? "" : expected[static_cast<std::size_t>(day) - 1]));
  }
}

TEST_CASE("A day that is known is on show at once") {
  SessionFixture fixture(tests::small_scenario());
  fixture.go_to(40);
  fixture.session.playback().jump_to(12);
  CHECK(fixture.session.playback().day() == 12);
  CHECK(fixture.session.busy()); // the world follows
}

TEST_CASE("Playing follows the clock, pauses at once, and begins again at the end") {
  SessionFixture fixture(tests::small_scenario());
  fixture.go_to(1);
  fixture.session.playback().set_speed(10, fixture.now);
  fixture.session.playback().play(fixture.now);
  const double begin = fixture.now;
  while (fixture.now < begin + 1'000) {
    fixture.session.advance(fixture.now);
    fixture.now += 5;
  }
  CHECK(std::abs(fixture.session.playback().day() - 11) <= 1);
  fixture.session.playback().pause();
  const int day = fixture.session.playback().day();
  fixture.now += 10'000;
  fixture.settle();
  CHECK(fixture.session.playback().day() == day);
  CHECK(fixture.session.due_in(fixture.now) < 0);
  fixture.go_to(40);
  fixture.session.playback().play(fixture.now);
  CHECK(fixture.session.playback().day() == 0);
}

TEST_CASE("An edit is compiled, undone and redone; figures follow") {
  SessionFixture fixture(tests::small_scenario());
  fixture.go_to(40);
  const std::string before = fixture.session.figures().hash_text();
  CHECK(fixture.session.edit("$.campaign.sms.schedule.dates", R"(["2020-02-09"])") ==
        workbench::Edited::done);
  CHECK(fixture.session.playback().day() == 0);
  fixture.go_to(40);
  const std::string after = fixture.session.figures().hash_text();
  CHECK(after != before);
  fixture.session.undo();
  fixture.go_to(40);
  CHECK(fixture.session.figures().hash_text() == before);
  fixture.session.redo();
  fixture.go_to(40);
  CHECK(fixture.session.figures().hash_text() == after);
}

TEST_CASE("People who have been drawn stay as long as they are the same") {
  SessionFixture fixture(tests::small_scenario());
  fixture.go_to(1);
  const auto drawn_anew = [&] {
    fixture.session.playback().jump_to(1);
    const bool people =
        fixture.session.playback().work().kind == workbench::WorkInProgress::Kind::people;
    fixture.settle();
    return people;
  };
  fixture.session.edit(discount, "90");
  CHECK(!drawn_anew());
  fixture.session.edit("$.response.share", "0.2");
  CHECK(!drawn_anew());
  fixture.session.undo();
  CHECK(!drawn_anew());
  fixture.session.edit("$.segments[0].members", "3100");
  CHECK(drawn_anew());
}

TEST_CASE("What cannot be read changes nothing, and what is wrong is said") {
  SessionFixture fixture(tests::small_scenario());
  CHECK(fixture.session.edit(discount, "{") == workbench::Edited::unreadable);
  CHECK(fixture.session.playback().can_run());
  CHECK(fixture.session.edit(discount, "-1") == workbench::Edited::done);
  CHECK(!fixture.session.playback().can_run());
  CHECK(!fixture.session.plan().diagnostics().empty());
  fixture.session.undo();
  CHECK(fixture.session.playback().can_run());
}

TEST_CASE("Adapting a plan is one change, which tells what it did and is undone whole") {
  SessionFixture fixture(tests::small_scenario());
  workbench::Session& session = fixture.session;
  const std::string before = session.plan().document().text();
  const scenario::Answers asked{
      .members = 600, .start = engine::Date{20'000}, .budget = engine::Fen{1'000'00}};
  REQUIRE(session.adapt(asked) == workbench::Edited::done);
  REQUIRE(session.plan().study());
  CHECK(scenario::answers_of(session.plan().study()->scenario).members == 600);
  CHECK(scenario::answers_of(session.plan().study()->scenario).start == engine::Date{20'000});
  CHECK(scenario::answers_of(session.plan().study()->scenario).budget == 1'000'00);
  CHECK_FALSE(session.adaptation().empty());
  fixture.go_to(5);
  CHECK(session.playback().day() == 5);
  session.undo();
  CHECK(session.plan().document().text() == before);
  CHECK(session.adaptation().empty());
  CHECK_FALSE(session.plan().document().can_undo());
  session.redo();
  CHECK_FALSE(session.adaptation().empty());
  session.edit(discount, "77");
  CHECK(session.adaptation().empty());
}

TEST_CASE("A plan that cannot be adapted stays, and says why") {
  SessionFixture fixture(tests::small_scenario());
  workbench::Session& session = fixture.session;
  const std::string before = session.plan().document().text();
  CHECK(session.adapt({.members = {}, .start = engine::Date{83'999}, .budget = {}}) ==
        workbench::Edited::invalid);
  CHECK_FALSE(session.refusal().empty());
  CHECK(session.plan().document().text() == before);
  session.edit(discount, "-1");
  CHECK(session.adapt({.members = 600, .start = {}, .budget = {}}) ==
        workbench::Edited::unreadable);
}

} // namespace pondlab::tests::session_test
