#pragma once

#include "engine/model/mechanism.hpp"
#include "mechanisms/common/audiences.hpp"

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
class Sms : public engine::Mechanism {
public:
  Sms() : parameters_(engine::with_defaults<SmsParameters>()) {}

  void visit(engine::ParameterVisitor& visitor) override {
    mechanisms::visit(visitor, parameters_);
  }
  /// Coupons that may run out tie those who want one to each other.
  engine::Coupling couples() const override {
    return parameters_.coupon.issue_limit > 0 ? engine::Coupling::stock : engine::Coupling::nobody;
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
  SmsParameters parameters_;
  CompiledTarget target_;
  CompiledSchedule schedule_;
};

} // namespace pondlab::mechanisms
