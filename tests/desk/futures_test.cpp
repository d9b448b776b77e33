// Branches: another plan from a day on, beside the future as it was.
#include "desk/session.hpp"

#include "support/desks.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>

using namespace pondlab;
using desk::Edited;
using tests::Desk;

namespace {

constexpr int turn = 17; // after the first wave of messages, before the second

const std::string discount = "$.campaign.sms.coupon.face";
const std::string waves = "$.campaign.sms.schedule.dates";
const std::string later = R"(["2020-01-10", "2020-02-09"])"; // the second wave on the last day

/// A desk whose run is known to the end, standing on day `turn`, where changes branch.
struct Branching : Desk {
  Branching() : Desk(tests::small_scenario()) {
    go_to(40);
    end = session.hash_text();
    go_to(turn);
    middle = session.hash_text();
    session.set_branching(true);
  }
  std::string hash_of(int day) {
    go_to(day);
    return session.hash_text();
  }
  std::string middle, end;
};

} // namespace

TEST_CASE("A branch keeps the past, changes the future, and leaves the other as it was") {
  Branching desk;
  REQUIRE(desk.session.edit(waves, later) == Edited::done);
  CHECK(desk.session.day() == turn);
  const auto futures = desk.session.futures();
  REQUIRE(futures.size() == 2);
  CHECK((futures[1].on_show && futures[1].from == turn && futures[1].left == 0));
  CHECK(desk.hash_of(turn) == desk.middle);
  CHECK(desk.hash_of(40) != desk.end);
  CHECK(desk.hash_of(5) != desk.middle); // its past can be gone to
  CHECK(desk.hash_of(turn) == desk.middle);
  desk.session.show_future(0);
  CHECK(desk.hash_of(40) == desk.end);
}

TEST_CASE("A branch whose change acts on no day that is left is the same future") {
  Branching desk;
  desk.go_to(30); // after the last wave; its coupons are spent or expired on the 31st
  desk.go_to(35);
  REQUIRE(desk.session.edit(discount, "150") == Edited::done);
  CHECK(desk.hash_of(40) == desk.end);
}

TEST_CASE("The same branch twice is the same bits, whatever was gone to in between") {
  std::string first;
  for (const bool wander : {false, true}) {
    Branching desk;
    desk.session.edit(waves, later);
    if (wander)
      for (const int day : {29, 3, 18, 16, 25}) desk.go_to(day);
    const std::string hash = desk.hash_of(40);
    if (!wander) first = hash;
    CHECK(hash == first);
  }
}

TEST_CASE("Figures tell the difference since the branch, and the chart has both lines") {
  Branching desk;
  desk.session.edit(waves, later);
  CHECK(desk.session.figure("net_sales").difference == 0);
  desk.go_to(40);
  const desk::Figure branched = desk.session.figure("net_sales");
  const desk::Series series = desk.session.series("net_sales");
  REQUIRE(series.others.size() == 1);
  double by_day = 0;
  for (std::size_t day = 0; day < 40; ++day) {
    const double gap = series.run[day] - series.others[0].run[day];
    if (day < turn) CHECK(gap == 0);
    by_day += gap;
  }
  CHECK(branched.against == 0);
  CHECK(branched.difference != 0);
  CHECK(std::abs(branched.difference - by_day) < .005);
  desk.session.show_future(0);
  CHECK(desk.session.figure("net_sales").difference == -branched.difference);
}

TEST_CASE("A change of the response branches the twin too: what it earns compares like with like") {
  Branching desk;
  REQUIRE(desk.session.edit("$.response.carry_over", "0.5") == Edited::done);
  CHECK(desk.session.figure("incremental_contribution").difference == 0);
  desk.go_to(40);
  CHECK(std::isfinite(desk.session.figure("incremental_contribution").value));
}

TEST_CASE("More changes on the same day are of the same branch; undo takes them back one by one") {
  Branching desk;
  desk.session.edit(waves, later);
  const std::string once = desk.hash_of(40);
  desk.go_to(turn);
  desk.session.edit("$.campaign.sms.seen", "0.4");
  CHECK(desk.session.futures().size() == 2);
  const std::string twice = desk.hash_of(40);
  CHECK(twice != once);
  desk.session.undo();
  CHECK(desk.session.futures().size() == 2);
  CHECK(desk.hash_of(40) == once);
  desk.session.undo();
  CHECK(desk.session.futures().size() == 1);
  CHECK(desk.hash_of(40) == desk.end);
  desk.session.redo();
  CHECK(desk.session.futures().size() == 2);
  CHECK(desk.hash_of(40) == once);
}

TEST_CASE("What is settled before day 0 is refused, and so is a plan that would not run") {
  Branching desk;
  CHECK(desk.session.edit("$.segments[0].members", "3100") == Edited::settled);
  CHECK(desk.session.edit("$.run.seed", "12") == Edited::settled);
  CHECK(desk.session.edit(discount, "-1") == Edited::invalid);
  CHECK(!desk.session.refusal().empty());
  CHECK(desk.session.futures().size() == 1);
  CHECK(!desk.session.modified());
  CHECK(desk.hash_of(turn) == desk.middle);
}

TEST_CASE("There are at most four futures; a dropped one makes room, the last one stays") {
  Branching desk;
  for (const int day : {turn, turn + 1, turn + 2}) {
    desk.go_to(day);
    CHECK(desk.session.edit(discount, std::to_string(100 + day)) == Edited::done);
  }
  desk.go_to(turn + 3);
  CHECK(desk.session.edit(discount, "150") == Edited::full);
  desk.session.drop_future(1);
  CHECK(desk.session.futures().size() == 3);
  CHECK(desk.session.edit(discount, "150") == Edited::done);
  CHECK(desk.session.futures()[1].number == 1); // the name that is free
  for (const int number : {0, 1, 2, 3}) desk.session.drop_future(number);
  CHECK(desk.session.futures().size() == 1);
  desk.go_to(40);
}

TEST_CASE("Another strategy branches like any change, and so does none") {
  Branching desk;
  CHECK(desk.session.choose_strategy("none") == Edited::done);
  CHECK(desk.session.futures().size() == 2);
  CHECK(desk.hash_of(turn) == desk.middle);
  CHECK(desk.hash_of(40) != desk.end);
  CHECK(std::isfinite(desk.session.figure("incremental_contribution").value));
}

TEST_CASE("Without branching, and on day 0, a change runs from the start") {
  Branching desk;
  desk.go_to(0);
  desk.session.edit(discount, "150");
  CHECK(desk.session.futures().size() == 1);
  desk.session.set_branching(false);
  desk.go_to(turn);
  desk.session.edit(discount, "160");
  CHECK(desk.session.futures().size() == 1);
  CHECK(desk.session.futures()[0].from == 0);
}
