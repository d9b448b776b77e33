// Published effects on the model's scales, against the sources' own tables.
#include "engine/model/effect_scale.hpp"

#include "base/error.hpp"
#include "engine/world/world.hpp"
#include "support/set_parameter.hpp"
#include "support/worlds.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <cmath>

namespace pondlab::tests::effect_scale_test {

using namespace pondlab::engine;
using Catch::Approx;

namespace {

/// Hillstrom's experiment, every other row of the published file: 10,586 people without e-mail of
/// whom .10816 visited within two weeks. Half widths of 95 % intervals.
struct Email {
  const char* name;
  double log_odds;
  double visit, visit_width;
  double conversion, conversion_width;
  double spend, spend_width; // dollars a person
};
constexpr Email emails[] = {{"men's", .6145, .0750, .0094, .00509, .00244, .466, .325},
                            {"women's", .3982, .0448, .0090, .00289, .00229, .588, .357}};
constexpr MeasuredMessage hillstrom{
    .control = .10816, .seen = .3, .carry_over = .8, .responsiveness_spread = .5};

struct Fortnight {
  double visitors, buyers, spend;
};

/// Two weeks of people alike but for their response, who order as those without e-mail did: .00586
/// of them, for 98 dollars.
Fortnight fortnight(std::optional<double> stimulus, std::uint32_t replication) {
  Setup setup = tests::plain_setup(14);
  Segment segment = tests::plain_segment("m", 64'000);
  const double visits_a_day = -std::log(1 - .10816) / 14,
               conversion = .005857 / (visits_a_day * 14);
  segment.purchase = with_defaults<Purchase>();
  segment.purchase.rate_shape = 50;
  segment.purchase.rate_scale = 50 / (visits_a_day * 7 * conversion);
  segment.purchase.drop_out_a = .001;
  segment.purchase.drop_out_b = 1'000;
  segment.purchase.conversion = static_cast<std::int32_t>(conversion * whole + .5);
  segment.basket.order_shape = 2.5;
  segment.basket.person_shape = 4;
  segment.basket.person_scale = 117'60;
  segment.reach.phone = whole;
  setup.segments = {segment};
  setup.network.degree = 0;
  setup.response.carry_over = hillstrom.carry_over;
  setup.response.stimulus_cap = 5;
  setup.response.pulled_forward = 0; // two weeks are too short for it to come back
  Campaign campaign;
  if (stimulus) {
    campaign.push_back(tests::entry("sms"));
    tests::set(campaign[0], "schedule.dates", std::vector<Date>{setup.horizon.start});
    tests::set(campaign[0], "seen", 3'000);
    tests::set(campaign[0], "click", 0);
    tests::set(campaign[0], "opt_out", 0);
    tests::set(campaign[0], "stimulus", *stimulus);
  }
  World world(tests::plan_of(std::move(setup), std::move(campaign)), 11, replication);
  std::vector<bool> visited(world.state().people.size()), bought(visited);
  const People before = world.state().people;
  std::vector<std::uint16_t> orders = before.orders;
  while (!world.at_end()) {
    world.step();
    for (PersonIndex person = 0; person < orders.size(); ++person)
      if (world.state().people.orders[person] != before.orders[person]) bought[person] = true;
  }
  const DayCounts& counts = world.state().counts;
  return {static_cast<double>(counts.total(Counter::visits_shop, 0, 14)) / 64'000,
          static_cast<double>(std::count(bought.begin(), bought.end(), true)) / 64'000,
          static_cast<double>(counts.total(Counter::paid_shop, 0, 14)) / 100 / 64'000};
}

} // namespace

TEST_CASE("Without an effect a message moves nobody, and a stronger one moves more") {
  CHECK(visiting_share(hillstrom, 0) == Approx(hillstrom.control));
  CHECK(stimulus_of_log_odds(hillstrom, 0) == Approx(0).margin(1e-9));
  double before = 0;
  for (double stimulus = -3; stimulus < 5; stimulus += .5) {
    CHECK(visiting_share(hillstrom, stimulus) > before);
    before = visiting_share(hillstrom, stimulus);
  }
  CHECK_THROWS_AS(stimulus_of_log_odds(hillstrom, 5), Error); // 70 % do not read it
}

TEST_CASE("The stimulus found for log-odds of visiting gives them back") {
  for (const Email& email : emails) {
    const double share = visiting_share(hillstrom, stimulus_of_log_odds(hillstrom, email.log_odds));
    INFO(email.name);
    CHECK(share - hillstrom.control == Approx(email.visit).margin(5e-4));
  }
}

TEST_CASE("Hillstrom's e-mails come out of the model within their intervals", "[statistical]") {
  const Email& email = emails[GENERATE(0, 1)];
  INFO(email.name);
  const double stimulus = stimulus_of_log_odds(hillstrom, email.log_odds);
  CHECK(stimulus > 1.5);
  CHECK(stimulus < 3);
  double conversion = 0, spend = 0;
  constexpr int replications = 6; // Monte Carlo error a tenth of the intervals
  for (std::uint32_t i = 0; i < replications; ++i) {
    const Fortnight with = fortnight(stimulus, i), without = fortnight({}, i);
    conversion += (with.buyers - without.buyers) / replications;
    spend += (with.spend - without.spend) / replications;
  }
  INFO("conversion " << conversion << ", spend " << spend);
  CHECK(std::abs(conversion - email.conversion) < email.conversion_width);
  CHECK(std::abs(spend - email.spend) < email.spend_width);
}

TEST_CASE(
    "Elasticities of a logit at ketchup's prices lie in the range of promotion elasticities") {
  // Catsup panel, 2,798 purchases: price coefficient −1.402 a cent and ounce; mean price and share.
  for (const auto& [price, share] : {std::pair(3.143, .521), {4.316, .304}, {3.355, .110}}) {
    const double elasticity = elasticity_of_logit(-1.402, price, share);
    CHECK(elasticity < -1.5);
    CHECK(elasticity > -5);
  }
}

} // namespace pondlab::tests::effect_scale_test
