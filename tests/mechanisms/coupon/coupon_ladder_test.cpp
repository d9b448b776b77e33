#include "mechanisms/coupon/coupon_ladder.hpp"

#include "engine/model/friends.hpp"
#include "engine/model/plan.hpp"
#include "engine/model/population.hpp"
#include "support/ponds.hpp"
#include "support/set_parameter.hpp"

#include <catch2/catch_test_macros.hpp>

#include <set>

namespace pondlab::tests::coupon_ladder_test {

using namespace pondlab::engine;
using namespace pondlab::mechanisms;
using tests::WitnessedRun;

TEST_CASE("Idle months lead 85, 43, 28 and stay; purchases 43, 58, 95 and stay") {
  CHECK(after_idle(Rung::none) == Rung::idle_1);
  CHECK(after_idle(Rung::idle_1) == Rung::idle_2);
  CHECK(after_idle(Rung::idle_2) == Rung::idle_3);
  CHECK(after_idle(Rung::idle_3) == Rung::idle_3);
  for (const Rung idle : {Rung::none, Rung::idle_1, Rung::idle_2, Rung::idle_3})
    CHECK(after_purchase(idle) == Rung::bought_1);
  CHECK(after_purchase(Rung::bought_1) == Rung::bought_2);
  CHECK(after_purchase(Rung::bought_2) == Rung::bought_3);
  CHECK(after_purchase(Rung::bought_3) == Rung::bought_3);
  for (const Rung bought : {Rung::bought_1, Rung::bought_2, Rung::bought_3})
    CHECK(after_idle(bought) == Rung::idle_1);
}

namespace {

constexpr Day length = 300;

/// One person, registered on the eve of the first day, who buys when the test says so.
class HandMadeHistory {
public:
  HandMadeHistory()
      : plan_(tests::plan_of(setup(), {tests::entry("coupon_ladder")})),
        people_(populate(*plan_, Source(1, 0))->people), ladder_(*plan_->campaign[0].mechanism),
        ledger_(length, 1), counts_(length, 1) {
    people_.last_order[0] = people_.joined[0] = -1;
    state_.numbers.assign(1, 0);
    ladder_.prepare(*plan_, people_, source_, state_);
  }

  /// What the person would pay of a price on each day up to `until`, buying in the evening of
  /// `purchases`; 0 stands for no coupon.
  std::vector<int> pay_shares(Day until, const std::set<Day>& purchases) {
    std::vector<int> shares;
    for (Day day = 0; day < until; ++day) {
      const CampaignDay today{.plan = *plan_,
                              .people = people_,
                              .source = source_,
                              .day = day,
                              .mechanism = 0,
                              .kind = 6,
                              .instance = 0,
                              .state = state_,
                              .wallet = wallet_,
                              .friends = friends_,
                              .ledger = ledger_,
                              .counts = counts_,
                              .contactings = contactings_,
                              .joined = {}};
      ladder_.outreach(today);
      int share = 0, held = 0;
      wallet_.each(0, [&](const Held& coupon) {
        share = ladder_.terms()[coupon.terms].pay_share / 100;
        held += coupon.count;
      });
      CHECK(held <= 1);
      shares.push_back(share);
      if (!purchases.contains(day)) continue;
      people_.last_order[0] = static_cast<std::int16_t>(day);
      ladder_.on_orders(today, std::vector<Order>{{.person = 0}});
    }
    return shares;
  }

private:
  static Setup setup() {
    Setup setup = tests::plain_setup(length);
    setup.segments = {tests::plain_segment("registered", 1)};
    return setup;
  }

