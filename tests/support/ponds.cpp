#include "support/ponds.hpp"

#include <cmath>

namespace pondlab::tests {

using namespace engine;

namespace {

Campaign with_witness(Campaign campaign, std::shared_ptr<Testimony> testimony) {
  campaign.push_back(onlooker(std::move(testimony)));
  return campaign;
}

} // namespace

Setup lively_setup(Day days, std::int64_t members) {
  Setup setup = plain_setup(days);
  Segment segment = plain_segment("buyers", members);
  segment.purchase.rate_shape = 2;
  segment.purchase.rate_scale = 8;
  segment.purchase.drop_out_a = .5;
  segment.purchase.drop_out_b = 10;
  segment.reach = {.phone = whole, .guide = whole, .community = whole, .muted = 0};
  setup.segments = {segment};
  StoreGroup stores = with_defaults<StoreGroup>();
  stores.id = "stores";
  stores.stores = 3;
  stores.guides_per_store = 2;
  stores.execution = whole;
  stores.own_content = whole;
  setup.stores = {stores};
  return setup;
}

WitnessedRun::WitnessedRun(Setup setup, Campaign campaign, std::uint32_t replication)
    : world(plan_of(std::move(setup), with_witness(std::move(campaign), testimony)), 7,
            replication) {}

std::vector<Order> WitnessedRun::orders() const {
  std::vector<Order> all;
  for (const SeenDay& day : *testimony) all.insert(all.end(), day.orders.begin(), day.orders.end());
  return all;
}

std::int64_t WitnessedRun::total(Counter counter) const {
  return state().counts.total(counter, 0, state().day);
}

std::int64_t WitnessedRun::total(TouchCounter counter, int mechanism) const {
  return state().counts.total(mechanism, counter, 0, state().day);
}

Fen WitnessedRun::total(Account account) const {
  return state().ledger.total(account, 0, state().day);
}

bool fits(std::int64_t count, std::int64_t n, double p) {
  const auto trials = static_cast<double>(n);
  return std::abs(static_cast<double>(count) - trials * p) <= 3 * std::sqrt(trials * p * (1 - p));
}

} // namespace pondlab::tests
