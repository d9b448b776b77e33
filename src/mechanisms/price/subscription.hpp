#pragma once

#include "mechanisms/common/campaign_mechanism.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace pondlab::mechanisms {

/// Parameters of a subscription.
struct SubscriptionParameters {
  engine::Target target;
  engine::Schedule schedule; ///< when it can be taken out
  std::string product;       ///< id of what is sent; empty: everyday assortment
  std::int32_t pay_share{};  ///< bp of the list price of each delivery
  std::int64_t deliveries{}; ///< how many are paid for at once
  std::int32_t every_days{}; ///< days between them
  std::int32_t pauses{};     ///< bp of deliveries that are put off by as many days again
  std::int32_t cancels{};    ///< bp of deliveries before which the rest is cancelled
  std::int32_t replaces{};   ///< bp of deliveries that stand for an order of the next weeks
  double effort{};           ///< log-odds off for paying ahead and being bound
};
void visit(engine::ParameterVisitor&, SubscriptionParameters&);

/// 周期购: several deliveries paid for at once, at a lower price. Each is a sale when it goes out;
/// what is to come is owed, and paid back when the rest is cancelled. A delivery mostly stands for
/// an order that the customer would have placed anyway within the next weeks.
class Subscription : public CampaignMechanism<SubscriptionParameters> {
public:
  engine::Profile profile() const override;
  void compile(const engine::Plan& plan) override;
  void standing(const engine::CampaignDay& day,
                std::vector<engine::Standing>& offers) const override;
  void decide_pledges(const engine::CampaignDay& day, std::span<engine::Pledge> pledges,
                      std::size_t fresh) const override;

private:
  engine::Audience those_in_need(const engine::CampaignDay& day) const;
  void begin(const engine::CampaignDay& day, engine::Pledge& pledge) const;
  void go_on(const engine::CampaignDay& day, engine::Pledge& pledge) const;
  void send(const engine::CampaignDay& day, engine::Pledge& pledge) const;

  int offer_ = -1; ///< its number within the terms; −1: the price is no lower than usual
  std::int16_t product_ = -1;
};

} // namespace pondlab::mechanisms
