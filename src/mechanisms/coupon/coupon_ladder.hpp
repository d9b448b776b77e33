#pragma once

#include "mechanisms/common/campaign_mechanism.hpp"

#include <array>

namespace pondlab::mechanisms {

/// Rungs of the ladder, as `CampaignMemory::step`. Append-only.
enum class Rung : std::uint8_t { none, idle_1, idle_2, idle_3, bought_1, bought_2, bought_3 };
inline constexpr std::size_t rung_count = 7;

/// Where an idle month leads: 85 → 43 → 28 and stay; from anywhere else back to 85.
constexpr Rung after_idle(Rung rung) {
  switch (rung) {
  case Rung::idle_1:
    return Rung::idle_2;
  case Rung::idle_2:
  case Rung::idle_3:
    return Rung::idle_3;
  default:
    return Rung::idle_1;
  }
}

/// Where a purchase leads: into 43, the next 58, then 95 and stay.
constexpr Rung after_purchase(Rung rung) {
  switch (rung) {
  case Rung::bought_1:
    return Rung::bought_2;
  case Rung::bought_2:
  case Rung::bought_3:
    return Rung::bought_3;
  default:
    return Rung::bought_1;
  }
}

/// Parameters of a coupon ladder driven by behaviour. What is paid on each rung, in bp of the
/// price.
struct CouponLadderParameters {
  engine::Target target;
  engine::Date from;        ///< first day; absent = the whole run
  std::int32_t idle_days{}; ///< days without an order that lead on
  std::int32_t idle_1{}, idle_2{}, idle_3{};
  std::int32_t bought_1{}, bought_2{}, bought_3{};
  int redeem_in{};            ///< engine::RedeemIn
  std::int32_t seen{};        ///< bp who see the notice of a new coupon
  std::int32_t click{};       ///< bp of those
  double stimulus{};          ///< log-rate the notice adds to visits
  std::int32_t attribution{}; ///< days
};
void visit(engine::ParameterVisitor&, CouponLadderParameters&);

/// A coupon whose depth follows what the person does: it deepens with idle months, shrinks with
/// purchases. Everybody who fits the target on the ladder's first day, or on the day of joining, is
/// on it for good and holds the coupon of their rung until the next one.
class CouponLadder : public CampaignMechanism<CouponLadderParameters> {
public:
  engine::Profile profile() const override;
  void compile(const engine::Plan& plan) override;
  void prepare(const engine::Plan& plan, const engine::People& people, const engine::Source& source,
               engine::MechanismState& state) const override;
  void resume(const engine::Plan& plan, const engine::People& people, engine::Day next,
              engine::MechanismState& state) const override;
  void outreach(const engine::CampaignDay& day) const override;
  void on_orders(const engine::CampaignDay& day,
                 std::span<const engine::Order> orders) const override;

private:
  void wait(engine::MechanismState& state, engine::PersonIndex person, engine::Day until) const;
  void enrol_joiners(const engine::CampaignDay& day) const;
  void move(const engine::CampaignDay& day, engine::PersonIndex person, Rung to, bool told) const;

  engine::Day first_day_ = 0;
  std::array<std::int32_t, rung_count> pay_share_{};
};

} // namespace pondlab::mechanisms
