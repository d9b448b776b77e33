#include "mechanisms/live/live_stream.hpp"

#include "engine/model/plan.hpp"
#include "engine/numeric/math.hpp"
#include "mechanisms/common/guides.hpp"

namespace pondlab::mechanisms {

using namespace engine;

namespace {

constexpr std::uint16_t guides_draw = first_own_draw + 1;
constexpr std::uint16_t communities_draw = first_own_draw + 2;

constexpr int session_begins = 20 * 60, session_ends = 22 * 60; ///< minutes of the day

} // namespace

void visit(ParameterVisitor& v, LiveStreamParameters& p) {
  const Field lore{.source = "trade_lore"};
  visit_record(v, "target", "target", p.target);
  visit_record(v, "schedule", "schedule", p.schedule);
  v.choice("notice_by", p.notice_by, 2, {"guides", "communities", "both"});
  v.rate("seen", p.seen, {2'500, 0, whole}, lore);
  v.rate("attend", p.attend, {250, 0, whole}, {.unit = "of_seen", .source = "assumption"});
  v.real("stimulus", p.stimulus, {.1, 0, 4}, {.unit = "log_rate", .source = "assumption"});
  v.real("conversion_ratio", p.conversion_ratio, {1.3, .2, 5},
         {.unit = "ratio", .source = "cong_liu_manchanda", .grade = Grade::assumed});
  v.real("price_response", p.price_response, {.6, .3, 1},
         {.unit = "ratio", .source = "cong_liu_manchanda"});
  v.rate("pay_share", p.pay_share, {9'000, 500, whole},
         {.unit = "of_price", .source = "assumption"});
  v.references("products", p.products, Reference::product);
  v.boolean("newness", p.newness, false);
  v.rate("opt_out", p.opt_out, {30, 0, 1'000}, {.unit = "of_seen", .source = "trade_lore"});
  v.real("fatigue", p.fatigue, {.6, 0, 3},
         {.unit = "contacts", .source = "zhang_kumar_cosguner_2017"});
  v.money("production", p.production, {3'000'00, 0, 10'000'000'00},
          {.unit = "per_session", .source = "assumption"});
  v.rate("platform_fee", p.platform_fee, {200, 0, 2'000}, lore);
  v.rate("commission", p.commission, {300, 0, 3'000}, lore);
}

/// Viewers see each other, and what one buys is gone for the others.
Profile LiveStream::profile() const {
  const auto by = static_cast<NoticeBy>(parameters().notice_by);
  return {.group = Group::live,
          .surface = by == NoticeBy::communities ? Surface::community : Surface::guide,
          .otherwise = by == NoticeBy::both ? std::optional(Surface::community) : std::nullopt,
          .venue = Venue::live_room,
          .colour = 4,
          .couplings = {Coupling::stock, Coupling::everyone},
          .accounts = {Account::production, Account::platform_fees, Account::commission,
                       Account::commission_payable}};
}

void LiveStream::compile(const Plan& plan) {
  CampaignMechanism::compile(plan);
  price_ = add({.layer = Layer::item,
                .pay_share = parameters().pay_share,
                .price_response = parameters().price_response});
  products_.clear();
  for (const std::string& id : parameters().products)
    products_.push_back(static_cast<std::int16_t>(plan.product_index(id)));
}

std::optional<SessionTerms> LiveStream::session_on(Day day) const {
  if (!due(day)) return std::nullopt;
  return SessionTerms{.venue = Venue::live_room,
                      .minute_from = session_begins,
                      .minute_to = session_ends,
                      .price = price_,
                      .log_odds = log(parameters().conversion_ratio),
                      .products = products_};
}

void LiveStream::outreach(const CampaignDay& day) const {
  if (!due(day.day)) return;
  const auto by = static_cast<NoticeBy>(parameters().notice_by);
  Audience audience(day.people.size());
  const auto add = [&](const ByContent& parts) {
    for (const Audience* part : {&parts.copied, &parts.own}) audience.insert(*part);
  };
  if (by != NoticeBy::communities)
    add(by_content(day, target().select(day, reach::guide),
                   execute_by_guides(day, guides_draw, target().holdout()), by_guide(day)));
  if (by != NoticeBy::guides)
    add(by_content(day, target().select(day, reach::community, reach::muted),
                   execute_by_communities(day, communities_draw, target().holdout()),
                   by_community(day)));
  day.spend(Account::production, parameters().production);
  ContactTerms terms = contact_terms(parameters());
  terms.opt_out_kind = OptOut::guide;
  day.contact(std::move(audience), terms);
}

std::int16_t LiveStream::shown_to(const CampaignDay& day, PersonIndex person) const {
  if (products_.empty()) return -1;
  Draws draws = day.draws(day.plan.layout.key_of(person), first_own_draw);
  return products_[draws.below(static_cast<std::uint32_t>(products_.size()))];
}

void LiveStream::on_orders(const CampaignDay& day, std::span<const Order> orders) const {
  CampaignMechanism::on_orders(day, orders);
  for (const Order& order : orders)
    if (order.session == day.mechanism)
      day.spend_on(order.person, Account::platform_fees,
                   share_of(order.paid(), parameters().platform_fee));
}

} // namespace pondlab::mechanisms
