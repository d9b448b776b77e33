#include "mechanisms/contact/article.hpp"

#include "engine/model/plan.hpp"
#include "mechanisms/common/months.hpp"

#include <utility>

namespace pondlab::mechanisms {

using namespace engine;

namespace {

constexpr std::int64_t most_a_month = 4; ///< of a service account

} // namespace

void visit(ParameterVisitor& v, ArticleParameters& p) {
  const Field of_seen{.unit = "of_seen", .source = "assumption"};
  visit_record(v, "target", "target", p.target);
  visit_record(v, "schedule", "schedule", p.schedule);
  v.money("production", p.production, {500'00, 0, 1'000'000'00},
          {.unit = "per_article", .source = "assumption"});
  v.rate("seen", p.seen, {150, 0, 5'000}, {.source = "trade_lore"});
  v.rate("click", p.click, {800, 0, whole}, of_seen);
  v.real("stimulus", p.stimulus, {.3, 0, 4}, {.unit = "log_rate", .source = "assumption"});
  v.real("trust", p.trust, {1, -1, 5}, {.unit = "trust_contacts", .source = "assumption"});
  v.boolean("newness", p.newness, false);
  v.rate("opt_out", p.opt_out, {50, 0, 1'000}, of_seen);
  v.real("fatigue", p.fatigue, {.5, 0, 3}, {.unit = "contacts", .source = "assumption"});
  v.duration("attribution", p.attribution, {3, 1, 60}, {.source = "definition_last_click"});
}

Profile Article::profile() const {
  return {.group = Group::contact,
          .surface = Surface::messages,
          .colour = 7,
          .accounts = {Account::production}};
}

/// In the order of days, and on a day of the campaign.
void Article::compile(const Plan& plan) {
  CampaignMechanism::compile(plan);
  sent_.assign(static_cast<std::size_t>(plan.day_count()), false);
  std::vector<std::pair<const Mechanism*, CompiledSchedule>> articles;
  for (const CampaignEntry& entry : plan.campaign)
    if (const auto* article = dynamic_cast<const Article*>(entry.mechanism.get()))
      articles.emplace_back(article, CompiledSchedule(article->parameters().schedule, plan));
  ByMonth sent;
  for (Day day = 0; day < plan.day_count(); ++day)
    for (const auto& [article, schedule] : articles)
      if (schedule.due(day) && ++sent[month_of(plan.setup.horizon, day)] <= most_a_month &&
          article == this)
        sent_[static_cast<std::size_t>(day)] = true;
}

void Article::breaches(const Horizon& horizon, std::span<const CampaignEntry> campaign,
                       std::vector<Breach>& found) const {
  for (const auto& [month, articles] : due_together(horizon, campaign).value_or(ByMonth{}))
    if (articles > most_a_month)
      return found.push_back({"too_many_articles", "schedule", articles, most_a_month, month});
}

void Article::outreach(const CampaignDay& day) const {
  if (!sent_[static_cast<std::size_t>(day.day)]) return;
  day.spend(Account::production, parameters().production);
  ContactTerms terms = contact_terms(parameters());
  terms.trust = parameters().trust;
  terms.opt_out_kind = OptOut::follower;
  day.contact(target().select(day, reach::follower), terms);
}

} // namespace pondlab::mechanisms
