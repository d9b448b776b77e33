#include "engine/day/day_context.hpp"

#include <algorithm>
#include <cstdlib>

namespace pondlab::engine {

namespace {

/// To the nearest unit, within 16 bits. Casts, since not every machine has an instruction that
/// rounds.
std::uint16_t stored(double value) {
  return static_cast<std::uint16_t>(std::clamp(value / People::state_unit + .5, 0., 65'535.));
}

std::int16_t stored_stimulus(double stimulus) {
  const auto size = static_cast<std::int16_t>(std::min<int>(stored(std::abs(stimulus)), 32'767));
  return stimulus < 0 ? static_cast<std::int16_t>(-size) : size;
}

std::int16_t stored_trust(double trust) {
  constexpr double up = 32'768; // above zero, where a cast rounds down
  const double units = std::clamp(trust, -1., 1.) / People::trust_unit;
  return static_cast<std::int16_t>(static_cast<std::int32_t>(units + (up + .5)) - 32'768);
}

} // namespace

ResponseState response_state_of(const Plan& plan, const People& people, PersonIndex person,
                                Day day) {
  const StoredResponseState& response_state = people.record[person].response_state;
  if (response_state.touched == People::never) return {0, 0, 0};
  const int age = day - response_state.touched;
  double trust = 0;
  if (response_state.trust != 0) {
    const auto size = static_cast<std::uint16_t>(std::abs(response_state.trust));
    trust = plan.trust_decay.after(size, age) * People::trust_unit;
    if (response_state.trust < 0) trust = -trust;
  }
  return {stimulus_left(plan, people, person, day) * People::state_unit,
          plan.fatigue_decay.after(response_state.fatigue, age) * People::state_unit, trust};
}

void set_response_state(People& people, PersonIndex person, Day day,
                        const ResponseState& response_state) {
  people.record[person].response_state = {.touched = static_cast<std::int16_t>(day),
                                   .stimulus = stored_stimulus(response_state.stimulus),
                                   .fatigue = stored(response_state.fatigue),
                                   .trust = stored_trust(response_state.trust)};
}

} // namespace pondlab::engine
