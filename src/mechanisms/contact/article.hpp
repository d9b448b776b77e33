#pragma once

#include "mechanisms/common/campaign_mechanism.hpp"

#include <vector>

namespace pondlab::mechanisms {

/// Parameters of articles on the brand's official account.
struct ArticleParameters {
  engine::Target target;
  engine::Schedule schedule;
  engine::Fen production{};   ///< of one: text, pictures
  std::int32_t seen{};        ///< bp of followers who open it
  std::int32_t click{};       ///< bp of readers who follow a link to goods
  double stimulus{};          ///< log-rate
  double trust{};             ///< what reading one does to trust
  bool newness{};             ///< shows new styles
  std::int32_t opt_out{};     ///< bp of readers who leave the account
  double fatigue{};           ///< how much a read one counts towards fatigue
  std::int32_t attribution{}; ///< days
};
void visit(engine::ParameterVisitor&, ArticleParameters&);

/// Articles to the followers of a service account: few open them, who reads them comes to trust.
/// The platform lets an account send four times a month, whichever mechanism of the campaign's it
/// is for; what schedules have beyond that is not sent.
class Article : public CampaignMechanism<ArticleParameters> {
public:
  engine::Profile profile() const override;
  void compile(const engine::Plan& plan) override;
  void breaches(const engine::Horizon& horizon, std::span<const engine::CampaignEntry> campaign,
                std::vector<engine::Breach>& found) const override;
  void outreach(const engine::CampaignDay& day) const override;

private:
  std::vector<bool> sent_; ///< by day
};

} // namespace pondlab::mechanisms
