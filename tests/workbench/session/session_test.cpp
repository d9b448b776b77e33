// One run on the desk: going to days, playing, editing.
#include "workbench/session/session.hpp"

#include "engine/numeric/random.hpp"
#include "experiment/study/study.hpp"
#include "support/studies.hpp"
#include "support/workbenches.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cstdio>

using namespace pondlab;
using tests::Desk;

namespace {

/// Hash of each day as the desk writes it, of a world that runs straight through.
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
  Desk desk(tests::small_scenario());
  for (const int day : {3, 40, 1, 39, 17, 16, 18, 40, 2, 0, 25}) {
    desk.go_to(day);
    CHECK(desk.session.playback().day() == day);
    CHECK(desk.session.figures().hash_text() ==
          (day == 0 ? "" : expected[static_cast<std::size_t>(day) - 1]));
  }
}

TEST_CASE("A day that is known is on show at once") {
  Desk desk(tests::small_scenario());
  desk.go_to(40);
  desk.session.playback().jump_to(12);
  CHECK(desk.session.playback().day() == 12);
  CHECK(desk.session.busy()); // the world follows
}

TEST_CASE("Playing follows the clock, pauses at once, and begins again at the end") {
  Desk desk(tests::small_scenario());
  desk.go_to(1);
  desk.session.playback().set_speed(10, desk.now);
  desk.session.playback().play(desk.now);
  const double begin = desk.now;
  while (desk.now < begin + 1'000) {
    desk.session.advance(desk.now);
    desk.now += 5;
  }
  CHECK(std::abs(desk.session.playback().day() - 11) <= 1);
  desk.session.playback().pause();
  const int day = desk.session.playback().day();
  desk.now += 10'000;
  desk.settle();
  CHECK(desk.session.playback().day() == day);
  CHECK(desk.session.due_in(desk.now) < 0);
  desk.go_to(40);
  desk.session.playback().play(desk.now);
  CHECK(desk.session.playback().day() == 0);
}

TEST_CASE("An edit is compiled, undone and redone; figures follow") {
  Desk desk(tests::small_scenario());
  desk.go_to(40);
  const std::string before = desk.session.figures().hash_text();
  CHECK(desk.session.edit("$.campaign.sms.schedule.dates", R"(["2020-02-09"])") ==
        workbench::Edited::done);
  CHECK(desk.session.playback().day() == 0);
  desk.go_to(40);
  const std::string after = desk.session.figures().hash_text();
  CHECK(after != before);
  desk.session.undo();
  desk.go_to(40);
  CHECK(desk.session.figures().hash_text() == before);
  desk.session.redo();
  desk.go_to(40);
  CHECK(desk.session.figures().hash_text() == after);
}

TEST_CASE("People who have been drawn stay as long as they are the same") {
  Desk desk(tests::small_scenario());
  desk.go_to(1);
  const auto drawn_anew = [&] {
    desk.session.playback().jump_to(1);
    const bool people =
        desk.session.playback().work().kind == workbench::WorkInProgress::Kind::people;
    desk.settle();
    return people;
  };
  desk.session.edit(discount, "90");
  CHECK(!drawn_anew());
  desk.session.edit("$.response.share", "0.2");
  CHECK(!drawn_anew());
  desk.session.undo();
  CHECK(!drawn_anew());
  desk.session.edit("$.segments[0].members", "3100");
  CHECK(drawn_anew());
}

TEST_CASE("What cannot be read changes nothing, and what is wrong is said") {
  Desk desk(tests::small_scenario());
  CHECK(desk.session.edit(discount, "{") == workbench::Edited::unreadable);
  CHECK(desk.session.playback().can_run());
  CHECK(desk.session.edit(discount, "-1") == workbench::Edited::done);
  CHECK(!desk.session.playback().can_run());
  CHECK(!desk.session.plan().diagnostics().empty());
  desk.session.undo();
  CHECK(desk.session.playback().can_run());
}
