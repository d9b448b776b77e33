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

namespace {

static_assert(static_cast<int>(Execution::copied) == 1 && static_cast<int>(Execution::own) == 2);

/// What was made of the task of whoever people belong to: 1 copied, 2 own.
class MadeFor {
public:
  MadeFor(const CampaignDay& day, const std::vector<Execution>& execution, const Grouping& grouping)
      : made_(execution), store_(day.people.store.data()), within_(grouping.within.data()),
        first_(grouping.first.data()) {
    made_.resize(made_.size() + 256, Execution::skipped); // whose store has none looks there
  }

  std::uint64_t of(std::size_t person) const {
    return static_cast<std::uint64_t>(made_[first_[store_[person]] + within_[person]]);
  }

private:
  std::vector<Execution> made_;
  const std::uint16_t* store_;
  const std::uint8_t* within_;
  const std::uint32_t* first_;
};

/// Of 64 people, by content.
struct ContentBits {
  std::uint64_t copied = 0, own = 0;
};

/// Looks at members one after the other.
ContentBits content_of_few(const MadeFor& made, std::size_t first, std::uint64_t members) {
  ContentBits bits;
  for (std::uint64_t rest = members; rest != 0; rest &= rest - 1) {
    const auto bit = static_cast<unsigned>(std::countr_zero(rest));
    const std::uint64_t its = made.of(first + bit);
    // Without branches, since nobody could guess them.
    bits.copied |= (its & 1) << bit;
    bits.own |= its >> 1 << bit;
  }
  return bits;
}

/// Looks at everybody, eight at a time: sooner done than finding many members.
ContentBits content_of_many(const MadeFor& made, std::size_t first, std::uint64_t members) {
  constexpr std::uint64_t lowest = 0x0101010101010101u; // bit of each byte
  const auto gathered = [](std::uint64_t bytes) { return bytes * 0x0102040810204080u >> 56; };
  ContentBits bits;
  for (unsigned byte = 0; byte < 8; ++byte) {
    std::uint64_t eight = 0;
    for (unsigned i = 0; i < 8; ++i) eight |= made.of(first + byte * 8 + i) << (i * 8);
    bits.copied |= gathered(eight & lowest) << (byte * 8);
    bits.own |= gathered(eight >> 1 & lowest) << (byte * 8);
  }
  return {bits.copied & members, bits.own & members};
}

} // namespace

ByContent by_content(const CampaignDay& day, const Audience& audience,
                     const std::vector<Execution>& execution, const Grouping& grouping) {
  constexpr int many = 16;
  ByContent parts{Audience(day.people.size()), Audience(day.people.size())};
  if (execution.empty()) return parts;
  const MadeFor made(day, execution, grouping);
  each_word(day, audience, [&](std::size_t word, std::uint64_t members) {
    const ContentBits bits = std::popcount(members) < many
                                 ? content_of_few(made, word * 64, members)
                                 : content_of_many(made, word * 64, members);
    parts.copied.words()[word] = bits.copied;
    parts.own.words()[word] = bits.own;
  });
  return parts;
}

void pay_guides(const CampaignDay& day, std::int64_t minutes) {
  day.spend(Account::guide_pay, day.plan.economics().guide_hour * minutes / 60);
}

} // namespace pondlab::mechanisms
