#include "support/random_scenario.hpp"

#include "mechanisms/catalogue.hpp"
#include "support/random_parameters.hpp"
#include "support/worlds.hpp"

namespace pondlab::tests {

using namespace engine;

namespace {

std::string id_of(const char* what, std::size_t i) { return what + std::to_string(i); }

Segment random_segment(Draws& draws, const RandomParameters::World& world, std::uint64_t number,
                       std::size_t i, std::int64_t about) {
  Segment segment = plain_segment(id_of("segment", i), 0);
  RandomParameters random(number, segment.id, world);
  visit(random, segment.purchase);
  visit(random, segment.basket);
  visit(random, segment.channels);
  visit(random, segment.reach);
  // At the very low end of these ranges nobody ever orders.
  segment.purchase.rate_shape = std::max(.2, segment.purchase.rate_shape);
  segment.purchase.rate_scale = std::max(.5, segment.purchase.rate_scale);
  segment.basket.person_shape = std::max(1.5, segment.basket.person_shape);
  segment.basket.order_shape = std::max(.5, segment.basket.order_shape);
  segment.channels.store = static_cast<std::int32_t>(draws.below(6'000));
  segment.channels.marketplace = static_cast<std::int32_t>(draws.below(6'000));
  segment.correlation.rate_contact = -.5 + draws.unit();
  segment.members = 1 + draws.below(static_cast<std::uint32_t>(about));
  segment.sea = draws.below(2) == 0 ? 0 : draws.below(static_cast<std::uint32_t>(about));
  segment.tenure_min = static_cast<std::int32_t>(draws.below(200));
  segment.tenure_max = segment.tenure_min + static_cast<std::int32_t>(draws.below(900));
  segment.never_bought = static_cast<std::int32_t>(draws.below(5'000));
  return segment;
}

Inflow random_inflow(Draws& draws, const RandomParameters::World& world, std::uint64_t number,
                     std::size_t i) {
  Inflow inflow = with_defaults<Inflow>();
  RandomParameters(number, id_of("inflow", i), world).visit_all(inflow);
  inflow.id = id_of("inflow", i);
  inflow.kind = static_cast<int>(draws.below(4));
  inflow.daily.assign(1 + draws.below(30), 0);
  for (std::int64_t& people : inflow.daily) people = draws.below(12);
  inflow.per_day = 8 * draws.unit();
  inflow.budget_a_day = draws.below(100'00);
  inflow.outside_influence = .01 * draws.unit();
  inflow.inside_influence = .1 * draws.unit();
  return inflow;
}

Period random_period(Draws& draws, const RandomParameters::World& world, std::size_t i) {
  Period period = with_defaults<Period>();
  period.id = id_of("period", i);
  period.from = {world.start.days +
                 static_cast<std::int32_t>(draws.below(static_cast<std::uint32_t>(world.days)))};
  period.to = {period.from.days + static_cast<std::int32_t>(draws.below(20))};
  period.demand = draws.below(4) == 0 ? 0 : .3 + 2.5 * draws.unit();
  period.marketplace_pull = 2 * draws.unit() - 1;
  period.stores_closed = static_cast<std::int32_t>(draws.below(whole + 1));
  return period;
}

Setup random_setup(Draws& draws, std::uint64_t number, RandomSize size,
                   RandomParameters::World& world) {
  Setup setup = plain_setup(size.days);
  world.start = setup.horizon.start;
  world.days = size.days;
  const std::size_t segments = 1 + draws.below(3);
  for (std::size_t i = 0; i < segments; ++i) {
    setup.segments.push_back(random_segment(
        draws, world, number, i, 2 * size.members / static_cast<std::int64_t>(segments)));
    world.segments.push_back(setup.segments.back().id);
  }
  for (std::size_t i = 0, n = draws.below(3); i < n; ++i) {
    Product product = with_defaults<Product>();
    RandomParameters(number, id_of("product", i), world).visit_all(product);
    product.id = id_of("product", i);
    product.price = 50'00 + draws.below(300'00);
    if (i == 1) product.stock = {0, 3, 1}; // some go away empty-handed
    setup.products.push_back(product);
    world.products.push_back(product.id);
  }
  for (std::size_t i = 0, n = draws.below(3); i < n; ++i) {
    StoreGroup group = with_defaults<StoreGroup>();
    RandomParameters(number, id_of("stores", i), world).visit_all(group);
    group.id = id_of("stores", i);
    group.stores = 1 + draws.below(6);
    setup.stores.push_back(group);
  }
  for (std::size_t i = 0, n = draws.below(4); i < n; ++i)
    setup.inflow.push_back(random_inflow(draws, world, number, i));
  for (std::size_t i = 0, n = draws.below(3); i < n; ++i)
    setup.calendar.push_back(random_period(draws, world, i));
  for (std::size_t i = 0, n = draws.below(2); i < n; ++i)
    setup.shocks.push_back(random_period(draws, world, i));
  RandomParameters(number, "economics", world).visit_all(setup.economics);
  RandomParameters(number, "response", world).visit_all(setup.response);
  if (draws.below(2) == 0) {
    RandomParameters(number, "network", world).visit_all(setup.network);
    setup.network.degree = 1 + 8 * draws.unit();
    setup.response.share = static_cast<std::int32_t>(draws.below(whole));
  }
  return setup;
}

} // namespace

RandomScenario random_scenario(std::uint64_t number, RandomSize size) {
  Draws draws(Source(number, 0), hash_text("random scenario"), -1, std::uint32_t{0});
  RandomParameters::World world;
  RandomScenario scenario;
  scenario.setup = random_setup(draws, number, size, world);
  for (const mechanisms::Kind& kind : mechanisms::catalogue())
    for (std::uint8_t instance = 0, n = static_cast<std::uint8_t>(draws.below(3)); instance < n;
         ++instance) {
      scenario.campaign.push_back(entry(std::string(kind.kind), instance));
      RandomParameters random(number, scenario.campaign.back().id, world);
      scenario.campaign.back().mechanism->visit(random);
    }
  return scenario;
}

} // namespace pondlab::tests
