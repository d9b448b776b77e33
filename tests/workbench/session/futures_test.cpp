// Branches: another plan from a day on, beside the future as it was.
#include "workbench/session/session.hpp"

#include "support/studies.hpp"
#include "support/workbenches.hpp"
#include "workbench/people/phone.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace pondlab::tests::futures_test {

using tests::SessionFixture;
using workbench::Edited;

namespace {

constexpr int turn = 17; // after the first wave of messages, before the second

const std::string discount = "$.campaign.sms.coupon.face";
const std::string waves = "$.campaign.sms.schedule.dates";
const std::string later = R"(["2020-01-10", "2020-02-09"])"; // the second wave on the last day

/// A fixture whose run is known to the end, standing on day `turn`, where changes branch.
struct Branching : SessionFixture {
  Branching() : SessionFixture(tests::small_scenario()) {
    go_to(40);
    end = session.figures().hash_text();
    go_to(turn);
    middle = session.figures().hash_text();
    session.set_branching(true);
  }
  std::string hash_of(int day) {
    go_to(day);
    return session.figures().hash_text();
  }
  std::string middle, end;
};

} // namespace

TEST_CASE("A branch keeps the past, changes the future, and leaves the other as it was") {
  Branching fixture;
  REQUIRE(fixture.session.edit(waves, later) == Edited::done);
  CHECK(fixture.session.playback().day() == turn);
  const auto futures = fixture.session.futures().views();
  REQUIRE(futures.size() == 2);
  CHECK((futures[1].on_show && futures[1].from == turn && futures[1].left == 0));
  CHECK(fixture.hash_of(turn) == fixture.middle);
  CHECK(fixture.hash_of(40) != fixture.end);
  CHECK(fixture.hash_of(5) != fixture.middle); // its past can be gone to
  CHECK(fixture.hash_of(turn) == fixture.middle);
  fixture.session.show_future(0);
  CHECK(fixture.hash_of(40) == fixture.end);
}

TEST_CASE("A branch whose change acts on no day that is left is the same future") {
  Branching fixture;
  fixture.go_to(30); // after the last wave; its coupons are spent or expired on the 31st
  fixture.go_to(35);
  REQUIRE(fixture.session.edit(discount, "150") == Edited::done);
  CHECK(fixture.hash_of(40) == fixture.end);
}

TEST_CASE("The same branch twice is the same bits, whatever was gone to in between") {
  std::string first;
  for (const bool wander : {false, true}) {
    Branching fixture;
    fixture.session.edit(waves, later);
    if (wander)
      for (const int day : {29, 3, 18, 16, 25}) fixture.go_to(day);
    const std::string hash = fixture.hash_of(40);
    if (!wander) first = hash;
    CHECK(hash == first);
  }
}

TEST_CASE("Figures tell the difference since the branch, and the chart has both lines") {
  Branching fixture;
  fixture.session.edit(waves, later);
  CHECK(fixture.session.figures().figure("net_sales").difference == 0);
  fixture.go_to(40);
  const workbench::Figure branched = fixture.session.figures().figure("net_sales");
  const workbench::Series series = fixture.session.figures().series("net_sales");
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
  fixture.session.show_future(0);
  CHECK(fixture.session.figures().figure("net_sales").difference == -branched.difference);
}

TEST_CASE("A change of the response branches the twin too: what it earns compares like with like") {
  Branching fixture;
  REQUIRE(fixture.session.edit("$.response.carry_over", "0.5") == Edited::done);
  CHECK(fixture.session.figures().figure("incremental_contribution").difference == 0);
  fixture.go_to(40);
  CHECK(std::isfinite(fixture.session.figures().figure("incremental_contribution").value));
}

TEST_CASE("More changes on the same day are of the same branch; undo takes them back one by one") {
  Branching fixture;
  fixture.session.edit(waves, later);
  const std::string once = fixture.hash_of(40);
  fixture.go_to(turn);
  fixture.session.edit("$.campaign.sms.seen", "0.4");
  CHECK(fixture.session.futures().views().size() == 2);
  const std::string twice = fixture.hash_of(40);
  CHECK(twice != once);
  fixture.session.undo();
  CHECK(fixture.session.futures().views().size() == 2);
  CHECK(fixture.hash_of(40) == once);
  fixture.session.undo();
  CHECK(fixture.session.futures().views().size() == 1);
  CHECK(fixture.hash_of(40) == fixture.end);
  fixture.session.redo();
  CHECK(fixture.session.futures().views().size() == 2);
  CHECK(fixture.hash_of(40) == once);
}

