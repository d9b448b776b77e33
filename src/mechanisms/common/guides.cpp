#include "mechanisms/common/guides.hpp"

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

std::uint64_t guide_key(std::size_t store, std::int64_t number) {
  return mix64(mix64(hash_text("guide"), store), static_cast<std::uint64_t>(number));
}

/// `holds(store, i)` says whether the i-th of a store is held out.
template <class Key, class Holds>
std::vector<Execution> execute_all(const CampaignDay& day, std::uint16_t number, Key&& key,
                                   std::int64_t StoreGroup::* per_store, Holds&& holds) {
  std::vector<Execution> made;
  std::int64_t given = 0, done = 0;
  for (std::size_t store = 0; store < day.plan.store_group.size(); ++store) {
    const StoreGroup& group =
        day.plan.setup.stores[static_cast<std::size_t>(day.plan.store_group[store])];
    for (std::int64_t i = 0; i < group.*per_store; ++i) {
      const bool asked = !holds(store, i);
      made.push_back(asked ? execute(day, number, key(store, i), group) : Execution::skipped);
      given += asked;
      done += made.back() != Execution::skipped;
    }
  }
  day.count(TouchCounter::tasks, given);
  day.count(TouchCounter::tasks_done, done);
  return made;
}

} // namespace

std::vector<Execution> execute_by_guides(const CampaignDay& day, std::uint16_t number,
                                         const Holdout& holdout) {
  return execute_all(day, number, guide_key, &StoreGroup::guides_per_store,
                     [&](std::size_t store, std::int64_t) {
                       return holdout.any() && holdout.holds_store(day.source, store);
                     });
}

std::vector<Execution> execute_by_communities(const CampaignDay& day, std::uint16_t number,
                                              const Holdout& holdout) {
  return execute_all(day, number, community_key, &StoreGroup::communities_per_store,
                     [&](std::size_t store, std::int64_t i) {
                       return holdout.any() && holdout.holds_community(day.source, store, i);
                     });
}

void pay_guides(const CampaignDay& day, std::int64_t minutes) {
  day.spend(Account::guide_pay, day.plan.economics().guide_hour * minutes / 60);
}

} // namespace pondlab::mechanisms
