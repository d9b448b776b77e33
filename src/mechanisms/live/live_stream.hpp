#pragma once

#include "mechanisms/common/campaign_mechanism.hpp"

#include <optional>
#include <string>

namespace pondlab::mechanisms {

/// Who spreads the word of a session.
enum class NoticeBy : std::uint8_t { guides, communities, both };

/// Parameters of live sessions of the brand's own room.
struct LiveStreamParameters {
  engine::Target target;
  engine::Schedule schedule;
  int notice_by{};                   ///< NoticeBy
  std::int32_t seen{};               ///< bp of those addressed who see the notice
  std::int32_t attend{};             ///< bp of those who see it who come
  double stimulus{};                 ///< log-rate the notice adds to visits
  double conversion_ratio{};         ///< odds of an order in the room against an ordinary visit
  double price_response{};           ///< share of the usual response to the live price
  std::int32_t pay_share{};          ///< bp of the price in the room
  std::vector<std::string> products; ///< sold in the room; none = everyday assortment
  bool newness{};                    ///< shows new styles
  std::int32_t opt_out{};            ///< bp of those who see the notice and delete the guide
  double fatigue{};                  ///< how much a seen one counts towards fatigue
  engine::Fen production{};          ///< of a session: room, host, helpers
  std::int32_t platform_fee{};       ///< bp of live sales
  std::int32_t commission{};         ///< bp of live sales for the guides who brought the viewers
};
void visit(engine::ParameterVisitor&, LiveStreamParameters&);

/// Live sessions: guides and communities bring viewers, goods go at live prices while there is
/// stock.
class LiveStream : public CampaignMechanism<LiveStreamParameters> {
public:
  engine::Profile profile() const override;
  void compile(const engine::Plan& plan) override;
  std::optional<engine::SessionTerms> session_on(engine::Day day) const override;
  std::span<const std::string> sells() const override { return parameters().products; }
  void outreach(const engine::CampaignDay& day) const override;
  std::int16_t shown_to(const engine::CampaignDay& day, engine::PersonIndex person) const override;
  void on_orders(const engine::CampaignDay& day,
                 std::span<const engine::Order> orders) const override;

private:
  int price_ = 0;                      ///< its number within the terms
  std::vector<std::int16_t> products_; ///< indices in the plan
};

} // namespace pondlab::mechanisms
