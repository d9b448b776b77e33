#pragma once

#include "engine/model/campaign.hpp"
#include "engine/model/mechanism.hpp"
#include "engine/model/people.hpp"
#include "mechanisms/common/holdout.hpp"

#include <cstdint>
#include <vector>

namespace pondlab::mechanisms {

/// A `Target` resolved against a plan.
class CompiledTarget {
public:
  CompiledTarget() = default;
  CompiledTarget(const engine::Target& target, const engine::Plan& plan);

  /// Whether a person fits, whatever their reach.
  bool takes(const engine::CampaignDay& day, engine::PersonIndex person) const;

  /// Everybody of the pool who fits, has all bits of `must` and none of `must_not` in their reach.
  engine::Audience select(const engine::CampaignDay& day, std::uint8_t must,
                          std::uint8_t must_not = 0) const;
  engine::Audience select(const engine::Plan& plan, const engine::People& people,
                          const engine::Source& source, engine::Day day, std::uint8_t must,
                          std::uint8_t must_not = 0) const;

  /// Bits of reach that somebody must have, and must not.
  struct Reached {
    std::uint8_t must, must_not;
  };

  const Holdout& holdout() const { return holdout_; }
  /// Whether it leaves nobody of the pool out.
  bool takes_all() const;

private:
  /// Whether everything but segment, reach and holdout fits.
  bool matches(const engine::People& people, engine::PersonIndex person, engine::Day day) const;
  /// Puts those of a cohort's places from `first` to `last` in.
  void select_part(const engine::Plan& plan, const engine::People& people,
                   const engine::Source& source, engine::Day day, Reached reached,
                   engine::PersonIndex first, engine::PersonIndex last,
                   engine::Audience& audience) const;
  /// No condition beyond segment and reach.
  bool takes_everybody() const;

  engine::Target target_;
  std::vector<bool> segments_; ///< by index of segment
  Holdout holdout_;
};

/// The days of a schedule, ascending, with a quick look-up.
class CompiledSchedule {
public:
  CompiledSchedule() = default;
  CompiledSchedule(const engine::Schedule& schedule, const engine::Plan& plan);
  bool due(engine::Day day) const {
    return day >= 0 && static_cast<std::size_t>(day) < due_.size() &&
           due_[static_cast<std::size_t>(day)];
  }

private:
  std::vector<bool> due_;
};

/// Calls `f(word, members)` for each 64 people of whom some are in the audience, in any order and
/// by any worker.
template <class F>
void each_word(const engine::CampaignDay& day, const engine::Audience& audience, F&& f) {
  constexpr std::size_t words_a_part = 512;
  day.parallel_for(audience.words().size(), words_a_part,
                   [&](std::size_t from, std::size_t to, int) {
                     for (std::size_t word = from; word < to; ++word)
                       if (audience.words()[word] != 0) f(word, audience.words()[word]);
                   });
}

/// Notes on everybody addressed that they were, so that conversions are counted anew.
void note_addressed(const engine::CampaignDay& day, const engine::Audience& audience);

} // namespace pondlab::mechanisms
