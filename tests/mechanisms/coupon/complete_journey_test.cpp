// V5: redemptions of a grocer's coupon campaigns (Complete Journey 2017, type A: thousands of
// households and campaigns, some 200 coupons each). Of the households that hold them 16.6 % redeem
// at all; the weekly hazards of the first redemption are .0422 .0455 .0312 .0232 .0124 .0122 .0084,
// and a household that redeems does so 2.65 times.
#include "support/ponds.hpp"
#include "support/set_parameter.hpp"

#include <catch2/catch_test_macros.hpp>

#include <array>
#include <map>

namespace pondlab::tests::complete_journey_test {

using namespace pondlab::engine;
using tests::WitnessedRun;

namespace {

constexpr int weeks = 7;
constexpr std::int64_t households = 20'000;

/// A grocer's customers, as often as they buy what a campaign is about.
Setup grocer() {
  Setup setup = tests::lively_setup(weeks * 7, households);
  setup.segments[0].purchase.rate_shape = 4;
  setup.segments[0].purchase.rate_scale = 26;
  setup.segments[0].purchase.drop_out_a = .1;
  setup.segments[0].purchase.drop_out_b = 20;
  setup.economics.return_shop = 0;
  return setup;
}

/// Coupons in which half of the households find something, two of which one trip can use.
CampaignEntry coupons() {
  CampaignEntry entry = tests::entry("coupon");
  tests::set(entry, "schedule.dates", std::vector<Date>{*make_date(2020, 1, 1)});
  tests::set(entry, "given", 1); // taken out of the mailing by who finds something in it
  tests::set(entry, "seen", 5'000);
  tests::set(entry, "click", 0);
  tests::set(entry, "claim", whole);
  tests::set(entry, "stimulus", 0);
  tests::set(entry, "face", 50);
  tests::set(entry, "threshold", 3'00);
  tests::set(entry, "each", 4);
  tests::set(entry, "an_order", 2);
  tests::set(entry, "validity", weeks * 7);
  return entry;
}

} // namespace

TEST_CASE("A grocer's coupons are redeemed as often, and ever more seldom, as in the data",
          "[statistical]") {
  WitnessedRun run(grocer(), {coupons()});
  run.world.run_to(weeks * 7);
  std::map<PersonIndex, std::pair<Day, int>> redeemed; // day of the first, how many
  for (const Order& order : run.orders())
    for (const Cut& cut : order.bill.taken_off())
      redeemed.try_emplace(order.person, order.day, 0).first->second.second += cut.count;
  std::array<double, weeks> first{};
  double all = 0;
  for (const auto& [person, when] : redeemed) {
    ++first[static_cast<std::size_t>(when.first / 7)];
    all += when.second;
  }
  constexpr std::array<double, weeks> data{.0422, .0455, .0312, .0232, .0124, .0122, .0084};
  double left = households, hazards = 0, of_data = 0;
  for (std::size_t week = 0; week < weeks; ++week) {
    const double hazard = first[week] / left;
    INFO("week " << week + 1 << ": " << hazard << ", data " << data[week]);
    CHECK(hazard > data[week] / 2);
    CHECK(hazard < data[week] * 2);
    left -= first[week];
    hazards += hazard;
    of_data += data[week];
  }
  const double redeemers = static_cast<double>(redeemed.size()) / households;
  const double each = all / static_cast<double>(redeemed.size());
  INFO(redeemers << " redeem, " << each << " times each; hazards sum to " << hazards);
  CHECK(redeemers > .14);
  CHECK(redeemers < .19);
  CHECK(each > 2.4);
  CHECK(each < 2.9);
  CHECK(hazards > .85 * of_data);
  CHECK(hazards < 1.15 * of_data);
}

} // namespace pondlab::tests::complete_journey_test
