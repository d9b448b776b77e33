#include "mechanisms/social/asked_friends.hpp"

#include "engine/model/friends.hpp"
#include "engine/model/people.hpp"
#include "engine/model/plan.hpp"

#include <algorithm>
#include <vector>

namespace pondlab::mechanisms {

using namespace engine;

namespace {

constexpr std::uint16_t asked_draw = first_own_draw;

struct Friend {
  std::uint64_t rank;
  PersonIndex person;
};

} // namespace

void each_asked(const CampaignDay& day, const Order& order, std::int64_t most,
                const std::function<void(PersonIndex)>& f) {
  const std::uint64_t asker = day.plan.layout.key_of(order.person);
  std::vector<Friend> friends;
  for (const PersonIndex person : day.friends.of(order.person)) {
    if (day.people.stage[person] <= Stage::sea) continue;
    Draws draws(day.source, asker, order.day, day.stream(asked_draw),
                day.plan.layout.key_of(person));
    const std::uint64_t high = draws.word();
    friends.push_back({high << 32 | draws.word(), person});
  }
  const auto count =
      static_cast<std::ptrdiff_t>(std::min(friends.size(), static_cast<std::size_t>(most)));
  std::ranges::partial_sort(friends, friends.begin() + count, {}, &Friend::rank);
  for (auto it = friends.begin(); it != friends.begin() + count; ++it) f(it->person);
}

} // namespace pondlab::mechanisms
