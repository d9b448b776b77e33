#pragma once

#include "mechanisms/common/campaign_mechanism.hpp"

namespace pondlab::mechanisms {

/// Which account posts: a guide's personal WeChat, or WeCom under the platform's cap.
enum class PostingAccount : std::uint8_t { personal, wecom };

/// Parameters of guides' Moments posts.
struct MomentsPostParameters {
  engine::Target target;
  engine::Schedule schedule;
  std::int64_t posts_a_day{}; ///< wanted; WeCom shows a customer at most one a day
  int account{};              ///< PostingAccount
  std::int32_t seen{};        ///< bp of contacts who see one post in the guide's own words
  std::int32_t copied_seen{}; ///< bp of that for copied text, which WeChat folds
  std::int32_t click{};       ///< bp of those who see it
  double stimulus{};          ///< log-rate added to the visits of those who see it
  std::int32_t opt_out{};     ///< bp of those who delete the guide, a post seen
  double fatigue{};           ///< how much a seen one counts towards fatigue
  bool newness{};             ///< shows new styles: newness seekers respond more
  std::int64_t minutes{};     ///< a guide's time for one post
  std::int32_t attribution{}; ///< days
};
void visit(engine::ParameterVisitor&, MomentsPostParameters&);

/// Guides post to their Moments; whoever scrolls by sees it.
class MomentsPost : public CampaignMechanism<MomentsPostParameters> {
public:
  engine::Profile profile() const override;
  void breaches(const engine::Horizon& horizon, std::span<const engine::CampaignEntry> campaign,
                std::vector<engine::Breach>& found) const override;
  void outreach(const engine::CampaignDay& day) const override;
};

} // namespace pondlab::mechanisms
