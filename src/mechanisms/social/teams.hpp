#pragma once

#include "engine/model/mechanism.hpp"

#include <cstdint>
#include <deque>
#include <span>
#include <vector>

namespace pondlab::mechanisms {

/// Who may take a seat in a team, beside the friends whom its members ask.
enum class TeamOpenTo : std::uint8_t {
  friends,   ///< nobody else
  community, ///< members of its members' communities, where the link is posted
  everyone,  ///< whoever comes to the shop and sees open teams there
};

/// The open teams of a group-buy on one day, oldest first: seats are taken in the order in which
/// people come, and none is taken twice.
class Teams {
public:
  struct Team {
    std::int32_t number = 0;
    engine::Day due = 0; ///< last day on which a seat can be taken
    std::vector<engine::Pledge*> members{};
    bool is_open = true;
  };

  /// `open` are the pledges of earlier days, which outlive this.
  Teams(const engine::CampaignDay& day, std::span<engine::Pledge> open, std::int64_t size);

  /// Whether one more team fits into so many orders in all; 0: any number.
  bool has_seats(std::int64_t limit) const;
  /// Whether the person may take part once more, of so many times; 0: any number. Notes that they
  /// do.
  bool may_take_part(const engine::Pledge& pledge, std::int64_t tries);

  /// The oldest open team with a friend of the person's in it; null: none.
  Team* of_friend(const engine::Pledge& pledge);
  /// The oldest one whose seats this person may take without a friend; null: none.
  Team* open_to(const engine::Pledge& pledge, TeamOpenTo whom);

  void join(Team& team, engine::Pledge& pledge);
  void open(engine::Pledge& pledge, engine::Day due);

  /// Teams whose last day is over get their money back.
  void close_overdue();

private:
  void complete_if_full(Team& team, int minute);
  template <class Fits>
  Team* oldest(const engine::Pledge& pledge, Fits&& fits);

  const engine::CampaignDay& day_;
  std::size_t size_;
  std::deque<Team> teams_; ///< addresses stay as teams are added
};

} // namespace pondlab::mechanisms
