#pragma once

#include "mechanisms/common/audiences.hpp"

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
class GuideChat : public engine::Mechanism {
public:
  GuideChat() : parameters_(engine::with_defaults<GuideChatParameters>()) {}

  void visit(engine::ParameterVisitor& visitor) override {
    mechanisms::visit(visitor, parameters_);
  }
  engine::Coupling couples() const override {
    return parameters_.coupon.issue_limit > 0 ? engine::Coupling::everyone
                                              : engine::Coupling::guide;
  }
  void compile(const engine::Plan& plan) override;
  void outreach(const engine::CampaignDay& day) const override;
  void offers(const engine::CampaignDay& day, std::span<const engine::OfferVisit> visits,
              std::vector<engine::Offer>& offers) const override;
  void clear(const engine::CampaignDay& day, std::span<const engine::Order> orders,
             const std::function<void(std::size_t)>& refuse) const override {
    redeem_once(day, orders, refuse);
  }
  void on_orders(const engine::CampaignDay& day,
                 std::span<const engine::Order> orders) const override;
  void on_refunds(const engine::CampaignDay& day,
                  std::span<const engine::Order> orders) const override;
  void on_settled(const engine::CampaignDay& day,
                  std::span<const engine::Order> orders) const override;
  engine::Fen saving_held(const engine::CampaignMemory& memory, engine::Day day,
                          engine::Fen list) const override {
    return saving_of_held(parameters_.coupon, memory, day, list);
  }
  int attribution_days() const override { return parameters_.attribution; }

private:
  engine::Audience pick(const engine::CampaignDay& day) const;

  GuideChatParameters parameters_;
  CompiledTarget target_;
  CompiledSchedule schedule_;
};

} // namespace pondlab::mechanisms
