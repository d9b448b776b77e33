#include "mechanisms/contact/community_post.hpp"

#include "mechanisms/common/guides.hpp"

#include <algorithm>

namespace pondlab::mechanisms {

using namespace engine;

void visit(ParameterVisitor& v, CommunityPostParameters& p) {
  const Field of_seen{.unit = "of_seen", .source = "trade_lore"};
  visit_record(v, "target", "target", p.target);
  visit_record(v, "schedule", "schedule", p.schedule);
  visit_record(v, "coupon", "coupon", p.coupon);
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
  v.real("fatigue", p.fatigue, {.1, 0, 3},
         {.unit = "contacts", .source = "zhang_kumar_cosguner_2017"});
  v.count("minutes", p.minutes, {20, 0, 480}, {.unit = "minutes", .source = "assumption"});
  v.duration("attribution", p.attribution, {3, 1, 60}, {.source = "definition_last_click"});
}

void CommunityPost::compile(const Plan& plan) {
  target_ = CompiledTarget(parameters_.target, plan);
  schedule_ = CompiledSchedule(parameters_.schedule, plan);
}

void CommunityPost::outreach(const CampaignDay& day) const {
  if (!schedule_.due(day.day)) return;
  const std::vector<Execution> execution =
      execute_by_communities(day, execution_draw, target_.holdout());
  const auto done = std::count_if(execution.begin(), execution.end(),
                                  [](Execution e) { return e != Execution::skipped; });
  pay_guides(day, done * parameters_.minutes);
  ByContent parts =
      by_content(target_.select(day, reach::community, reach::muted), day.people.size(), execution,
                 [&](PersonIndex person) { return community_of(day.plan, day.people, person); });
  const bool has_coupon = parameters_.coupon.offered();
  ContactTerms terms{.posts = static_cast<int>(parameters_.posts_a_day),
                     .seen = parameters_.seen / double{whole},
                     .stimulus = parameters_.stimulus,
                     .click = parameters_.click / double{whole},
                     .claim = has_coupon ? parameters_.claim / double{whole} : 0,
                     .opt_out = parameters_.mute / double{whole},
                     .opt_out_kind = OptOut::community,
                     .fatigue = parameters_.fatigue,
                     .only_coupons = static_cast<CommunityContent>(parameters_.content) ==
                                     CommunityContent::coupons,
                     .coupon_days = has_coupon ? parameters_.coupon.validity : 0,
                     .issue_limit = parameters_.coupon.issue_limit,
                     .minute_from = static_cast<int>(parameters_.schedule.hour_from) * 60,
                     .minute_to = static_cast<int>(parameters_.schedule.hour_to) * 60};
  day.contact(std::move(parts.own), terms);
  terms.seen *= parameters_.copied_seen / double{whole};
  day.contact(std::move(parts.copied), terms);
}

void CommunityPost::offers(const CampaignDay& day, std::span<const OfferVisit> visits,
                           std::vector<Offer>& offers) const {
  if (parameters_.coupon.offered()) offer_coupon(day, parameters_.coupon, visits, offers);
}

} // namespace pondlab::mechanisms
