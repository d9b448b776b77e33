#pragma once

#include "mechanisms/common/campaign_mechanism.hpp"

#include <string>
#include <vector>

namespace pondlab::mechanisms {

/// What a coupon is good for.
enum class CouponKind : std::uint8_t {
  money_off, ///< 代金券, with a threshold 满减券
  share_off, ///< 折扣券
  exchange,  ///< 兑换券: a product for nothing
  trial,     ///< 试用券: something that is done in a store, beside an order
};

/// How people come by it.
enum class CouponGiven : std::uint8_t {
  sent,        ///< into the account of everybody in the target
  claimed,     ///< by who sees the notice and takes it
  on_joining,  ///< by whoever comes into the pool
  after_order, ///< by whoever ordered for so much, for the next time
};

/// Parameters of a coupon that stands by itself.
struct CouponOfferParameters {
  engine::Target target;
  engine::Schedule schedule;
  int kind{};                          ///< CouponKind
  engine::Fen face{};                  ///< fen off
  engine::Fen threshold{};             ///< of what earlier layers leave
  std::int32_t pay_share{};            ///< bp still paid
  std::string product;                 ///< id of what it is exchanged for
  engine::Fen worth{};                 ///< fen that this is worth to the holder
  int given{};                         ///< CouponGiven
  engine::Fen spent{};                 ///< fen paid in the order that earns it
  std::int32_t validity{};             ///< days
  std::int64_t each{};                 ///< received at once
  std::int64_t an_order{};             ///< used on one order, at most
  std::int64_t person_limit{};         ///< received in all, a person; 0: no limit
  std::int64_t issue_limit{};          ///< in all; 0: no limit
  int redeem_in{};                     ///< engine::RedeemIn
  std::vector<std::string> applies_to; ///< products; none = everything
  bool stacks{};                       ///< beside other coupons that stack
  engine::Funding funding;             ///< who bears what it takes off
  std::int32_t seen{};                 ///< bp who see the notice
  std::int32_t click{};                ///< bp of those
  std::int32_t claim{};                ///< bp of those
  double stimulus{};                   ///< log-rate that the notice adds to visits
  double fatigue{};                    ///< how much a seen notice counts towards fatigue
  std::int32_t attribution{};          ///< days
};
void visit(engine::ParameterVisitor&, CouponOfferParameters&);

/// A coupon that is sent, claimed, or earned: by joining, or by an order, for the next one.
class CouponOffer : public CampaignMechanism<CouponOfferParameters> {
public:
  engine::Profile profile() const override;
  void compile(const engine::Plan& plan) override;
  void outreach(const engine::CampaignDay& day) const override;
  void on_orders(const engine::CampaignDay& day,
                 std::span<const engine::Order> orders) const override;

private:
  bool gives() const { return !terms().empty(); }
  engine::ContactTerms notice() const;

  engine::Day first_day_ = 0, last_day_ = 0;
};

} // namespace pondlab::mechanisms
