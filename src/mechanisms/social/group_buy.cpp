#include "mechanisms/social/group_buy.hpp"

#include "engine/model/friends.hpp"
#include "engine/model/plan.hpp"
#include "mechanisms/common/guides.hpp"
#include "mechanisms/social/asked_friends.hpp"

namespace pondlab::mechanisms {

using namespace engine;

void visit(ParameterVisitor& v, GroupBuyParameters& p) {
  const Field assumed{.source = "assumption"};
  const Field of_seen{.unit = "of_seen", .source = "assumption"};
  visit_record(v, "target", "target", p.target);
  visit_record(v, "schedule", "schedule", p.schedule);
  v.reference("product", p.product, Reference::product, true);
  v.count("size", p.size, {2, 2, 10}, {.unit = "people"});
  v.rate("pay_share", p.pay_share, {8'000, 500, whole}, {.unit = "of_price"});
  v.rate("leader_off", p.leader_off, {0, 0, whole}, {.unit = "of_team_price"});
  v.duration("deadline", p.deadline, {1, 1, 30}, {.source = "trade_lore"});
  v.choice("open_to", p.open_to, 0, {"friends_only", "same_community", "anybody"});
  v.count("ask", p.ask, {6, 0, 64}, {.unit = "people", .source = "assumption"});
  v.count("tries", p.tries, {0, 0, 255}, {.unit = "teams", .zero_is_no_limit = true});
  v.count("limit", p.limit, {0, 0, 100'000'000},
          {.unit = "orders", .scales = Scaling::pool, .zero_is_no_limit = true});
  v.real("effort", p.effort, {.6, 0, 3}, {.unit = "log_odds", .source = "assumption"});
  v.real("friend_pull", p.friend_pull, {2, 0, 4}, {.unit = "log_odds", .source = "assumption"});
  v.rate("seen", p.seen, {6'000, 0, whole}, assumed);
  v.rate("community_seen", p.community_seen, {400, 0, 5'000},
         {.source = "assumption", .when = "open_to=same_community"});
  v.rate("click", p.click, {4'000, 0, whole}, of_seen);
  v.real("stimulus", p.stimulus, {.4, 0, 4}, {.unit = "log_rate", .source = "assumption"});
  v.real("fatigue", p.fatigue, {.5, 0, 3}, {.unit = "contacts", .source = "assumption"});
  v.duration("attribution", p.attribution, {3, 1, 60}, {.source = "definition_last_click"});
}

Profile GroupBuy::profile() const {
  Couplings couplings{Coupling::friends};
  if (open_to() == TeamOpenTo::community) couplings.insert(Coupling::community);
  if (open_to() == TeamOpenTo::everyone) couplings.insert(Coupling::everyone);
  if (parameters().limit > 0 || !parameters().product.empty()) couplings.insert(Coupling::stock);
  return {
      .group = Group::social, .surface = Surface::messages, .colour = 4, .couplings = couplings};
}

void GroupBuy::compile(const Plan& plan) {
  CampaignMechanism::compile(plan);
  const GroupBuyParameters& p = parameters();
  open_ = join_ = others_ = -1;
  anybody_ = CompiledTarget(with_defaults<Target>(), plan);
  product_ = product_or_everyday(plan, p.product);
  const auto seat = [&](std::int32_t pay_share, std::int64_t missing, double pull) {
    return add({.layer = Layer::item,
                .pay_share = pay_share,
                .pledge = true,
                .log_odds = pull,
                .effort = p.effort * static_cast<double>(missing)});
  };
  if (p.pay_share == whole && p.leader_off == 0) return;
  open_ = seat(p.pay_share - static_cast<std::int32_t>(share_of(p.pay_share, p.leader_off)),
               p.size - 1, 0);
  join_ = seat(p.pay_share, p.size - 2, p.friend_pull);
  others_ = seat(p.pay_share, p.size - 2, 0);
}

/// Friends in the pool whom members of open teams asked since a day.
Audience GroupBuy::asked(const CampaignDay& day, Day since) const {
  Audience audience(day.people.size());
  for (const Pledge& pledge : day.state.pledges)
    if (pledge.order.day >= since)
      each_asked(day, pledge.order, parameters().ask,
                 [&](PersonIndex person) { audience.insert(person); });
  return audience;
}

/// Members of the communities in which the links of teams were posted since a day.
Audience GroupBuy::in_communities(const CampaignDay& day, Day since) const {
  std::vector<bool> posted(static_cast<std::size_t>(day.plan.communities));
  for (const Pledge& pledge : day.state.pledges)
    if (pledge.order.day >= since && day.people.reach[pledge.order.person] & reach::community)
      posted[community_of(day.plan, day.people, pledge.order.person)] = true;
  Audience audience(day.people.size());
  anybody_.select(day, reach::community, reach::muted).each([&](PersonIndex person) {
    if (posted[community_of(day.plan, day.people, person)]) audience.insert(person);
  });
  return audience;
}

/// What was asked yesterday is seen today.
void GroupBuy::outreach(const CampaignDay& day) const {
  if (open_ < 0 || day.state.pledges.empty()) return;
  ContactTerms terms = contact_terms(parameters());
  day.contact(asked(day, day.day - 1), terms);
  if (open_to() != TeamOpenTo::community) return;
  terms.seen = parameters().community_seen / double{whole};
  day.contact(in_communities(day, day.day - 1), terms);
}

void GroupBuy::standing(const CampaignDay& day, std::vector<Standing>& offers) const {
  if (open_ < 0) return;
  if (due(day.day)) {
    offers.push_back(stand(day, open_));
    offers.back().product = product_;
  }
  if (day.state.pledges.empty()) return;
  offers.push_back({.terms = join_, .whom = asked(day, 0), .product = product_});
  if (open_to() == TeamOpenTo::community)
    offers.push_back({.terms = others_, .whom = in_communities(day, 0), .product = product_});
  if (open_to() == TeamOpenTo::everyone) offers.push_back({.terms = others_, .product = product_});
}

/// In the order in which they came: a seat in the team of a friend who asked, else in one that is
/// open to them, else a team of their own.
void GroupBuy::decide_pledges(const CampaignDay& day, std::span<Pledge> pledges,
                              std::size_t fresh) const {
  Teams teams(day, pledges.first(fresh), parameters().size);
  for (Pledge& pledge : pledges.subspan(fresh)) {
    const bool opens = pledge.order.bill.has_offer(day.mechanism, open_);
    Teams::Team* team = opens ? nullptr : teams.of_friend(pledge);
    if (!team && pledge.order.bill.has_offer(day.mechanism, others_))
      team = teams.open_to(pledge, open_to());
    // Where others were quicker, and no team can be opened any more, there is nothing to be had.
    const bool can_buy = team || (due(day.day) && teams.has_seats(parameters().limit));
    if (!can_buy || !teams.may_take_part(pledge, parameters().tries))
      pledge.fate = Fate::refuse;
    else if (team)
      teams.join(*team, pledge);
    else
      teams.open(pledge, day.day + parameters().deadline);
  }
  teams.close_overdue();
}

} // namespace pondlab::mechanisms
