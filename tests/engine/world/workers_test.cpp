// Who does a day's work is of no consequence: the same bits for any number of workers, day by day.
#include "engine/world/world.hpp"
#include "mechanisms/catalogue.hpp"
#include "support/worlds.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pondlab::tests::workers_test {

using namespace pondlab::engine;

namespace {

constexpr Day days = 40;

/// Several stretches of people in two pools and their seas, with stores, goods that run out,
/// friends and newcomers, under all mechanisms at once.
std::shared_ptr<const Plan> crowded_plan() {
  Setup setup = tests::plain_setup(days);
  setup.segments = {tests::plain_segment("many", 9'000), tests::plain_segment("some", 5'000)};
  for (Segment& segment : setup.segments) {
    segment.sea = 4'500;
    segment.never_bought = 2'000;
    segment.channels = {3'000, 2'000, 5'000};
    segment.purchase.conversion = 1'000;
  }
  setup.stores = {with_defaults<StoreGroup>()};
  setup.stores[0].id = "stores";
  setup.stores[0].stores = 40;
  setup.network = {.degree = 4, .rewired = 1'000, .tail = 2.5};
  Inflow inflow = with_defaults<Inflow>();
  inflow.id = "till";
  inflow.segment = "many";
  inflow.per_day = 30;
  inflow.buys_at_once = true;
  setup.inflow = {inflow};
  Product product = with_defaults<Product>();
  product.id = "coat";
  product.stock = {60, 60};
  setup.products = {product};
  Campaign campaign;
  for (const mechanisms::Kind& kind : mechanisms::catalogue())
    campaign.push_back(tests::entry(std::string(kind.kind)));
  return tests::plan_of(std::move(setup), std::move(campaign));
}

struct Ran {
  std::vector<std::uint64_t> days;
  std::uint64_t state;
  friend bool operator==(const Ran&, const Ran&) = default;
};

Ran run(const std::shared_ptr<const Plan>& plan, int workers) {
  const auto thread_pool = std::make_shared<ThreadPool>(workers);
  World world(plan, populate(*plan, Source(3, 0), thread_pool.get()));
  world.use_threads(thread_pool);
  world.run_to(days);
  return {world.day_hashes(), world.state_hash()};
}

} // namespace

TEST_CASE("A world has the same bits with any number of workers") {
  const auto plan = crowded_plan();
  const Ran alone = run(plan, 1);
  for (const int workers : {2, 3, 7}) {
    INFO(workers << " workers");
    CHECK(run(plan, workers) == alone);
  }
}

TEST_CASE(
    "A thread pool serves one world after another, and a world goes on with another thread pool") {
  const auto plan = crowded_plan();
  const Ran alone = run(plan, 1);
  const auto thread_pool = std::make_shared<ThreadPool>(2);
  World world(plan, 3, 0), other(plan, 3, 0);
  world.use_threads(thread_pool);
  other.use_threads(thread_pool);
  world.run_to(days / 2);
  other.run_to(days);
  world.use_threads(std::make_shared<ThreadPool>(3));
  const Snapshot half_way = world.snapshot();
  world.run_to(days);
  CHECK(world.day_hashes() == alone.days);
  CHECK(other.state_hash() == alone.state);
  world.restore(half_way);
  world.use_threads(std::make_shared<ThreadPool>());
  world.run_to(days);
  CHECK(world.state_hash() == alone.state);
}

} // namespace pondlab::tests::workers_test
