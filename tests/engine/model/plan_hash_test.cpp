#include "engine/model/plan_hash.hpp"

#include "support/worlds.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pondlab::tests::plan_hash_test {

using namespace engine;

namespace {

/// A set-up with one item in each list that has names.
Setup setup_with_lists() {
  Setup setup = plain_setup(10);
  setup.segments = {plain_segment("members", 50)};
  setup.products.push_back(with_defaults<Product>());
  setup.stores.push_back(with_defaults<StoreGroup>());
  setup.inflow.push_back(with_defaults<Inflow>());
  setup.calendar.push_back(with_defaults<Period>());
  setup.shocks.push_back(with_defaults<Period>());
  return setup;
}

std::uint64_t hash_of(Setup setup) {
  Campaign none;
  return plan_hash(setup, none);
}

} // namespace

TEST_CASE("A name is for people: a plan is the same plan under any") {
  const Setup plain = setup_with_lists();
  Setup named = plain;
  for (LocalizedText* name :
       {&named.segments[0].name, &named.products[0].name, &named.stores[0].name,
        &named.inflow[0].name, &named.calendar[0].name, &named.shocks[0].name})
    *name = {"名称", "a name"};
  CHECK(hash_of(named) == hash_of(plain));
  named.segments[0].id = "others";
  CHECK(hash_of(named) != hash_of(plain));
}

} // namespace pondlab::tests::plan_hash_test
