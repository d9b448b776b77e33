#include "mechanisms/price/subscription.hpp"

#include "engine/model/plan.hpp"

namespace pondlab::mechanisms {

using namespace engine;

namespace {

constexpr std::uint16_t delivery_draw = first_own_draw;
constexpr std::uint16_t need_draw = first_own_draw + 1;

} // namespace

void visit(ParameterVisitor& v, SubscriptionParameters& p) {
  const Field assumed{.unit = "of_deliveries", .source = "assumption"};
  visit_record(v, "target", "target", p.target);
  visit_record(v, "schedule", "schedule", p.schedule);
  v.reference("product", p.product, Reference::product, true);
  v.rate("pay_share", p.pay_share, {9'000, 500, whole}, {.unit = "of_price"});
  v.count("deliveries", p.deliveries, {4, 2, 104}, {.unit = "times"});
  v.duration("every_days", p.every_days, {30, 1, 365});
  v.rate("pauses", p.pauses, {500, 0, 9'000}, assumed);
  v.rate("cancels", p.cancels, {500, 0, whole}, assumed);
  v.rate("replaces", p.replaces, {8'000, 0, whole}, assumed);
  v.real("effort", p.effort, {1, 0, 3}, {.unit = "log_odds", .source = "assumption"});
}

Profile Subscription::profile() const {
  Couplings couplings;
  if (!parameters().product.empty()) couplings.insert(Coupling::stock);
  return {.group = Group::price, .surface = Surface::messages, .colour = 6, .couplings = couplings};
}

void Subscription::compile(const Plan& plan) {
  CampaignMechanism::compile(plan);
  const SubscriptionParameters& p = parameters();
  product_ = product_or_everyday(plan, p.product);
  offer_ = p.pay_share == whole ? -1
                                : add({.layer = Layer::item,
                                       .pay_share = p.pay_share,
                                       .pledge = true,
                                       .effort = p.effort});
}

void Subscription::standing(const CampaignDay& day, std::vector<Standing>& offers) const {
  if (offer_ < 0 || !due(day.day)) return;
  offers.push_back(stand(day, offer_));
  offers.back().whom = those_in_need(day);
  offers.back().product = product_;
}

/// Who buys rarely has no use for a delivery each time: of those who order less than once a period
/// as many would have it as they order, the same people on every day.
Audience Subscription::those_in_need(const CampaignDay& day) const {
  Audience audience = target().select(day, 0);
  const double weeks_a_period = parameters().every_days / 7.;
  Audience in_need(day.people.size());
  audience.each([&](PersonIndex person) {
    const double need = day.people.record[person].rate * weeks_a_period;
    const bool has =
        need >= 1 ||
        unit(draw(day.source, day.plan.layout.key_of(person), -1, day.stream(need_draw)).word[0]) <
            need;
    if (has) in_need.insert(person);
  });
  return in_need;
}

void Subscription::decide_pledges(const CampaignDay& day, std::span<Pledge> pledges,
                                  std::size_t fresh) const {
  for (Pledge& pledge : pledges.first(fresh))
    if (day.day >= pledge.due) go_on(day, pledge);
  for (Pledge& pledge : pledges.subspan(fresh)) begin(day, pledge);
}

/// All is paid for, and the first delivery goes out. Coupons count for that one alone.
void Subscription::begin(const CampaignDay& day, Pledge& pledge) const {
  const SubscriptionParameters& p = parameters();
  const Fen later = pledge.order.bill.without_held().paid();
  pledge.left = static_cast<std::int16_t>(p.deliveries);
  pledge.prepaid = pledge.order.paid() + (p.deliveries - 1) * later;
  send(day, pledge);
}

void Subscription::go_on(const CampaignDay& day, Pledge& pledge) const {
  const SubscriptionParameters& p = parameters();
  Draws draws = day.draws(pledge.order.key, delivery_draw);
  const double cancels = draws.unit(), pauses = draws.unit(), replaces = draws.unit();
  if (cancels < p.cancels / double{whole}) {
    pledge.fate = Fate::cancel;
  } else if (pauses < p.pauses / double{whole}) {
    pledge.due = static_cast<std::int16_t>(day.day + p.every_days);
  } else {
    pledge.order.returned = draws.unit() < day.plan.return_rate(pledge.order) / double{whole};
    pledge.order.settles_after = static_cast<std::int16_t>(day.plan.economics().return_window);
    pledge.ahead = replaces < p.replaces / double{whole};
    send(day, pledge);
  }
}

void Subscription::send(const CampaignDay& day, Pledge& pledge) const {
  pledge.due = static_cast<std::int16_t>(day.day + parameters().every_days);
  pledge.fate = pledge.left > 1 ? Fate::deliver : Fate::complete;
}

} // namespace pondlab::mechanisms
