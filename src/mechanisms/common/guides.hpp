#pragma once

#include "engine/model/mechanism.hpp"
#include "engine/model/people.hpp"
#include "engine/model/plan.hpp"
#include "mechanisms/common/audiences.hpp"
#include "mechanisms/common/holdout.hpp"

#include <bit>
#include <cstdint>
#include <vector>

namespace pondlab::mechanisms {

/// What a guide made of a task today.
enum class Execution : std::uint8_t { skipped, copied, own };

/// Number of the draw that decides how a task is executed: the first of a mechanism's own.
inline constexpr std::uint16_t execution_draw = engine::first_own_draw;

/// Execution of one task by each guide of the brand, indexed over all stores: skipped, done with
/// the model account's text, or done in the guide's own words. Drawn a guide and day under
/// `number`; counts tasks given and done. Who is held out whole is given no task.
std::vector<Execution> execute_by_guides(const engine::CampaignDay& day, std::uint16_t number,
                                         const Holdout& holdout);

/// The same for the owners of communities, indexed over all stores.
std::vector<Execution> execute_by_communities(const engine::CampaignDay& day, std::uint16_t number,
                                              const Holdout& holdout);

/// Identity of a community: of a store, by its number there.
inline std::uint64_t community_key(std::size_t store, std::int64_t number) {
  return engine::mix64(engine::mix64(engine::hash_text("community"), store),
                       static_cast<std::uint64_t>(number));
}

/// Index of a person's guide (or community) over all stores.
inline std::uint32_t guide_of(const engine::Plan& plan, const engine::People& people,
                              engine::PersonIndex person) {
  return plan.first_guide[people.store[person]] + people.guide[person];
}
inline std::uint32_t community_of(const engine::Plan& plan, const engine::People& people,
                                  engine::PersonIndex person) {
  return plan.first_community[people.store[person]] + people.community[person];
}

/// Pays guides for their time, a minute being a sixtieth of the brand's hour.
void pay_guides(const engine::CampaignDay& day, std::int64_t minutes);

/// Splits an audience into those whose guide (by `group_of`) posts copied text and own words.
struct ByContent {
  engine::Audience copied;
  engine::Audience own;
};
template <class GroupOf>
ByContent by_content(const engine::CampaignDay& day, const engine::Audience& audience,
                     const std::vector<Execution>& execution, GroupOf&& group_of) {
  const std::size_t places = day.people.size();
  ByContent parts{engine::Audience(places), engine::Audience(places)};
  each_word(day, audience, [&](std::size_t word, std::uint64_t members) {
    std::uint64_t copied = 0, own = 0;
    for (std::uint64_t rest = members; rest != 0; rest &= rest - 1) {
      const auto bit = static_cast<unsigned>(std::countr_zero(rest));
      const Execution made = execution[group_of(static_cast<engine::PersonIndex>(word * 64 + bit))];
      // Without branches, since nobody could guess them.
      copied |= std::uint64_t{made == Execution::copied} << bit;
      own |= std::uint64_t{made == Execution::own} << bit;
    }
    parts.copied.words()[word] = copied;
    parts.own.words()[word] = own;
  });
  return parts;
}

} // namespace pondlab::mechanisms
