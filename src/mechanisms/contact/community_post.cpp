#include "mechanisms/contact/community_post.hpp"

#include "mechanisms/common/guides.hpp"

#include <algorithm>

namespace pondlab::mechanisms {

using namespace engine;

void visit(ParameterVisitor& v, CommunityPostParameters& p) {
  const Field of_seen{.unit = "of_seen", .source = "trade_lore"};
  visit_record(v, "target", "target", p.target);
  visit_record(v, "schedule", "schedule", p.schedule);
  visit_record(v, "coupon", "coupon_terms", p.coupon);
  v.count("posts_a_day", p.posts_a_day, {12, 1, 60},
          {.unit = "per_day", .source = "inman_article", .grade = Grade::reported});
  v.choice("content", p.content, 0, {"goods", "coupons"});
  v.rate("seen", p.seen, {400, 0, 5'000}, {.source = "assumption"});
  v.rate("copied_seen", p.copied_seen, {7'000, 0, whole},
         {.unit = "of_own", .source = "assumption"});
  v.rate("click", p.click, {400, 0, whole}, of_seen);
  v.rate("claim", p.claim, {300, 0, whole}, {.unit = "of_seen", .source = "assumption"});
  v.real("stimulus", p.stimulus, {.1, 0, 4}, {.unit = "log_rate", .source = "liang_2023"});
  v.rate("mute", p.mute, {10, 0, 1'000}, of_seen);
  v.real("fatigue", p.fatigue, {.2, 0, 3},
         {.unit = "contacts", .source = "zhang_kumar_cosguner_2017"});
  v.count("minutes", p.minutes, {20, 0, 480}, {.unit = "minutes", .source = "assumption"});
  v.duration("attribution", p.attribution, {3, 1, 60}, {.source = "definition_last_click"});
}

Profile CommunityPost::profile() const {
  return {.group = Group::contact,
          .surface = Surface::community,
          .colour = 3,
          .couplings = couplings({Coupling::community}),
          .accounts = {Account::guide_pay}};
}

void CommunityPost::outreach(const CampaignDay& day) const {
  if (!due(day.day)) return;
  const std::vector<Execution> execution =
      execute_by_communities(day, execution_draw, target().holdout());
  const auto done = std::count_if(execution.begin(), execution.end(),
                                  [](Execution e) { return e != Execution::skipped; });
  pay_guides(day, done * parameters().minutes);
  ByContent parts = by_content(day, target().select(day, reach::community, reach::muted), execution,
                               by_community(day));
  ContactTerms terms = contact_terms(parameters());
  terms.posts = static_cast<int>(parameters().posts_a_day);
  terms.opt_out = parameters().mute / double{whole};
  terms.opt_out_kind = OptOut::community;
  if (static_cast<CommunityContent>(parameters().content) == CommunityContent::coupons)
    terms.trust = -1;
  day.contact(std::move(parts.own), terms);
  terms.seen *= parameters().copied_seen / double{whole};
  day.contact(std::move(parts.copied), terms);
}

} // namespace pondlab::mechanisms
