#include "engine/day/today.hpp"

#include <algorithm>
#include <cstdlib>

namespace pondlab::engine {

namespace {

/// To the nearest unit, within 16 bits. Casts, since not every machine has an instruction that
/// rounds.
std::uint16_t stored(double value) {
  return static_cast<std::uint16_t>(std::clamp(value / People::state_unit + .5, 0., 65'535.));
}

std::int16_t stored_trust(double trust) {
  constexpr double up = 32'768; // above zero, where a cast rounds down
  const double units = std::clamp(trust, -1., 1.) / People::trust_unit;
  return static_cast<std::int16_t>(static_cast<std::int32_t>(units + (up + .5)) - 32'768);
}

} // namespace

Mood mood_of(const Plan& plan, const People& people, PersonIndex person, Day day) {
  const StoredMood& mood = people.mood[person];
  if (mood.touched == People::never) return {0, 0, 0};
  const int age = day - mood.touched;
  double trust = 0;
  if (mood.trust != 0) {
    const auto size = static_cast<std::uint16_t>(std::abs(mood.trust));
    trust = plan.trust_decay.after(size, age) * People::trust_unit;
    if (mood.trust < 0) trust = -trust;
  }
  return {plan.stimulus_decay.after(mood.stimulus, age) * People::state_unit,
          plan.fatigue_decay.after(mood.fatigue, age) * People::state_unit, trust};
}

void set_mood(People& people, PersonIndex person, Day day, const Mood& mood) {
  people.mood[person] = {.touched = static_cast<std::int16_t>(day),
                         .stimulus = stored(mood.stimulus),
                         .fatigue = stored(mood.fatigue),
                         .trust = stored_trust(mood.trust)};
}

} // namespace pondlab::engine
