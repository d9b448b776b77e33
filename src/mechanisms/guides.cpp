#include "mechanisms/guides.hpp"

namespace pondlab::mechanisms {

using namespace engine;

namespace {

Execution execute(const CampaignDay& day, std::uint16_t number, std::uint64_t subject,
                  const StoreGroup& group) {
  Draws draws = day.draws(subject, number);
  if (draws.below(whole) >= static_cast<std::uint32_t>(group.execution)) return Execution::skipped;
  return draws.below(whole) < static_cast<std::uint32_t>(group.own_content) ? Execution::own
                                                                            : Execution::copied;
}

std::vector<Execution> execute_all(const CampaignDay& day, std::uint16_t number, std::uint64_t salt,
                                   std::int64_t StoreGroup::*per_store) {
  std::vector<Execution> made;
  std::int64_t done = 0;
  for (std::size_t store = 0; store < day.plan.store_group.size(); ++store) {
    const StoreGroup& group =
        day.plan.setup.stores[static_cast<std::size_t>(day.plan.store_group[store])];
    for (std::int64_t i = 0; i < group.*per_store; ++i) {
      made.push_back(
          execute(day, number, mix64(mix64(salt, store), static_cast<std::uint64_t>(i)), group));
      done += made.back() != Execution::skipped;
    }
  }
  day.count(TouchCounter::tasks, static_cast<std::int64_t>(made.size()));
  day.count(TouchCounter::tasks_done, done);
  return made;
}

} // namespace

std::vector<Execution> execute_by_guides(const CampaignDay& day, std::uint16_t number) {
  return execute_all(day, number, hash_text("guide"), &StoreGroup::guides_per_store);
}

std::vector<Execution> execute_by_communities(const CampaignDay& day, std::uint16_t number) {
  return execute_all(day, number, hash_text("community"), &StoreGroup::communities_per_store);
}

void pay_guides(const CampaignDay& day, std::int64_t minutes) {
  day.spend(Account::guide_pay, day.plan.economics().guide_hour * minutes / 60);
}

} // namespace pondlab::mechanisms
