#pragma once

#include "mechanisms/common/campaign_mechanism.hpp"

#include <optional>

namespace pondlab::mechanisms {

/// What the law asks of a card hangs on whether it is made out to somebody.
enum class CardKind : std::uint8_t {
  unnamed, ///< 不记名卡
  named,   ///< 记名卡: without end
};

/// Parameters of a gift card.
struct GiftCardParameters {
  engine::Target target;
  engine::Schedule schedule;
  int kind{};               ///< CardKind
  engine::Fen face{};       ///< fen on it
  std::int32_t pay_share{}; ///< bp of that, at which it is sold
  std::int32_t validity{};  ///< days, of unnamed ones
  int redeem_in{};          ///< engine::RedeemIn: where it pays, and is sold
  std::int32_t buy{};       ///< bp of the day's buyers who take one along
  std::int32_t give{};      ///< bp of those who give it to a friend; the others keep it
  std::int32_t seen{};      ///< bp who look at the card that a friend gives them
  std::int32_t click{};     ///< bp of those who go to the shop at once
  double stimulus{};        ///< log-rate that the gift adds to their visits
  double pull{};            ///< log-odds of an order that a card pays in full
  std::int32_t mislaid{};   ///< bp of cards that nobody thinks of again
};
void visit(engine::ParameterVisitor&, GiftCardParameters&);

/// 礼品卡: bought beside an order, given to a friend of the pool or kept, and redeemed in parts.
/// Until then its money is owed.
class GiftCard : public CampaignMechanism<GiftCardParameters> {
public:
  engine::Profile profile() const override;
  void compile(const engine::Plan& plan) override;
  void prepare(const engine::Plan& plan, const engine::People& people, const engine::Source& source,
               engine::MechanismState& state) const override;
  void breaches(const engine::Horizon& horizon, std::span<const engine::CampaignEntry> campaign,
                std::vector<engine::Breach>& found) const override;
  void outreach(const engine::CampaignDay& day) const override;
  void on_orders(const engine::CampaignDay& day,
                 std::span<const engine::Order> orders) const override;

private:
  std::optional<engine::PersonIndex> friend_for(const engine::CampaignDay& day,
                                                engine::PersonIndex giver) const;
  void sell_to(const engine::CampaignDay& day, engine::PersonIndex buyer) const;
};

} // namespace pondlab::mechanisms
