#include "mechanisms/social/teams.hpp"

#include "engine/model/friends.hpp"
#include "engine/model/people.hpp"
#include "mechanisms/common/guides.hpp"
#include "mechanisms/common/own_number.hpp"

#include <algorithm>
#include <map>

namespace pondlab::mechanisms {

using namespace engine;

namespace {

// Numbers of its own.
constexpr std::size_t opened = 0; ///< teams so far
constexpr std::size_t sold = 1;   ///< seats of teams that are open or complete

bool are_friends(const CampaignDay& day, PersonIndex a, PersonIndex b) {
  return std::ranges::binary_search(day.friends.of(a), b);
}

bool share_community(const CampaignDay& day, PersonIndex a, PersonIndex b) {
  return day.people.reach[a] & day.people.reach[b] & reach::community &&
         community_of(day.plan, day.people, a) == community_of(day.plan, day.people, b);
}

} // namespace

Teams::Teams(const CampaignDay& day, std::span<Pledge> open, std::int64_t size)
    : day_(day), size_(static_cast<std::size_t>(size)) {
  std::map<std::int32_t, std::vector<Pledge*>> members;
  for (Pledge& pledge : open) members[pledge.group].push_back(&pledge);
  for (auto& [group, pledges] : members) {
    teams_.push_back({.number = group, .due = pledges.front()->due, .members = std::move(pledges)});
    // The plan may ask for fewer since yesterday.
    complete_if_full(teams_.back(), 0);
  }
}

bool Teams::has_seats(std::int64_t limit) const {
  return limit == 0 || own_number(day_, sold) + static_cast<std::int64_t>(size_) <= limit;
}

bool Teams::may_take_part(const Pledge& pledge, std::int64_t tries) {
  CampaignMemory& memory = day_.state.people.write(pledge.order.person);
  if (tries > 0 && memory.received >= tries) return false;
  if (memory.received < 0xFF) ++memory.received;
  return true;
}

/// Nobody sits twice in a team.
template <class Fits>
Teams::Team* Teams::oldest(const Pledge& pledge, Fits&& fits) {
  for (Team& team : teams_) {
    if (!team.is_open) continue;
    const bool sits = std::ranges::any_of(team.members, [&](const Pledge* member) {
      return member->order.person == pledge.order.person;
    });
    if (!sits && std::ranges::any_of(team.members, fits)) return &team;
  }
  return nullptr;
}

Teams::Team* Teams::of_friend(const Pledge& pledge) {
  return oldest(pledge, [&](const Pledge* member) {
    return are_friends(day_, member->order.person, pledge.order.person);
  });
}

Teams::Team* Teams::open_to(const Pledge& pledge, TeamOpenTo whom) {
  return oldest(pledge, [&](const Pledge* member) {
    return whom == TeamOpenTo::everyone ||
           (whom == TeamOpenTo::community &&
            share_community(day_, member->order.person, pledge.order.person));
  });
}

void Teams::join(Team& team, Pledge& pledge) {
  pledge.group = team.number;
  pledge.due = static_cast<std::int16_t>(team.due);
  team.members.push_back(&pledge);
  complete_if_full(team, pledge.order.minute);
}

/// The last seat completes a team, for all of its members at that minute.
void Teams::complete_if_full(Team& team, int minute) {
  if (team.members.size() < size_) return;
  team.is_open = false;
  for (Pledge* member : team.members) {
    member->fate = Fate::complete;
    member->order.minute = static_cast<std::int16_t>(minute);
  }
}

void Teams::open(Pledge& pledge, Day due) {
  own_number(day_, sold) += static_cast<std::int64_t>(size_);
  teams_.push_back({.number = static_cast<std::int32_t>(++own_number(day_, opened)), .due = due});
  join(teams_.back(), pledge);
}

void Teams::close_overdue() {
  for (Team& team : teams_) {
    if (!team.is_open || team.due > day_.day) continue;
    for (Pledge* member : team.members) member->fate = Fate::cancel;
    own_number(day_, sold) -= static_cast<std::int64_t>(size_);
  }
}

} // namespace pondlab::mechanisms
