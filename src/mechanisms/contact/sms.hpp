#pragma once

#include "mechanisms/common/campaign_mechanism.hpp"

namespace pondlab::mechanisms {

/// Parameters of an SMS to members, usually with a coupon.
struct SmsParameters {
  engine::Target target;
  engine::Schedule schedule;
  engine::Coupon coupon;
  engine::Fen cost{};         ///< fen a message sent
  std::int32_t seen{};        ///< bp who read it
  std::int32_t click{};       ///< bp of readers who follow the link
  std::int32_t claim{};       ///< bp of readers who take the coupon
  double stimulus{};          ///< log-rate added to a reader's visits
  std::int32_t opt_out{};     ///< bp of readers who block the number
  double fatigue{};           ///< how much a seen one counts towards fatigue
  std::int32_t attribution{}; ///< days in which an order counts as the SMS's
};
void visit(engine::ParameterVisitor&, SmsParameters&);

/// Text messages to phone numbers: cheap, dumb, and paid again each time.
class Sms : public CampaignMechanism<SmsParameters> {
public:
  engine::Profile profile() const override;
  void outreach(const engine::CampaignDay& day) const override;
};

} // namespace pondlab::mechanisms
