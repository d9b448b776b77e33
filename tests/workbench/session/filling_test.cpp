// Drawing very many people: in slices, with progress, and to be stopped.
#include "support/studies.hpp"
#include "support/workbenches.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pondlab::tests::filling_test {

using tests::SessionFixture;
using Kind = workbench::WorkInProgress::Kind;

namespace {

/// A pool that takes many pieces to draw, about to go to its first day.
struct Filling : SessionFixture {
  Filling() : SessionFixture(tests::small_scenario()) {
    session.edit("$.segments[0].members", "200000");
    session.edit("$.horizon.days", "40");
    session.playback().jump_to(1);
  }
};

} // namespace

TEST_CASE("People are drawn slice by slice, each with a frame that says how far it is") {
  Filling fixture;
  REQUIRE(fixture.session.playback().work().kind == Kind::people);
  double share = 0;
  int slices = 0;
  for (auto work = fixture.session.playback().work(); work.kind == Kind::people;
       work = fixture.session.playback().work()) {
    CHECK(work.share >= share);
    share = work.share;
    const double begin = fixture.now;
    CHECK(fixture.session.advance(fixture.now));
    CHECK(fixture.now - begin < 30); // the clock goes on by one with each piece
    REQUIRE(++slices < 1'000);
  }
  CHECK(share > .5);
  CHECK(slices > 2);
  fixture.settle();
  CHECK(fixture.session.playback().day() == 1);
}

TEST_CASE("Drawing can be stopped, and goes on where it was when somebody asks again") {
  Filling fixture;
  fixture.session.advance(fixture.now);
  const double share = fixture.session.playback().work().share;
  REQUIRE(share > 0);
  fixture.session.playback().stop();
  CHECK(!fixture.session.busy());
  CHECK(fixture.session.due_in(fixture.now) < 0);
  fixture.session.playback().look(); // who looks does not start it again
  CHECK(!fixture.session.busy());
  fixture.session.playback().jump_to(1);
  CHECK(fixture.session.playback().work().share == share);
  fixture.settle();
  CHECK(fixture.session.playback().day() == 1);
}

TEST_CASE("Following somebody first draws the people, in slices too") {
  Filling fixture;
  fixture.session.playback().stop();
  fixture.session.following().look();
  REQUIRE(fixture.session.following().busy());
  const double begin = fixture.now;
  fixture.session.follow();
  CHECK(fixture.now - begin < 30);
  CHECK(!fixture.session.following().history());
}

} // namespace pondlab::tests::filling_test
