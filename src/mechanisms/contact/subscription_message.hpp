#pragma once

#include "mechanisms/common/campaign_mechanism.hpp"

namespace pondlab::mechanisms {

/// Parameters of one-off messages out of the mini program.
struct SubscriptionMessageParameters {
  engine::Target target;
  engine::Schedule schedule;
  engine::Coupon coupon;
  std::int32_t consent{};     ///< bp of buyers in the shop who consent to the next one when asked
  std::int32_t consented{};   ///< bp of members who consented before the first day
  std::int32_t seen{};        ///< bp
  std::int32_t click{};       ///< bp of those who see it
  std::int32_t claim{};       ///< bp of those
  double stimulus{};          ///< log-rate
  double fatigue{};           ///< how much a seen one counts towards fatigue
  std::int32_t attribution{}; ///< days
};
void visit(engine::ParameterVisitor&, SubscriptionMessageParameters&);

/// A consent is good for one message; the next one has to be asked for again, when somebody orders.
/// Nobody has to opt out.
class SubscriptionMessage : public CampaignMechanism<SubscriptionMessageParameters> {
public:
  engine::Profile profile() const override;
  void prepare(const engine::Plan& plan, const engine::People& people, const engine::Source& source,
               engine::MechanismState& state) const override;
  void outreach(const engine::CampaignDay& day) const override;
  void on_orders(const engine::CampaignDay& day,
                 std::span<const engine::Order> orders) const override;
};

} // namespace pondlab::mechanisms
