// Contacts can hurt: how often is best.
#include "engine/books/ledger.hpp"
#include "engine/world/end_state.hpp"
#include "engine/world/world.hpp"
#include "support/set_parameter.hpp"
#include "support/worlds.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <map>

namespace pondlab::tests::contact_frequency_test {

using namespace pondlab::engine;

namespace {

constexpr Day year = 365;

/// Four thousand members of a brand that they buy from three times a year.
Setup pond(std::int64_t members = 4'000) {
  Setup setup = tests::plain_setup(year);
  Segment segment = tests::plain_segment("m", members);
  segment.tenure_min = 30;
  segment.tenure_max = 720;
  segment.purchase.rate_shape = .7;
  segment.purchase.rate_scale = 12;
  segment.purchase.drop_out_a = .6;
  segment.purchase.drop_out_b = 4;
  segment.purchase.conversion = 400;
  segment.basket = {.order_shape = 4, .person_shape = 6, .person_scale = 375'00};
  segment.channels = {3'000, 2'000, 5'000};
  setup.segments = {segment};
  setup.network.degree = 0;
  return setup;
}

/// Contribution of the year and what its end is worth.
double lifetime_contribution(const World& world) {
  const EndState end = end_state_of(world);
  return static_cast<double>(contribution(world.state().ledger, 0, year) + end.customer_value +
                             end.reach_value);
}

/// `n` messages every 30 days, evenly.
Campaign messages(int n, Date start) {
  Campaign campaign{tests::entry("sms")};
  std::vector<Date> dates;
  for (double day = 0; day < year; day += 30. / n)
    dates.push_back({start.days + static_cast<Day>(day)});
  tests::set(campaign[0], "schedule.dates", dates);
  return campaign;
}

/// What campaigns add, in the mean over replications.
template <class Key, class Make>
std::map<Key, double> added(const Setup& setup, const std::vector<Key>& keys, int replications,
                            Make&& campaign) {
  std::map<Key, double> sums;
  for (int i = 0; i < replications; ++i) {
    World none(tests::plan_of(setup), 1, static_cast<std::uint32_t>(i));
    none.run_to(year);
    for (const Key& key : keys) {
      World world(tests::plan_of(setup, campaign(key)), none.population());
      world.run_to(year);
      sums[key] += (lifetime_contribution(world) - lifetime_contribution(none)) / replications;
    }
  }
  return sums;
}

} // namespace

TEST_CASE("Of 4, 7 and 10 messages a month 7 are best, one a day does harm", "[full]") {
  // After Zhang, Kumar & Cosguner 2017: 7 a period are best, 4 cost 32 % and 10 cost 16 % of
  // lifetime profit. A smooth response cannot be that steep to the left and that flat to the right:
  // here 4 cost about 23 %, 10 about 8 %. Error of a ratio over 16 replications: .02.
  const Setup setup = pond();
  const std::map<int, double> profit =
      added(setup, std::vector<int>{1, 4, 7, 10, 15, 30}, 16,
            [&](int n) { return messages(n, setup.horizon.start); });
  const auto cost = [&](int n) { return 1 - profit.at(n) / profit.at(7); };
  INFO("4 cost " << cost(4) << ", 10 cost " << cost(10));
  CHECK(cost(4) > .16);
  CHECK(cost(4) < .40);
  CHECK(cost(10) > .03);
  CHECK(cost(10) < .30);
  CHECK(profit.at(1) < profit.at(4));
  CHECK(profit.at(15) < profit.at(10));
  CHECK(profit.at(30) < 0);
}

TEST_CASE("A community fed sixty posts a day earns less than with twelve, and empties", "[full]") {
  Setup setup = pond();
  setup.segments[0].reach = {.phone = 9'500, .guide = 0, .community = 6'000, .muted = 4'000};
  StoreGroup group = with_defaults<StoreGroup>();
  group.stores = 8;
  group.guides_per_store = 1;
  group.execution = 9'000;
  setup.stores = {group};
  const auto posts = [](int n) {
    Campaign campaign{tests::entry("community_post")};
    tests::set(campaign[0], "posts_a_day", n);
    return campaign;
  };
  const std::map<int, double> profit = added(setup, std::vector<int>{4, 12, 60}, 4, posts);
  CHECK(profit.at(12) > profit.at(4));
  CHECK(profit.at(12) > profit.at(60));
  CHECK(profit.at(60) < 0);
  World world(tests::plan_of(setup, posts(60)), 1, 0);
  const std::int64_t awake = world.state().stocks.in_community;
  world.run_to(year);
  CHECK(world.state().stocks.in_community < awake / 3);
}

TEST_CASE("Every contact has a frequency beyond which more of it earns less, even for nothing",
          "[full]") {
  struct Contact {
    const char* kind;
    std::vector<int> days; ///< from contact to contact, the best somewhere between
  };
  for (const Contact& contact :
       {Contact{"sms", {1, 4, 30}}, Contact{"guide_chat", {2, 7, 60}},
        Contact{"moments_post", {1, 5, 30}}, Contact{"live_stream", {1, 5, 60}}}) {
    const bool live = std::string_view(contact.kind) == "live_stream";
    Setup setup = pond(live ? 40'000 : 4'000);
    setup.segments[0].reach = {.phone = 9'500, .guide = 6'000, .community = 6'000, .muted = 4'000};
    StoreGroup group = with_defaults<StoreGroup>();
    group.stores = 8;
    group.execution = group.own_content = whole; // all that is planned is done
    setup.stores = {group};
    setup.economics.guide_hour = 0; // what keeps people from more is not what it costs
    const auto every = [&](int days) {
      Campaign campaign{tests::entry(contact.kind)};
      if (live) tests::set(campaign[0], "production", 0);
      tests::set(campaign[0],
                 std::string_view(contact.kind) == "guide_chat" ? "rest_days"
                                                                : "schedule.every_days",
                 days);
      return campaign;
    };
    const std::map<int, double> profit = added(setup, contact.days, live ? 1 : 4, every);
    INFO(contact.kind << ": " << profit.at(contact.days[0]) / 100 << ", "
                      << profit.at(contact.days[1]) / 100 << ", "
                      << profit.at(contact.days[2]) / 100);
    CHECK(profit.at(contact.days[1]) > profit.at(contact.days[0]));
    CHECK(profit.at(contact.days[1]) > profit.at(contact.days[2]));
  }
}

} // namespace pondlab::tests::contact_frequency_test
