#pragma once

#include "mechanisms/common/audiences.hpp"

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
class CommunityPost : public engine::Mechanism {
public:
  CommunityPost() : parameters_(engine::with_defaults<CommunityPostParameters>()) {}

  void visit(engine::ParameterVisitor& visitor) override {
    mechanisms::visit(visitor, parameters_);
  }
  engine::Coupling couples() const override {
    return parameters_.coupon.issue_limit > 0 ? engine::Coupling::everyone
                                              : engine::Coupling::community;
  }
  void compile(const engine::Plan& plan) override;
  void outreach(const engine::CampaignDay& day) const override;
  void offers(const engine::CampaignDay& day, std::span<const engine::OfferVisit> visits,
              std::vector<engine::Offer>& offers) const override;
  void clear(const engine::CampaignDay& day, std::span<const engine::Order> orders,
             const std::function<void(std::size_t)>& refuse) const override {
    redeem_once(day, orders, refuse);
  }
  engine::Fen saving_held(const engine::CampaignMemory& memory, engine::Day day,
                          engine::Fen list) const override {
    return saving_of_held(parameters_.coupon, memory, day, list);
  }
  int attribution_days() const override { return parameters_.attribution; }

private:
  CommunityPostParameters parameters_;
  CompiledTarget target_;
  CompiledSchedule schedule_;
};

} // namespace pondlab::mechanisms
