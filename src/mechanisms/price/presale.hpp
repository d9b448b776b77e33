#pragma once

#include "mechanisms/common/campaign_mechanism.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace pondlab::mechanisms {

/// Who of those that paid a deposit may buy.
enum class Allocation : std::uint8_t {
  first_come, ///< as long as there are some
  lottery,    ///< drawn on the first day of the balance; the others get their deposit back
};

/// Parameters of a presale.
struct PresaleParameters {
  engine::Target target;
  engine::Schedule schedule;   ///< when deposits can be paid
  std::string product;         ///< id of what is sold; empty: everyday assortment
  std::int32_t pay_share{};    ///< bp of the list price that it costs in all
  std::int32_t deposit{};      ///< bp of that which is paid at once
  engine::Date balance_from;   ///< first day on which the balance can be paid; absent: the next day
  std::int32_t balance_days{}; ///< days on which it can
  std::int32_t pays{};         ///< bp of those with a deposit who do
  bool keeps_deposit{};        ///< of those who do not
  int allocation{};            ///< Allocation
  std::int64_t limit{};        ///< orders in all, at most; 0: no limit
  double effort{};             ///< log-odds off for paying twice and waiting
};
void visit(engine::ParameterVisitor&, PresaleParameters&);

/// 定金预售: a lower price for who pays a deposit now and the balance later. It is a sale once the
/// balance is paid; until then the deposit is owed. Who lets the balance lapse loses the deposit,
/// or gets it back.
class Presale : public CampaignMechanism<PresaleParameters> {
public:
  engine::Profile profile() const override;
  void compile(const engine::Plan& plan) override;
  void standing(const engine::CampaignDay& day,
                std::vector<engine::Standing>& offers) const override;
  void decide_pledges(const engine::CampaignDay& day, std::span<engine::Pledge> pledges,
                      std::size_t fresh) const override;

private:
  void take(const engine::CampaignDay& day, std::span<engine::Pledge> fresh) const;
  void draw_winners(const engine::CampaignDay& day, std::span<engine::Pledge> open) const;
  void ask_for_balance(const engine::CampaignDay& day, engine::Pledge& pledge) const;
  engine::Day balance_day(engine::Day pledged) const;

  int offer_ = -1; ///< its number within the terms; −1: the price is no lower than usual
  std::int16_t product_ = -1;
  engine::Day balance_from_ = -1; ///< −1: the day after the deposit
  double pays_a_day_ = 0;         ///< chance on each day on which the balance can be paid
};

} // namespace pondlab::mechanisms
