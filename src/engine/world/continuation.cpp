#include "engine/world/continuation.hpp"

#include "base/error.hpp"
#include "engine/day/day_context.hpp"
#include "engine/model/parameter_hash.hpp"
#include "engine/model/population.hpp"

#include <algorithm>

namespace pondlab::engine {

namespace {

/// A mechanism that was taken out of a running plan.
class Retired final : public Mechanism {
public:
  explicit Retired(std::shared_ptr<Mechanism> was) : was_(std::move(was)) {}

  void visit(ParameterVisitor&) override {}
  Profile profile() const override { return was_->profile(); }
  void compile(const Plan&) override {} // as it was when it was taken out
  void on_refunds(const CampaignDay& day, std::span<const Order> orders) const override {
    was_->on_refunds(day, orders);
  }
  void on_settled(const CampaignDay& day, std::span<const Order> orders) const override {
    was_->on_settled(day, orders);
  }
  int attribution_days() const override { return 0; }
  bool is_retired() const override { return true; }
  /// Cards that were sold go on to pay on them.
  std::span<const OfferTerms> terms() const override { return was_->terms(); }

private:
  std::shared_ptr<Mechanism> was_;
};

bool has(const Campaign& campaign, std::uint64_t key) {
  return std::ranges::find(campaign, key, &CampaignEntry::key) != campaign.end();
}

std::vector<MechanismState> move_mechanisms(State& state, const std::vector<int>& places,
                                            const Plan& before, const Plan& next,
                                            const Source& source) {
  std::vector<MechanismState> moved(next.campaign.size());
  std::vector<bool> taken_over(next.campaign.size());
  for (std::size_t m = 0; m < places.size(); ++m) {
    const auto to = static_cast<std::size_t>(places[m]);
    moved[to] = std::move(state.mechanisms[m]);
    taken_over[to] = true;
    if (before.entry_hashes[m] != next.entry_hashes[to])
      next.campaign[to].mechanism->resume(next, state.people, state.day, moved[to]);
  }
  for (std::size_t m = 0; m < moved.size(); ++m) {
    if (taken_over[m]) continue;
    moved[m].numbers.assign(1, 0);
    next.campaign[m].mechanism->prepare(next, state.people, source, moved[m]);
    next.campaign[m].mechanism->resume(next, state.people, state.day, moved[m]);
  }
  return moved;
}

std::int8_t moved(std::int8_t mechanism, const std::vector<int>& places) {
  return mechanism < 0 ? mechanism
                       : static_cast<std::int8_t>(places[static_cast<std::size_t>(mechanism)]);
}

/// What was taken out of a plan gives nothing any more: what people held of it is gone, but for the
/// cards that they paid for.
Wallet moved_wallet(const Wallet& wallet, const std::vector<int>& places, const Campaign& next) {
  std::vector<bool> retired;
  for (const int place : places)
    retired.push_back(next[static_cast<std::size_t>(place)].mechanism->is_retired());
  return wallet.with_mechanisms(places, retired);
}

void move_references(Order& order, const std::vector<int>& places) {
  order.attributed = moved(order.attributed, places);
  for (Cut& cut : order.bill.taken_off()) cut.mechanism = moved(cut.mechanism, places);
  for (Tender& tender : order.tenders) tender.mechanism = moved(tender.mechanism, places);
  order.session = moved(order.session, places);
}

void move_references(State& state, const std::vector<int>& places) {
  for (PersonRecord& person : state.people.record)
    if (person.clicked > 0)
      person.clicked = static_cast<std::uint8_t>(places[person.clicked - 1U] + 1);
  for (std::vector<Order>& day : state.unsettled)
    for (Order& order : day) move_references(order, places);
  for (MechanismState& mechanism : state.mechanisms)
    for (Pledge& pledge : mechanism.pledges) {
      move_references(pledge.order, places);
      pledge.fallback.attributed = moved(pledge.fallback.attributed, places);
    }
}

/// Fatigue, trust and stimulus fade as the old response had it until now, and then as the new one.
void fade_until_today(State& state, const Plan& before, const Plan& next) {
  if (parameter_hash(before.response()) == parameter_hash(next.response())) return;
  for (PersonIndex person = 0; person < state.people.size(); ++person) {
    if (state.people.record[person].response_state.touched == People::never) continue;
    set_response_state(state.people, person, state.day,
                       response_state_of(before, state.people, person, state.day));
    set_campaign_gate(next, state.people, person);
  }
}

} // namespace

bool can_continue(const Plan& before, const Plan& next) {
  return before.beginning_hash == next.beginning_hash;
}

std::vector<int> places_in(const Campaign& next, const Campaign& before) {
  std::vector<int> places;
  for (const CampaignEntry& entry : before) {
    const auto found = std::ranges::find(next, entry.key(), &CampaignEntry::key);
    places.push_back(found == next.end() ? -1 : static_cast<int>(found - next.begin()));
  }
  return places;
}

Campaign with_retired(Campaign next, const Campaign& before) {
  for (const CampaignEntry& entry : before) {
    if (has(next, entry.key())) continue;
    next.push_back(entry);
    next.back().mechanism = std::make_shared<Retired>(entry.mechanism);
  }
  return next;
}

State continued(State state, const Plan& before, const Plan& next, const Source& source) {
  if (!can_continue(before, next))
    throw Error(Failure::bad_data,
                "people, stock and the length of a run are settled before it begins");
  const std::vector<int> places = places_in(next.campaign, before.campaign);
  if (std::ranges::find(places, -1) != places.end())
    throw Error(Failure::bad_data, "the plan leaves out a mechanism that has run: retire it");
  state.mechanisms = move_mechanisms(state, places, before, next, source);
  state.counts = state.counts.with_mechanisms(places, next.mechanism_count());
  state.ledger = state.ledger.with_mechanisms(places, next.mechanism_count());
  state.wallet = moved_wallet(state.wallet, places, next.campaign);
  move_references(state, places);
  fade_until_today(state, before, next);
  return state;
}

} // namespace pondlab::engine
