#include "engine/world/world.hpp"

#include <array>

namespace pondlab::engine {

namespace {

/// People: everybody is in exactly one stage, and the stocks kept day by day are what a count
/// gives.
std::optional<std::string> broken_people(const Plan& plan, const State& state) {
  std::int64_t people = 0;
  ReachStocks counted;
  for (std::size_t i = 0; i < state.people.size(); ++i) {
    const Stage stage = state.people.stage[i];
    people += stage != Stage::nobody;
    if (stage <= Stage::sea) continue;
    ++counted.members;
    counted.add(state.people.reach[i], 1);
  }
  if (people != plan.layout.people()) return "people were lost or made";
  if (!(counted == state.stocks))
    return "the stocks of members and contacts are not what a count gives";
  return std::nullopt;
}

std::optional<std::string> broken_money(const State& state) {
  if (state.day == 0) return std::nullopt;
  if (!state.ledger.balanced(state.day - 1)) return "the ledger does not balance";
  Fen paid = 0;
  for (const Counter counter : {Counter::paid_store, Counter::paid_marketplace, Counter::paid_shop})
    paid += state.counts.at(state.day - 1, counter);
  Fen booked = 0;
  for (int centre = 0; centre < state.ledger.cost_centres(); ++centre)
    for (const Account account :
         {Account::sales, Account::coupon_subsidy, Account::discount_subsidy})
      booked -= state.ledger.cell(state.day - 1, centre, account);
  if (paid != booked) return "what was paid is not what was booked";
  return std::nullopt;
}

std::optional<std::string> broken_stock(const Plan& plan, const State& state) {
  for (std::size_t product = 0; product < state.stock.size(); ++product)
    for (std::size_t size = 0; size < state.stock[product].size(); ++size) {
      const std::int64_t left = state.stock[product][size];
      if (left < 0 || left > plan.setup.products[product].stock[size])
        return "more pieces were sold or returned than there were";
    }
  return std::nullopt;
}

} // namespace

std::optional<std::string> World::broken_invariant() const {
  if (auto broken = broken_people(plan(), state())) return broken;
  if (auto broken = broken_money(state())) return broken;
  return broken_stock(plan(), state());
}

} // namespace pondlab::engine
