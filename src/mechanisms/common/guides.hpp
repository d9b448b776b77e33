#pragma once

#include "engine/model/mechanism.hpp"
#include "engine/model/people.hpp"
#include "engine/model/plan.hpp"
#include "mechanisms/common/audiences.hpp"
#include "mechanisms/common/holdout.hpp"

#include <cstdint>
#include <span>
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

/// Which of their store's guides (or communities) people belong to, and how those are numbered over
/// all stores.
struct Grouping {
  std::span<const std::uint32_t> first; ///< of each store
  std::span<const std::uint8_t> within; ///< of each person
};
inline Grouping by_guide(const engine::CampaignDay& day) {
  return {day.plan.first_guide, day.people.guide};
}
inline Grouping by_community(const engine::CampaignDay& day) {
  return {day.plan.first_community, day.people.community};
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

/// Splits an audience into those whose guide (or community) posts copied text and own words.
struct ByContent {
  engine::Audience copied;
  engine::Audience own;
};
ByContent by_content(const engine::CampaignDay& day, const engine::Audience& audience,
                     const std::vector<Execution>& execution, const Grouping& grouping);

} // namespace pondlab::mechanisms
