#pragma once

#include "engine/parameters/preset.hpp"
#include "mechanisms/common/campaign_mechanism.hpp"

#include <string>
#include <vector>

namespace pondlab::mechanisms {

/// What a promotion does to an order.
enum class PromotionRule : std::uint8_t {
  money_off,      ///< from a threshold on
  each_threshold, ///< for every threshold that is reached
  share_off,      ///< of the whole order, from a threshold on
  price,          ///< of each piece, for a while
  gift,           ///< from a threshold on
};

/// Where a promotion counts: as coupons do (`RedeemIn`), or in the marketplace too.
enum class PromotionIn : std::uint8_t { shop, shop_and_store, store, everywhere };

/// Parameters of a promotion: a rule for whoever comes, that nobody has to hold.
struct PromotionParameters {
  engine::Target target;
  engine::Schedule schedule;
  int rule{};                          ///< PromotionRule
  engine::Fen threshold{};             ///< of what item prices leave
  engine::Fen face{};                  ///< fen off
  std::int32_t pay_share{};            ///< bp still paid
  std::string gift;                    ///< id of the product given away
  engine::Fen worth{};                 ///< fen that the gift is worth to the buyer
  int in{};                            ///< PromotionIn
  std::vector<std::string> applies_to; ///< products; none = everything
  engine::Funding funding;             ///< who bears what it takes off
  engine::Coupon coupon;               ///< given after each order that the promotion counted on
};
void visit(engine::ParameterVisitor&, PromotionParameters&);

/// 满减, 满折, 限时折扣, 满赠: what the whole shop, or part of the pool, pays on some days. It
/// reaches nobody by itself: who does not come does not know.
class Promotion : public CampaignMechanism<PromotionParameters> {
public:
  engine::Profile profile() const override;
  void compile(const engine::Plan& plan) override;
  void standing(const engine::CampaignDay& day,
                std::vector<engine::Standing>& offers) const override;
  void on_orders(const engine::CampaignDay& day,
                 std::span<const engine::Order> orders) const override;

private:
  int rule_ = -1; ///< its number within the terms; −1: it changes nothing
};

/// What stands in a shop stands all day.
inline constexpr engine::PresetField promotion_fields[] = {
    {.path = "schedule.hour_from", .initial = 0},
    {.path = "schedule.hour_to", .initial = 24},
};
inline constexpr engine::Preset all_day{promotion_fields};

} // namespace pondlab::mechanisms