  std::shared_ptr<const Plan> plan_;
  People people_;
  const Mechanism& ladder_;
  Source source_;
  MechanismState state_;
  Wallet wallet_;
  Friends friends_;
  Ledger ledger_;
  DayCounts counts_;
  std::vector<Contacting> contactings_;
};

/// The days on which what is paid changes, with what is paid from then on.
using Steps = std::vector<std::pair<Day, int>>;
Steps steps_of(const std::vector<int>& shares) {
  Steps steps;
  int before = 0;
  for (std::size_t day = 0; day < shares.size(); ++day)
    if (shares[day] != before) {
      steps.emplace_back(static_cast<Day>(day), shares[day]);
      before = shares[day];
    }
  return steps;
}

Steps life(Day until, const std::set<Day>& purchases) {
  return steps_of(HandMadeHistory().pay_shares(until, purchases));
}

} // namespace

TEST_CASE("Who never buys pays 85, 43, then 28 per cent, a month apart") {
  CHECK(life(200, {}) == Steps{{29, 85}, {59, 43}, {89, 28}});
}

TEST_CASE("After a purchase the coupons shrink: 43, 58, 95 per cent and stay") {
  CHECK(life(120, {95, 100, 104, 110, 115}) ==
        Steps{{29, 85}, {59, 43}, {89, 28}, {96, 43}, {101, 58}, {105, 95}});
}

TEST_CASE("Thirty idle days after a purchase start again at 85 per cent") {
  CHECK(life(160, {40, 50}) == Steps{{29, 85}, {41, 43}, {51, 58}, {80, 85}, {110, 43}, {140, 28}});
  CHECK(life(160, {95, 100, 104}) ==
        Steps{{29, 85}, {59, 43}, {89, 28}, {96, 43}, {101, 58}, {105, 95}, {134, 85}});
}

TEST_CASE("A purchase before the first idle month enters at 43 per cent") {
  CHECK(life(45, {10}) == Steps{{11, 43}, {40, 85}});
}

TEST_CASE("A purchase one day before an idle month is over puts it off by a month") {
  CHECK(life(59, {28}) == Steps{{29, 43}, {58, 85}});
}

TEST_CASE("The day an idle month ends deepens the coupon before the purchase of that day") {
  CHECK(life(62, {59}) == Steps{{29, 85}, {59, 43}}); // 43 on day 59, bought, 43 again
}

TEST_CASE("Every coupon redeemed in a world is the one of the person's rung") {
  Setup setup = tests::lively_setup(150, 600);
  setup.segments[0].purchase.rate_scale = 40;
  setup.segments[0].never_bought = 3'000;
  WitnessedRun run(setup, {tests::entry("coupon_ladder")});
  const std::array<std::int32_t, rung_count> pays = {whole, 8'500, 4'300, 2'800,
                                                     4'300, 5'800, 9'500};
  std::set<int> rungs;
  for (Day day = 0; day < 150; ++day) {
    std::vector<std::uint8_t> before(600), after(600);
    for (PersonIndex person = 0; person < 600; ++person)
      before[person] = run.state().mechanisms[0].people[person].step;
    run.world.step();
    for (const Order& order : run.testimony->at(static_cast<std::size_t>(day)).orders) {
      if (order.coupon() != 0) continue;
      const Rung held = static_cast<Rung>(before[order.person]);
      const Fen paid = order.paid();
      const bool own = paid == share_of(order.list(), pays[static_cast<std::size_t>(held)]);
      const bool deepened = // an idle month ended this morning
          paid == share_of(order.list(), pays[static_cast<std::size_t>(after_idle(held))]);
      CHECK((own || deepened));
      rungs.insert(static_cast<int>(held));
    }
  }
  CHECK(rungs.size() >= 5);
}

TEST_CASE("Whom the target leaves out never gets on the ladder, newcomers included") {
  Setup setup = tests::lively_setup(120, 300);
  Segment others = tests::plain_segment("others", 300);
  others.sea = 400;
  setup.segments.push_back(others);
  Inflow inflow = with_defaults<Inflow>();
  inflow.id = "till";
  inflow.segment = "others";
  inflow.per_day = 5;
  setup.inflow = {inflow};
  CampaignEntry ladder = tests::entry("coupon_ladder");
  tests::set(ladder, "target.segments", std::vector<std::string>{"buyers"});
  WitnessedRun run(setup, {ladder});
  run.world.run_to(120);
  CHECK(run.total(Counter::joined) > 200);
  int on_ladder = 0;
  for (PersonIndex person = 0; person < run.state().people.size(); ++person) {
    const bool stepped = run.state().mechanisms[0].people[person].step != 0;
    if (run.world.plan().layout.cohort_of(person).segment == 1) CHECK_FALSE(stepped);
    on_ladder += stepped;
  }
  CHECK(on_ladder == 300);
}

TEST_CASE("Newcomers get on the ladder a month after joining") {
  Setup setup = tests::plain_setup(80);
  Segment segment = tests::plain_segment("registered", 0);
  segment.sea = 200;
  segment.purchase.first_order = 0;
  setup.segments = {segment};
  Inflow inflow = with_defaults<Inflow>();
  inflow.id = "scan";
  inflow.kind = 0;
  inflow.segment = "registered";
  inflow.daily = {0, 0, 0, 60};
  setup.inflow = {inflow};
  for (const Day from : {0, 20}) {
    CampaignEntry ladder = tests::entry("coupon_ladder");
    tests::set(ladder, "from", Date{setup.horizon.start.days + from});
    WitnessedRun run(setup, {ladder});
    run.world.run_to(80);
    for (Day day = 0; day < 80; ++day)
      CHECK(run.state().counts.at(day, 0, TouchCounter::issued) ==
            (day == 33 || day == 63 ? 60 : 0));
  }
}

} // namespace pondlab::tests::coupon_ladder_test