TEST_CASE("What is settled before day 0 is refused, and so is a plan that would not run") {
  Branching fixture;
  CHECK(fixture.session.edit("$.segments[0].members", "3100") == Edited::settled);
  CHECK(fixture.session.edit("$.run.seed", "12") == Edited::settled);
  CHECK(fixture.session.edit(discount, "-1") == Edited::invalid);
  CHECK(!fixture.session.refusal().empty());
  CHECK(fixture.session.futures().views().size() == 1);
  CHECK(!fixture.session.plan().modified());
  CHECK(fixture.hash_of(turn) == fixture.middle);
}

TEST_CASE("There are at most four futures; a dropped one makes room, the last one stays") {
  Branching fixture;
  for (const int day : {turn, turn + 1, turn + 2}) {
    fixture.go_to(day);
    CHECK(fixture.session.edit(discount, std::to_string(100 + day)) == Edited::done);
  }
  fixture.go_to(turn + 3);
  CHECK(fixture.session.edit(discount, "150") == Edited::full);
  fixture.session.drop_future(1);
  CHECK(fixture.session.futures().views().size() == 3);
  CHECK(fixture.session.edit(discount, "150") == Edited::done);
  CHECK(fixture.session.futures().views()[1].number == 1); // the name that is free
  for (const int number : {0, 1, 2, 3}) fixture.session.drop_future(number);
  CHECK(fixture.session.futures().views().size() == 1);
  fixture.go_to(40);
}

TEST_CASE("Another strategy branches like any change, and so does none") {
  Branching fixture;
  CHECK(fixture.session.choose_strategy("none") == Edited::done);
  CHECK(fixture.session.futures().views().size() == 2);
  CHECK(fixture.hash_of(turn) == fixture.middle);
  CHECK(fixture.hash_of(40) != fixture.end);
  CHECK(std::isfinite(fixture.session.figures().figure("incremental_contribution").value));
}

TEST_CASE("Without branching, and on day 0, a change runs from the start") {
  Branching fixture;
  fixture.go_to(0);
  fixture.session.edit(discount, "150");
  CHECK(fixture.session.futures().views().size() == 1);
  fixture.session.set_branching(false);
  fixture.go_to(turn);
  fixture.session.edit(discount, "160");
  CHECK(fixture.session.futures().views().size() == 1);
  CHECK(fixture.session.futures().views()[0].from == 0);
}

namespace {

/// Another mechanism before the text messages, so that these get another place in the campaign.
const std::string posts_too = R"({
  "moments_post": {"schedule": {"every_days": 3}},
  "sms": {"schedule": {"dates": ["2020-01-10", "2020-02-05"]},
          "coupon": {"face": 90, "threshold": 200, "validity": 7}}})";

std::int64_t amounts_of(const workbench::PeopleList& list) {
  std::int64_t sum = 0;
  for (const experiment::PersonBehind& person : list.behind()->people) sum += person.amount;
  return sum;
}

const workbench::PeopleList& list_of(SessionFixture& fixture, workbench::PeopleAsked asked) {
  fixture.session.ask_people(std::move(asked));
  fixture.settle();
  return fixture.session.people_list();
}

const experiment::EventHistory& life_of(SessionFixture& fixture, const std::string& person) {
  workbench::Following& following = fixture.session.following();
  following.look();
  following.choose(person);
  while (following.busy()) fixture.session.follow();
  if (!following.history()) throw std::runtime_error("nobody is " + person);
  return *following.history();
}

int orders_until(const experiment::EventHistory& history, int day) {
  return static_cast<int>(std::ranges::count_if(history.events, [day](const auto& event) {
    return event.kind == engine::TraceKind::order && event.day < day;
  }));
}

} // namespace

