#include "mechanisms/price/presale.hpp"

#include "engine/model/plan.hpp"
#include "engine/numeric/math.hpp"
#include "mechanisms/common/own_number.hpp"

#include <algorithm>

namespace pondlab::mechanisms {

using namespace engine;

namespace {

constexpr std::uint16_t balance_draw = first_own_draw;
constexpr std::uint16_t lottery_draw = first_own_draw + 1;

} // namespace

void visit(ParameterVisitor& v, PresaleParameters& p) {
  visit_record(v, "target", "target", p.target);
  visit_record(v, "schedule", "schedule", p.schedule);
  v.reference("product", p.product, Reference::product, true);
  v.rate("pay_share", p.pay_share, {8'500, 500, whole}, {.unit = "of_price"});
  v.rate("deposit", p.deposit, {1'000, 0, whole}, {.unit = "of_presale_price"});
  v.date("balance_from", p.balance_from, true);
  v.duration("balance_days", p.balance_days, {3, 1, 90});
  v.rate("pays", p.pays, {8'500, 0, whole}, {.unit = "of_deposits", .source = "assumption"});
  v.boolean("keeps_deposit", p.keeps_deposit, true);
  v.choice("allocation", p.allocation, 0, {"first_come", "lottery"});
  v.count("limit", p.limit, {0, 0, 100'000'000},
          {.unit = "orders", .scales = Scaling::pool, .zero_is_no_limit = true});
  v.real("effort", p.effort, {.4, 0, 3}, {.unit = "log_odds", .source = "assumption"});
}

Profile Presale::profile() const {
  Couplings couplings;
  if (parameters().limit > 0 || !parameters().product.empty()) couplings.insert(Coupling::stock);
  return {.group = Group::price, .surface = Surface::messages, .colour = 5, .couplings = couplings};
}

void Presale::compile(const Plan& plan) {
  CampaignMechanism::compile(plan);
  const PresaleParameters& p = parameters();
  product_ = product_or_everyday(plan, p.product);
  balance_from_ = p.balance_from.known() ? p.balance_from.days - plan.start().days : -1;
  // Equal chances on each day that come to the share in all.
  pays_a_day_ = p.pays == whole ? 1 : 1 - pow(1 - p.pays / double{whole}, 1. / p.balance_days);
  offer_ = p.pay_share == whole ? -1
                                : add({.layer = Layer::item,
                                       .pay_share = p.pay_share,
                                       .pledge = true,
                                       .effort = p.effort});
}

Day Presale::balance_day(Day pledged) const { return std::max(balance_from_, pledged + 1); }

void Presale::standing(const CampaignDay& day, std::vector<Standing>& offers) const {
  if (offer_ < 0 || !due(day.day)) return;
  if (balance_from_ >= 0 && day.day >= balance_from_) return;
  offers.push_back(stand(day, offer_));
  offers.back().product = product_;
}

void Presale::decide_pledges(const CampaignDay& day, std::span<Pledge> pledges,
                             std::size_t fresh) const {
  if (static_cast<Allocation>(parameters().allocation) == Allocation::lottery)
    draw_winners(day, pledges.first(fresh));
  for (Pledge& pledge : pledges.first(fresh))
    if (pledge.fate == Fate::wait && day.day >= pledge.due) ask_for_balance(day, pledge);
  take(day, pledges.subspan(fresh));
}

/// Deposits are paid, as long as there is something to buy.
void Presale::take(const CampaignDay& day, std::span<Pledge> fresh) const {
  const PresaleParameters& p = parameters();
  const bool first_come = static_cast<Allocation>(p.allocation) == Allocation::first_come;
  std::int64_t& taken = own_number(day, 0);
  for (Pledge& pledge : fresh) {
    if (first_come && p.limit > 0 && taken >= p.limit) {
      pledge.fate = Fate::refuse;
      continue;
    }
    ++taken;
    pledge.prepaid = share_of(pledge.order.paid(), p.deposit);
    pledge.due = static_cast<std::int16_t>(balance_day(day.day));
  }
}

/// On the first day of the balance those of the smallest draws win; the others buy alone.
void Presale::draw_winners(const CampaignDay& day, std::span<Pledge> open) const {
  const std::int64_t limit = parameters().limit;
  std::vector<std::pair<double, Pledge*>> tickets;
  for (Pledge& pledge : open)
    if (pledge.due == day.day)
      tickets.emplace_back(day.draws(pledge.order.key, lottery_draw).unit53(), &pledge);
  if (limit == 0 || std::ssize(tickets) <= limit) return;
  std::ranges::stable_sort(tickets, {}, &std::pair<double, Pledge*>::first);
  for (std::size_t i = static_cast<std::size_t>(limit); i < tickets.size(); ++i)
    tickets[i].second->fate = Fate::cancel;
}

void Presale::ask_for_balance(const CampaignDay& day, Pledge& pledge) const {
  const bool all_paid = pledge.prepaid == pledge.order.paid();
  if (all_paid || day.draws(pledge.order.key, balance_draw).unit() < pays_a_day_)
    pledge.fate = Fate::complete;
  else if (day.day >= pledge.due + parameters().balance_days - 1)
    pledge.fate = parameters().keeps_deposit ? Fate::forfeit : Fate::cancel;
}

} // namespace pondlab::mechanisms
