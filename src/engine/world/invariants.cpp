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

/// The last day, as counted and booked.
class LastDay {
public:
  explicit LastDay(const State& state) : state_(state), day_(state.day - 1) {}

  bool is_balanced() const { return state_.ledger.balanced(day_); }
  Fen booked(Account account) const { return state_.ledger.total(account, day_, day_ + 1); }
  std::int64_t counted(Counter counter) const { return state_.counts.at(day_, counter); }
  std::int64_t counted(TouchCounter counter) const {
    std::int64_t sum = 0;
    for (int m = 0; m < state_.counts.mechanisms(); ++m) sum += state_.counts.at(day_, m, counter);
    return sum;
  }

private:
  const State& state_;
  Day day_;
};

std::optional<std::string> broken_money(const State& state) {
  if (state.day == 0) return std::nullopt;
  const LastDay day(state);
  if (!day.is_balanced()) return "the ledger does not balance";
  const Fen paid = day.counted(Counter::paid_store) + day.counted(Counter::paid_marketplace) +
                   day.counted(Counter::paid_shop);
  const Fen funded = day.counted(TouchCounter::funded);
  const Fen booked = -day.booked(Account::sales) - day.booked(Account::coupon_subsidy) -
                     day.booked(Account::discount_subsidy);
  if (paid + funded != booked) return "what was paid is not what was booked";
  Fen due = 0;
  for (const AccountInfo& account : accounts())
    if (account.kind == AccountClass::receivable) due += day.booked(account.account);
  const Fen no_longer_due = day.booked(Account::refunds) - day.counted(Counter::refunded);
  if (due != funded - no_longer_due) return "what others owe is not what they bear";
  return std::nullopt;
}

/// What is owed to customers for orders to come is what they have paid for those still open.
std::optional<std::string> broken_pledges(const State& state) {
  Fen prepaid = 0;
  for (const MechanismState& mechanism : state.mechanisms)
    for (const Pledge& pledge : mechanism.pledges) {
      if (pledge.prepaid < 0 || pledge.left < 1) return "a pledge is open that is over";
      prepaid += pledge.prepaid;
    }
  if (prepaid != -state.ledger.total(Account::prepaid, 0, state.day))
    return "what is prepaid is not what open pledges have paid";
  return std::nullopt;
}

/// What is owed on cards is what people hold of them.
std::optional<std::string> broken_cards(const State& state) {
  Fen held = 0;
  state.wallet.each_valid(0, [&](PersonIndex, const Held& one) { held += one.amount; });
  if (held != -state.ledger.total(Account::gift_cards, 0, state.day))
    return "what is owed on gift cards is not what people hold";
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
  if (auto broken = broken_pledges(state())) return broken;
  if (auto broken = broken_cards(state())) return broken;
  return broken_stock(plan(), state());
}

} // namespace pondlab::engine
