#pragma once

#include "mechanisms/common/campaign_mechanism.hpp"

namespace pondlab::mechanisms {

/// Parameters of guides' one-to-one messages, usually with a coupon.
struct GuideChatParameters {
  engine::Target target;
  engine::Schedule schedule;
  engine::Coupon coupon;
  std::int64_t picks{};       ///< people a guide writes to on one day, time permitting
  double hand_picked{};       ///< correlation of the guide's choice with how often people order
  std::int32_t rest_days{};   ///< days before the same person is written to again
  std::int64_t minutes{};     ///< a chat takes
  std::int32_t seen{};        ///< bp who read it
  std::int32_t click{};       ///< bp of readers
  std::int32_t claim{};       ///< bp of readers who take the coupon
  double stimulus{};          ///< log-rate added to a reader's visits
  std::int32_t opt_out{};     ///< bp of readers who delete the guide
  double fatigue{};           ///< how much a seen one counts towards fatigue
  std::int32_t commission{};  ///< bp of attributed sales, after the return window
  std::int32_t attribution{}; ///< days
};
void visit(engine::ParameterVisitor&, GuideChatParameters&);

/// Guides write to hand-picked contacts, as many a day as they have time for.
class GuideChat : public CampaignMechanism<GuideChatParameters> {
public:
  engine::Profile profile() const override;
  void outreach(const engine::CampaignDay& day) const override;

private:
  /// Whom it has not addressed for long enough.
  engine::Audience rested(const engine::CampaignDay& day) const;
  engine::Audience pick(const engine::CampaignDay& day) const;
};

} // namespace pondlab::mechanisms
