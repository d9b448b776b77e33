// Drawing very many people: in slices, with progress, and to be stopped.
#include "support/studies.hpp"
#include "support/workbenches.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace pondlab;
using tests::Desk;
using Kind = workbench::WorkInProgress::Kind;

namespace {

/// A pool that takes many pieces to draw, about to go to its first day.
struct Filling : Desk {
  Filling() : Desk(tests::small_scenario()) {
    session.edit("$.segments[0].members", "200000");
    session.edit("$.horizon.days", "40");
    session.playback().jump_to(1);
  }
};

} // namespace

TEST_CASE("People are drawn slice by slice, each with a frame that says how far it is") {
  Filling desk;
  REQUIRE(desk.session.playback().work().kind == Kind::people);
  double share = 0;
  int slices = 0;
  for (auto work = desk.session.playback().work(); work.kind == Kind::people;
       work = desk.session.playback().work()) {
    CHECK(work.share >= share);
    share = work.share;
    const double begin = desk.now;
    CHECK(desk.session.advance(desk.now));
    CHECK(desk.now - begin < 30); // the clock goes on by one with each piece
    REQUIRE(++slices < 1'000);
  }
  CHECK(share > .5);
  CHECK(slices > 2);
  desk.settle();
  CHECK(desk.session.playback().day() == 1);
}

TEST_CASE("Drawing can be stopped, and goes on where it was when somebody asks again") {
  Filling desk;
  desk.session.advance(desk.now);
  const double share = desk.session.playback().work().share;
  REQUIRE(share > 0);
  desk.session.playback().stop();
  CHECK(!desk.session.busy());
  CHECK(desk.session.due_in(desk.now) < 0);
  desk.session.playback().look(); // who looks does not start it again
  CHECK(!desk.session.busy());
  desk.session.playback().jump_to(1);
  CHECK(desk.session.playback().work().share == share);
  desk.settle();
  CHECK(desk.session.playback().day() == 1);
}

TEST_CASE("Following somebody first draws the people, in slices too") {
  Filling desk;
  desk.session.playback().stop();
  desk.session.following().look();
  REQUIRE(desk.session.following().busy());
  const double begin = desk.now;
  desk.session.follow();
  CHECK(desk.now - begin < 30);
  CHECK(!desk.session.following().history());
}
