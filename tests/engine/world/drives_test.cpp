// Three drives: benefit, trust, conformity. Each switch changes what it should and nothing else.
#include "engine/world/world.hpp"
#include "support/set_parameter.hpp"
#include "support/worlds.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace pondlab::tests::drives_test {

using namespace pondlab::engine;

namespace {

Setup pond() {
  Setup setup = tests::plain_setup(60);
  Segment segment = tests::plain_segment("members", 4'000);
  segment.channels = {3'000, 2'000, 5'000};
  segment.purchase.rate_shape = 1;
  segment.purchase.conversion = 1'000;
  setup.segments = {segment};
  setup.stores = {with_defaults<StoreGroup>()};
  setup.stores[0].stores = 5;
  return setup;
}

struct What {
  bool coupon = false, friends = false, live = false;
};

Campaign campaign(const What& what) {
  Campaign campaign{tests::entry("sms")};
  tests::set(campaign[0], "schedule.every_days", 5);
  tests::set(campaign[0], "seen", 5'000);
  if (what.coupon) tests::set(campaign[0], "coupon.pay_share", 7'000);
  if (what.coupon) tests::set(campaign[0], "claim", 5'000);
  if (what.live) {
    campaign.push_back(tests::entry("live_stream"));
    tests::set(campaign[1], "schedule.every_days", 7);
    tests::set(campaign[1], "attend", 8'000);
    tests::set(campaign[1], "pay_share", 10'000);
  }
  return campaign;
}

std::unique_ptr<World> run(Setup setup, const What& what, Day days = 60) {
  if (what.friends) {
    setup.network.degree = 6;
    setup.response.share = 10'000;
  }
  auto world = std::make_unique<World>(tests::plan_of(std::move(setup), campaign(what)), 41, 0);
  world->run_to(days);
  return world;
}

Setup without(bool Response::* drive) {
  Setup setup = pond();
  setup.response.*drive = false;
  return setup;
}

std::int64_t touches(const World& world, TouchCounter counter, Day days) {
  return world.state().counts.total(0, counter, 0, days);
}
std::int64_t orders(const World& world) {
  return world.state().counts.total(Counter::campaign_orders, 0, world.day());
}

} // namespace

TEST_CASE("Without benefit coupons are seen and claimed as before, and sell less") {
  const auto on = run(pond(), {.coupon = true}),
             off = run(without(&Response::benefit), {.coupon = true});
  for (const TouchCounter counter :
       {TouchCounter::audience, TouchCounter::delivered, TouchCounter::seen, TouchCounter::seers,
        TouchCounter::clicked, TouchCounter::claimed}) {
    INFO(key_of(counter));
    CHECK(touches(*on, counter, 1) == touches(*off, counter, 1));
  }
  CHECK(orders(*off) > 0);
  CHECK(orders(*on) > orders(*off) + orders(*off) / 5);
}

TEST_CASE("Benefit changes nothing where nothing is offered") {
  CHECK(run(pond(), {.friends = true})->state_hash() ==
        run(without(&Response::benefit), {.friends = true})->state_hash());
}

TEST_CASE("Conformity needs friends who share, or a crowd") {
  const auto same = [](const What& what) {
    return run(pond(), what)->state_hash() ==
           run(without(&Response::conformity), what)->state_hash();
  };
  CHECK(same({.coupon = true}));
  CHECK(!same({.coupon = true, .friends = true}));
  CHECK(!same({.coupon = true, .live = true}));
}

TEST_CASE("Conformity sells more, to those who heard or were in the room") {
  const What what{.coupon = true, .friends = true, .live = true};
  Setup strong = pond(), off = without(&Response::conformity);
  strong.response.friend_effect = off.response.friend_effect = 1.5;
  strong.response.crowd_effect = off.response.crowd_effect = 1.5;
  CHECK(orders(*run(strong, what)) > orders(*run(off, what)));
}

TEST_CASE("Trust changes nothing while it stays neutral") {
  Setup neutral = pond();
  neutral.response.trust_order = neutral.response.trust_return = neutral.response.trust_contact = 0;
  Setup off = neutral;
  off.response.trust = false;
  CHECK(run(neutral, {.coupon = true})->state_hash() == run(off, {.coupon = true})->state_hash());
}

TEST_CASE("Trust once won or lost moves what contacts do") {
  const What what{.coupon = true};
  Setup loses = pond(), wins = pond(), off = without(&Response::trust);
  loses.response.trust_contact = .2;
  wins.response.trust_contact = 0;
  wins.response.trust_order = .5;
  wins.response.trust_return = 0;
  off.response.trust_contact = .2;
  // Attention of the first day comes before any trust.
  CHECK(touches(*run(loses, what, 1), TouchCounter::seen, 1) ==
        touches(*run(off, what, 1), TouchCounter::seen, 1));
  const auto seen = [&](const Setup& setup) {
    return touches(*run(setup, what), TouchCounter::seen, 60);
  };
  CHECK(seen(loses) < seen(off));
  CHECK(orders(*run(wins, what)) > orders(*run(loses, what)));
}

TEST_CASE("With no campaign no drive matters") {
  std::vector<std::uint64_t> hashes;
  for (bool Response::* drive : {&Response::benefit, &Response::trust, &Response::conformity}) {
    Setup setup = without(drive);
    setup.network.degree = 6;
    World world(tests::plan_of(std::move(setup)), 41, 0);
    world.run_to(60);
    hashes.push_back(world.state_hash());
    CHECK(world.state().counts.total(Counter::campaign_orders, 0, 60) == 0);
    CHECK(std::ranges::all_of(world.state().people.record, [](const PersonRecord& person) {
      return person.response_state.stimulus == 0;
    }));
  }
  CHECK(hashes[0] == hashes[1]);
  CHECK(hashes[1] == hashes[2]);
}

} // namespace pondlab::tests::drives_test