TEST_CASE("The people behind a branch's figures add up, before the change, after it and across") {
  Branching fixture;
  REQUIRE(fixture.session.edit("$.campaign", posts_too) == Edited::done);
  fixture.go_to(40);
  for (const workbench::FunnelStep& step : fixture.session.figures().funnel("sms")) {
    INFO(step.counter);
    const workbench::PeopleList& list = list_of(fixture, {"sms." + step.counter, 0, 40});
    CHECK(amounts_of(list) == step.people);
    CHECK(list.behind()->figure == step.people);
  }
  const workbench::Series orders = fixture.session.figures().series("orders");
  for (const auto& [from, to] : {std::pair(0, 10), std::pair(10, 30), std::pair(20, 40)}) {
    double in_series = 0;
    for (int day = from; day < to; ++day) in_series += orders.run[static_cast<std::size_t>(day)];
    CHECK(static_cast<double>(amounts_of(list_of(fixture, {"orders", from, to}))) == in_series);
  }
  for (const char* figure : {"books.coupon_subsidy:sms", "books.sms:sms", "incremental_orders",
                             "incremental_contribution", "members"}) {
    INFO(figure);
    if (!fixture.session.figures().has_people(figure)) continue;
    const workbench::PeopleList& list = list_of(fixture, {figure, 0, 40});
    REQUIRE(list.behind());
    CHECK(list.behind()->of_people + list.behind()->nobodys() == list.behind()->figure);
    CHECK(amounts_of(list) == list.behind()->of_people);
  }
}

TEST_CASE("A mechanism that a branch takes out keeps the people it had reached") {
  Branching fixture;
  const std::int64_t reached = amounts_of(list_of(fixture, {"sms.audience", 0, turn}));
  REQUIRE(reached > 0);
  REQUIRE(fixture.session.choose_strategy("none") == Edited::done);
  fixture.go_to(40);
  CHECK(amounts_of(list_of(fixture, {"sms.audience", 0, 40})) == reached);
  CHECK(amounts_of(list_of(fixture, {"sms.audience", turn, 40})) == 0);
}

TEST_CASE("A life in a branch is the main line's up to the change, and agrees with the lists") {
  Branching fixture;
  const experiment::EventHistory before = life_of(fixture, "typical");
  REQUIRE(fixture.session.edit("$.campaign", posts_too) == Edited::done);
  fixture.go_to(40);
  const workbench::PeopleList& buyers = list_of(fixture, {"orders", 0, 40});
  REQUIRE(buyers.rows().size() > 3);
  for (std::size_t row : {std::size_t{0}, buyers.rows().size() / 2}) {
    const experiment::EventHistory& history = life_of(fixture, buyers.name(row));
    CHECK(orders_until(history, 40) == buyers.behind()->people[buyers.rows()[row]].amount);
    CHECK(history.evenings.size() == 40);
  }
  const experiment::EventHistory& after = life_of(fixture, before.person);
  CHECK(orders_until(after, turn) == orders_until(before, turn));
  const engine::Plan& plan = fixture.session.following().plan(0);
  std::size_t of_sms = 0;
  for (std::size_t i = 0; i < before.events.size() && before.events[i].day < turn; ++i) {
    REQUIRE(i < after.events.size());
    CHECK(after.events[i].kind == before.events[i].kind);
    if (before.events[i].mechanism != 0) continue;
    ++of_sms;
    CHECK(plan.campaign[static_cast<std::size_t>(after.events[i].mechanism)].id == "sms");
  }
  CHECK(of_sms > 0);
  CHECK(fixture.session.following().has_twin());
}

TEST_CASE("The phone in a branch shows each coupon with the terms of its own day") {
  Branching fixture;
  fixture.go_to(8); // before the first wave
  REQUIRE(fixture.session.edit(discount, "90") == Edited::done);
  fixture.go_to(40);
  REQUIRE(!list_of(fixture, {"sms.claimed", 0, turn}).rows().empty());
  const experiment::EventHistory& history = life_of(fixture, fixture.session.people_list().name(0));
  const workbench::Following& following = fixture.session.following();
  const auto view = workbench::phone_view(history, following.timeline(0), following.scenes(0), 40);
  REQUIRE(!view.coupons.empty());
  for (const workbench::PhoneCoupon& coupon : view.coupons) CHECK(coupon.terms.face == 90'00);

  fixture.session.show_future(0);
  fixture.go_to(turn); // after the first wave, before the second
  REQUIRE(fixture.session.edit(discount, "120") == Edited::done);
  fixture.go_to(40);
  list_of(fixture, {"sms.claimed", 0, 40}); // who claimed twice comes first
  const experiment::EventHistory& other = life_of(fixture, fixture.session.people_list().name(0));
  const auto mixed = workbench::phone_view(other, following.timeline(0), following.scenes(0), 40);
  REQUIRE(mixed.coupons.size() == 2);
  for (const workbench::PhoneCoupon& coupon : mixed.coupons)
    CHECK(coupon.terms.face == (coupon.received < turn ? 50'00 : 120'00));
}

} // namespace pondlab::tests::futures_test
