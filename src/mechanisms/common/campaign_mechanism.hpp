#pragma once

#include "engine/model/campaign.hpp"
#include "engine/model/mechanism.hpp"
#include "engine/model/plan.hpp"
#include "mechanisms/common/audiences.hpp"
#include "mechanisms/common/commission.hpp"
#include "mechanisms/common/months.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace pondlab::mechanisms {

// Parameters that mechanisms have in common are called the same in each, and mean the same.

template <class P>
concept HasTarget = requires(P p) {
  { p.target } -> std::same_as<engine::Target&>;
};
template <class P>
concept HasSchedule = requires(P p) {
  { p.schedule } -> std::same_as<engine::Schedule&>;
};
template <class P>
concept HasCoupon = requires(P p) {
  { p.coupon } -> std::same_as<engine::Coupon&>;
};
/// bp of attributed sales, for whoever brought them.
template <class P>
concept HasCommission = requires(P p) {
  { p.commission } -> std::same_as<std::int32_t&>;
};
/// Days after a click.
template <class P>
concept HasAttribution = requires(P p) {
  { p.attribution } -> std::same_as<std::int32_t&>;
};

/// How a contact with these parameters feels: whatever of `seen`, `click`, `claim`, `attend`,
/// `opt_out` (bp), `stimulus`, `fatigue`, `newness`, the hours of `schedule` and the terms of
/// `coupon` they have. Posts, way of opting out and content are the mechanism's to add.
template <class P>
engine::ContactTerms contact_terms(const P& p) {
  constexpr auto share = [](std::int32_t bp) { return bp / double{engine::whole}; };
  engine::ContactTerms terms;
  if constexpr (requires { p.seen; }) terms.seen = share(p.seen);
  if constexpr (requires { p.stimulus; }) terms.stimulus = p.stimulus;
  if constexpr (requires { p.click; }) terms.click = share(p.click);
  if constexpr (requires { p.attend; }) terms.attend = share(p.attend);
  if constexpr (requires { p.opt_out; }) terms.opt_out = share(p.opt_out);
  if constexpr (requires { p.fatigue; }) terms.fatigue = p.fatigue;
  if constexpr (requires { p.newness; }) terms.newness = p.newness;
  if constexpr (HasSchedule<P>) {
    terms.minute_from = static_cast<int>(p.schedule.hour_from) * 60;
    terms.minute_to = static_cast<int>(p.schedule.hour_to) * 60;
  }
  if constexpr (HasCoupon<P>) {
    if (p.coupon.offered()) {
      if constexpr (requires { p.claim; }) terms.claim = share(p.claim);
      terms.gives = 0;
      if (static_cast<engine::RedeemIn>(p.coupon.redeem_in) == engine::RedeemIn::store)
        terms.leads_to = engine::Channel::store;
    }
  }
  return terms;
}

/// Index of the product with this id; −1, everyday assortment, for an empty one.
inline std::int16_t product_or_everyday(const engine::Plan& plan, const std::string& id) {
  return id.empty() ? std::int16_t{-1} : static_cast<std::int16_t>(plan.product_index(id));
}

/// The `visit` beside the parameters, which a member of that name would hide.
template <class P>
void visit_parameters(engine::ParameterVisitor& visitor, P& parameters) {
  visit(visitor, parameters);
}

/// A mechanism with parameters `P`, a plain struct with a `visit` beside it. What parameters of the
/// common names ask for is done here: the target and the schedule are compiled, the coupon is the
/// first of its terms, commission is owed, cancelled and paid. A kind
/// derives from it, says what it is (`profile`) and what it does (`outreach`, mostly), and
/// overrides what it does otherwise.
template <class P>
class CampaignMechanism : public engine::Mechanism {
public:
  void visit(engine::ParameterVisitor& visitor) override {
    mechanisms::visit_parameters(visitor, parameters_);
  }

  void compile(const engine::Plan& plan) override {
    if constexpr (HasTarget<P>) target_ = CompiledTarget(parameters_.target, plan);
    if constexpr (HasSchedule<P>) schedule_ = CompiledSchedule(parameters_.schedule, plan);
    terms_.clear();
    if constexpr (HasCoupon<P>)
      if (parameters_.coupon.offered()) add(engine::terms_of(parameters_.coupon, plan));
  }

  std::span<const engine::OfferTerms> terms() const override { return terms_; }

  void on_orders(const engine::CampaignDay& day,
                 std::span<const engine::Order> orders) const override {
    if constexpr (HasCommission<P>) owe_commission(day, orders, parameters_.commission);
  }
  void on_refunds(const engine::CampaignDay& day,
                  std::span<const engine::Order> orders) const override {
    if constexpr (HasCommission<P>) cancel_commission(day, orders, parameters_.commission);
  }
  void on_settled(const engine::CampaignDay& day,
                  std::span<const engine::Order> orders) const override {
    if constexpr (HasCommission<P>) pay_commission(day, orders, parameters_.commission);
  }

  int attribution_days() const override {
    if constexpr (HasAttribution<P>) return parameters_.attribution;
    return Mechanism::attribution_days();
  }

protected:
  const P& parameters() const { return parameters_; }
  const CompiledTarget& target() const { return target_; }
  /// One more of what it offers, when it is compiled; its number.
  int add(const engine::OfferTerms& terms) {
    terms_.push_back(terms);
    return static_cast<int>(terms_.size()) - 1;
  }
  /// The terms of this number for whoever fits the target, in the hours of the schedule.
  engine::Standing stand(const engine::CampaignDay& day, int terms) const
    requires HasTarget<P> && HasSchedule<P>
  {
    engine::Standing standing{.terms = terms,
                              .minute_from = static_cast<int>(parameters_.schedule.hour_from) * 60,
                              .minute_to = static_cast<int>(parameters_.schedule.hour_to) * 60};
    if (!target_.takes_all()) standing.whom = target_.select(day, 0);
    return standing;
  }
  /// Whether the schedule has the mechanism act today.
  bool due(engine::Day day) const { return schedule_.due(day); }

  /// How often all of a campaign's mechanisms with such parameters are due in each month, where a
  /// platform counts them together; nothing unless this is the last of them, so that what is wrong
  /// with it is said once.
  std::optional<ByMonth> due_together(const engine::Horizon& horizon,
                                      std::span<const engine::CampaignEntry> campaign) const {
    ByMonth due;
    const CampaignMechanism* last = nullptr;
    for (const engine::CampaignEntry& entry : campaign)
      if (const auto* other = dynamic_cast<const CampaignMechanism*>(entry.mechanism.get())) {
        count_months(other->parameters_.schedule, horizon, due);
        last = other;
      }
    return last == this ? std::optional(due) : std::nullopt;
  }

  /// `own`, and the stock where coupons may run out, which ties those who want one to each other.
  engine::Couplings couplings(engine::Couplings own) const {
    if constexpr (HasCoupon<P>)
      if (parameters_.coupon.issue_limit > 0) own.insert(engine::Coupling::stock);
    return own;
  }

private:
  P parameters_ = engine::with_defaults<P>();
  CompiledTarget target_;
  CompiledSchedule schedule_;
  std::vector<engine::OfferTerms> terms_;
};

} // namespace pondlab::mechanisms
