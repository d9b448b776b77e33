#include "mechanisms/common/guides.hpp"

#include <bit>

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

ByContent by_content(const CampaignDay& day, const Audience& audience,
                     const std::vector<Execution>& execution, const Grouping& grouping) {
  static_assert(static_cast<int>(Execution::copied) == 1 && static_cast<int>(Execution::own) == 2);
  ByContent parts{Audience(day.people.size()), Audience(day.people.size())};
  const std::uint16_t* const store = day.people.store.data();
  const std::uint8_t* const within = grouping.within.data();
  const std::uint32_t* const first = grouping.first.data();
  const Execution* const made = execution.data();
  each_word(
      day, audience, [&parts, store, within, first, made](std::size_t word, std::uint64_t members) {
        std::uint64_t copied = 0, own = 0;
        for (std::uint64_t rest = members; rest != 0; rest &= rest - 1) {
          const auto bit = static_cast<unsigned>(std::countr_zero(rest));
          const std::size_t person = word * 64 + bit;
          // Without branches, since nobody could guess them.
          const auto bits = static_cast<std::uint64_t>(made[first[store[person]] + within[person]]);
          copied |= (bits & 1) << bit;
          own |= bits >> 1 << bit;
        }
        parts.copied.words()[word] = copied;
        parts.own.words()[word] = own;
      });
  return parts;
}

void pay_guides(const CampaignDay& day, std::int64_t minutes) {
  day.spend(Account::guide_pay, day.plan.economics().guide_hour * minutes / 60);
}

} // namespace pondlab::mechanisms
