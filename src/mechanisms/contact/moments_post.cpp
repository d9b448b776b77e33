#include "mechanisms/contact/moments_post.hpp"

#include "mechanisms/common/guides.hpp"

#include <algorithm>

namespace pondlab::mechanisms {

using namespace engine;

namespace {

constexpr std::int64_t wecom_cap_a_day = 1; ///< shown to one customer (developer document 92135)

} // namespace

void visit(ParameterVisitor& v, MomentsPostParameters& p) {
  const Field lore{.source = "trade_lore"};
  visit_record(v, "target", "target", p.target);
  visit_record(v, "schedule", "schedule", p.schedule);
  v.count("posts_a_day", p.posts_a_day, {3, 1, 30}, {.unit = "per_day", .source = "assumption"});
  v.choice("account", p.account, 0, {"personal", "wecom"},
           {.source = "wecom_92135", .grade = Grade::reported});
  v.rate("seen", p.seen, {1'000, 0, 5'000}, lore);
  v.rate("copied_seen", p.copied_seen, {5'000, 0, whole},
         {.unit = "of_own", .source = "assumption"});
  v.rate("click", p.click, {400, 0, whole}, {.unit = "of_seen", .source = "trade_lore"});
  v.real("stimulus", p.stimulus, {.1, 0, 4}, {.unit = "log_rate", .source = "assumption"});
  v.rate("opt_out", p.opt_out, {2, 0, 1'000}, {.unit = "of_seen", .source = "assumption"});
  v.real("fatigue", p.fatigue, {1, 0, 3},
         {.unit = "contacts", .source = "zhang_kumar_cosguner_2017"});
  v.boolean("newness", p.newness, false);
  v.count("minutes", p.minutes, {5, 0, 120}, {.unit = "minutes", .source = "assumption"});
  v.duration("attribution", p.attribution, {3, 1, 60}, {.source = "definition_last_click"});
}

Profile MomentsPost::profile() const {
  return {.group = Group::contact,
          .surface = Surface::moments,
          .colour = 2,
          .couplings = couplings({Coupling::guide}),
          .gives_tasks = true,
          .accounts = {Account::guide_pay}};
}

void MomentsPost::breaches(const Horizon&, std::span<const CampaignEntry>,
                           std::vector<Breach>& found) const {
  if (static_cast<PostingAccount>(parameters().account) == PostingAccount::wecom &&
      parameters().posts_a_day > wecom_cap_a_day)
    found.push_back({"too_many_moments", "posts_a_day", parameters().posts_a_day, wecom_cap_a_day});
}

void MomentsPost::outreach(const CampaignDay& day) const {
  if (!due(day.day)) return;
  const std::vector<Execution> execution =
      execute_by_guides(day, execution_draw, target().holdout());
  const bool capped = static_cast<PostingAccount>(parameters().account) == PostingAccount::wecom;
  const std::int64_t posts =
      capped ? std::min(parameters().posts_a_day, wecom_cap_a_day) : parameters().posts_a_day;
  const auto done = std::count_if(execution.begin(), execution.end(),
                                  [](Execution e) { return e != Execution::skipped; });
  pay_guides(day, done * posts * parameters().minutes);
  ByContent parts = by_content(day, target().select(day, reach::guide), execution, by_guide(day));
  ContactTerms terms = contact_terms(parameters());
  terms.posts = static_cast<int>(posts);
  terms.opt_out_kind = OptOut::guide;
  day.contact(std::move(parts.own), terms);
  terms.seen *= parameters().copied_seen / double{whole};
  day.contact(std::move(parts.copied), terms);
}

} // namespace pondlab::mechanisms
