#include "engine/math.hpp"
#include "engine/today.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace pondlab::engine {

namespace {

std::uint16_t stored(double value) {
  return static_cast<std::uint16_t>(
      std::clamp(std::floor(value / People::state_unit + .5), 0., 65'535.));
}

} // namespace

Mood mood_of(const Plan& plan, const People& people, PersonIndex person, Day day) {
  if (people.touched[person] == People::never) return {0, 0, 0};
  const int age = day - people.touched[person];
  const int trust = people.trust[person];
  const double size =
      plan.trust_decay.after(static_cast<std::uint16_t>(std::abs(trust)), age) * People::trust_unit;
  return {plan.stimulus_decay.after(people.stimulus[person], age) * People::state_unit,
          plan.fatigue_decay.after(people.fatigue[person], age) * People::state_unit,
          trust < 0 ? -size : size};
}

void set_mood(People& people, PersonIndex person, Day day, const Mood& mood) {
  people.touched[person] = static_cast<std::int16_t>(day);
  people.stimulus[person] = stored(mood.stimulus);
  people.fatigue[person] = stored(mood.fatigue);
  const double trust = std::clamp(mood.trust, -1., 1.);
  people.trust[person] = static_cast<std::int16_t>(std::floor(trust / People::trust_unit + .5));
}

} // namespace pondlab::engine
