#pragma once

#include "mechanisms/common/campaign_mechanism.hpp"
#include "mechanisms/social/teams.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace pondlab::mechanisms {

/// Parameters of a group-buy.
struct GroupBuyParameters {
  engine::Target target;     ///< who may open a team
  engine::Schedule schedule; ///< when teams can be opened
  std::string product;       ///< id of what is sold in teams; empty: everyday assortment
  std::int64_t size{};       ///< people a team needs
  std::int32_t pay_share{};  ///< bp of the price that a member pays
  std::int32_t leader_off{}; ///< bp of that which whoever opens a team need not pay
  std::int32_t deadline{};   ///< days after the one of opening on which seats can still be taken
  int open_to{};             ///< TeamOpenTo
  std::int64_t ask{};        ///< friends in the pool whom a member of an open team asks
  std::int64_t tries{};      ///< teams that a person takes part in, at most; 0: no limit
  std::int64_t limit{};      ///< orders at this price in all, at most; 0: no limit
  double effort{};           ///< log-odds off for each further person who must be found
  double friend_pull{};      ///< log-odds more for who is asked by a friend
  std::int32_t seen{};       ///< bp, of a friend's message
  std::int32_t community_seen{}; ///< bp, of a link in the community
  std::int32_t click{};          ///< bp of those who see it
  double stimulus{};
  double fatigue{};
  std::int32_t attribution{}; ///< days after a click
};
void visit(engine::ParameterVisitor&, GroupBuyParameters&);

/// 拼团: whoever buys in a team pays less, once it is complete. Who opens one pays at once and asks
/// friends, who see it the next day; a team that is not complete by its deadline gets its money
/// back, and who would have bought anyway buys alone. A team counts as a sale when it is complete.
class GroupBuy : public CampaignMechanism<GroupBuyParameters> {
public:
  engine::Profile profile() const override;
  void compile(const engine::Plan& plan) override;
  void outreach(const engine::CampaignDay& day) const override;
  void standing(const engine::CampaignDay& day,
                std::vector<engine::Standing>& offers) const override;
  void decide_pledges(const engine::CampaignDay& day, std::span<engine::Pledge> pledges,
                      std::size_t fresh) const override;

private:
  TeamOpenTo open_to() const { return static_cast<TeamOpenTo>(parameters().open_to); }
  engine::Audience asked(const engine::CampaignDay& day, engine::Day since) const;
  engine::Audience in_communities(const engine::CampaignDay& day, engine::Day since) const;

  // Numbers within the terms; −1: the price is no lower than usual.
  int open_ = -1;   ///< opening a team
  int join_ = -1;   ///< a seat beside a friend
  int others_ = -1; ///< a seat beside others
  std::int16_t product_ = -1;
  CompiledTarget anybody_; ///< who can be reached in a community
};

} // namespace pondlab::mechanisms
