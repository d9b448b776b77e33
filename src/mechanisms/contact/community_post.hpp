#pragma once

#include "mechanisms/common/campaign_mechanism.hpp"

namespace pondlab::mechanisms {

/// What communities are fed with.
enum class CommunityContent : std::uint8_t { goods, coupons };

/// Parameters of posts to communities.
struct CommunityPostParameters {
  engine::Target target;
  engine::Schedule schedule;
  engine::Coupon coupon;
  std::int64_t posts_a_day{};
  int content{};       ///< CommunityContent; coupons alone wear a community out
  std::int32_t seen{}; ///< bp of members, not muted, who see one post in the owner's own words
  std::int32_t copied_seen{}; ///< bp of that for text copied from the model account
  std::int32_t click{};       ///< bp of those who see it
  std::int32_t claim{};       ///< bp of those who see it
  double stimulus{};          ///< log-rate added to the visits of those who see it
  std::int32_t mute{};        ///< bp of those who mute the community, a post seen
  double fatigue{};           ///< how much a seen one counts towards fatigue
  std::int64_t minutes{};     ///< the owner's time for a day's posts
  std::int32_t attribution{}; ///< days
};
void visit(engine::ParameterVisitor&, CommunityPostParameters&);

/// Posts to the communities of stores, most of them copied from one model account.
class CommunityPost : public CampaignMechanism<CommunityPostParameters> {
public:
  engine::Profile profile() const override;
  void outreach(const engine::CampaignDay& day) const override;
};

} // namespace pondlab::mechanisms
