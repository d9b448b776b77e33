#pragma once

#include "mechanisms/common/campaign_mechanism.hpp"

namespace pondlab::mechanisms {

/// Parameters of a mass message to guides' WeCom contacts.
struct WecomBroadcastParameters {
  engine::Target target;
  engine::Schedule schedule;
  engine::Coupon coupon;
  std::int64_t minutes{};     ///< of a guide's time to confirm and answer one
  std::int32_t seen{};        ///< bp
  std::int32_t click{};       ///< bp of those who see it
  std::int32_t claim{};       ///< bp of those
  double stimulus{};          ///< log-rate
  std::int32_t opt_out{};     ///< bp of those who see it and delete the guide
  double fatigue{};           ///< how much a seen one counts towards fatigue
  std::int32_t attribution{}; ///< days
};
void visit(engine::ParameterVisitor&, WecomBroadcastParameters&);

/// A message that headquarters write once and every guide has to confirm: customers of who does not
/// confirm get nothing. At most one a day, which is what the platform allows on average.
class WecomBroadcast : public CampaignMechanism<WecomBroadcastParameters> {
public:
  engine::Profile profile() const override;
  void breaches(const engine::Horizon& horizon, std::span<const engine::CampaignEntry> campaign,
                std::vector<engine::Breach>& found) const override;
  void outreach(const engine::CampaignDay& day) const override;
};

} // namespace pondlab::mechanisms
