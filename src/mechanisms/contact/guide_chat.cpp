#include "mechanisms/contact/guide_chat.hpp"

#include "engine/numeric/math.hpp"
#include "mechanisms/common/guides.hpp"

#include <algorithm>
#include <cmath>

namespace pondlab::mechanisms {

using namespace engine;

namespace {

constexpr std::uint16_t choice_draw = execution_draw + 1;

struct Candidate {
  float rate;
  std::uint64_t key;
  PersonIndex person;
  double score;
};

/// Scores a guide's contacts: the normal score of the rank by order rate, seen through noise.
void score(const CampaignDay& day, std::vector<Candidate>& contacts, double hand_picked) {
  std::sort(contacts.begin(), contacts.end(), [](const Candidate& a, const Candidate& b) {
    return a.rate != b.rate ? a.rate < b.rate : a.key < b.key;
  });
  const double noise = std::sqrt(1 - hand_picked * hand_picked);
  for (std::size_t i = 0; i < contacts.size(); ++i) {
    const double rank = (static_cast<double>(i) + .5) / static_cast<double>(contacts.size());
    const double error = normal_quantile(day.draws(contacts[i].key, choice_draw).unit());
    contacts[i].score = hand_picked * normal_quantile(rank) + noise * error;
  }
}

} // namespace

void visit(ParameterVisitor& v, GuideChatParameters& p) {
  const Field lore{.source = "trade_lore"};
  const Field of_seen{.unit = "of_seen", .source = "assumption"};
  visit_record(v, "target", "target", p.target);
  visit_record(v, "schedule", "schedule", p.schedule);
  visit_record(v, "coupon", "coupon_terms", p.coupon);
  v.count("picks", p.picks, {40, 1, 500}, {.unit = "per_day", .source = "trade_lore"});
  v.real("hand_picked", p.hand_picked, {.6, 0, .99},
         {.unit = "correlation", .source = "assumption"});
  v.duration("rest_days", p.rest_days, {14, 0, 365}, {.source = "assumption"});
  v.count("minutes", p.minutes, {4, 0, 120}, {.unit = "minutes", .source = "assumption"});
  v.rate("seen", p.seen, {7'000, 0, whole}, {.source = "assumption"});
  v.rate("click", p.click, {2'500, 0, whole}, of_seen);
  v.rate("claim", p.claim, {6'000, 0, whole}, of_seen);
  v.real("stimulus", p.stimulus, {1, 0, 4}, {.unit = "log_rate", .source = "assumption"});
  v.rate("opt_out", p.opt_out, {30, 0, 1'000}, {.unit = "of_seen", .source = "trade_lore"});
  v.real("fatigue", p.fatigue, {1, 0, 3},
         {.unit = "contacts", .source = "zhang_kumar_cosguner_2017"});
  v.rate("commission", p.commission, {300, 0, 3'000}, lore);
  v.duration("attribution", p.attribution, {7, 1, 60}, {.source = "definition_last_click"});
}

Profile GuideChat::profile() const {
  return {.group = Group::contact,
          .surface = Surface::guide,
          .colour = 1,
          .couplings = couplings({Coupling::guide}),
          .gives_tasks = true,
          .accounts = {Account::guide_pay, Account::commission, Account::commission_payable}};
}

Audience GuideChat::pick(const CampaignDay& day) const {
  const std::vector<Execution> execution =
      execute_by_guides(day, execution_draw, target().holdout());
  std::vector<std::vector<Candidate>> contacts(execution.size());
  target().select(day, reach::guide).each([&](PersonIndex person) {
    const CampaignMemory memory = day.state.people[person];
    if (memory.addressed != CampaignMemory::never &&
        day.day - memory.addressed < parameters().rest_days)
      return;
    const std::uint32_t guide = guide_of(day.plan, day.people, person);
    if (execution[guide] == Execution::skipped) return;
    contacts[guide].push_back({day.people.record[person].rate, day.plan.layout.key_of(person), person, 0});
  });
  Audience chosen(day.people.size());
  std::size_t guide = 0;
  for (std::size_t store = 0; store < day.plan.store_group.size(); ++store) {
    const StoreGroup& group =
        day.plan.setup.stores[static_cast<std::size_t>(day.plan.store_group[store])];
    for (std::int64_t i = 0; i < group.guides_per_store; ++i, ++guide) {
      score(day, contacts[guide], parameters().hand_picked);
      std::sort(contacts[guide].begin(), contacts[guide].end(),
                [](const Candidate& a, const Candidate& b) {
                  return a.score != b.score ? a.score > b.score : a.key < b.key;
                });
      const std::size_t time_for =
          std::min(contacts[guide].size(),
                   static_cast<std::size_t>(std::min(group.chats_a_day, parameters().picks)));
      for (std::size_t k = 0; k < time_for; ++k) chosen.insert(contacts[guide][k].person);
    }
  }
  return chosen;
}

void GuideChat::outreach(const CampaignDay& day) const {
  if (!due(day.day)) return;
  Audience chosen = pick(day);
  note_addressed(day, chosen);
  pay_guides(day, chosen.size() * parameters().minutes);
  ContactTerms terms = contact_terms(parameters());
  terms.opt_out_kind = OptOut::guide;
  day.contact(std::move(chosen), terms);
}

} // namespace pondlab::mechanisms
