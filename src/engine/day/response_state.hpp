#pragma once

#include "engine/model/people.hpp"
#include "engine/model/plan.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace pondlab::engine {

// Read and written for everybody whom something happens to; inline, since a call would cost as much
// as what it does.

/// Decayed state of a person as of today, and its way back.
struct ResponseState {
  double stimulus; ///< log-rate; below 0: put off
  double fatigue;  ///< contacts
  double trust;    ///< −1 … 1
};

/// The stimulus alone, in the units in which it is kept: most people lack one.
inline std::int16_t stimulus_left(const Plan& plan, const People& people, PersonIndex person,
                                  Day day) {
  const StoredResponseState& stored = people.record[person].response_state;
  if (stored.stimulus == 0) return 0;
  const auto size = static_cast<std::uint16_t>(std::abs(stored.stimulus));
  const auto left =
      static_cast<std::int16_t>(plan.stimulus_decay.after(size, day - stored.touched));
  return stored.stimulus < 0 ? static_cast<std::int16_t>(-left) : left;
}

inline ResponseState response_state_of(const Plan& plan, const People& people, PersonIndex person,
                                       Day day) {
  const StoredResponseState& stored = people.record[person].response_state;
  if (stored.touched == People::never) return {0, 0, 0};
  const int age = day - stored.touched;
  double trust = 0;
  if (stored.trust != 0) {
    const auto size = static_cast<std::uint16_t>(std::abs(stored.trust));
    trust = plan.trust_decay.after(size, age) * People::trust_unit;
    if (stored.trust < 0) trust = -trust;
  }
  return {stimulus_left(plan, people, person, day) * People::state_unit,
          plan.fatigue_decay.after(stored.fatigue, age) * People::state_unit, trust};
}

namespace stored {

/// To the nearest unit, within 16 bits. Casts, since not every machine has an instruction that
/// rounds.
inline std::uint16_t amount(double value) {
  return static_cast<std::uint16_t>(std::clamp(value / People::state_unit + .5, 0., 65'535.));
}

inline std::int16_t stimulus(double value) {
  const auto size = static_cast<std::int16_t>(std::min<int>(amount(std::abs(value)), 32'767));
  return value < 0 ? static_cast<std::int16_t>(-size) : size;
}

inline std::int16_t trust(double value) {
  constexpr double up = 32'768; // above zero, where a cast rounds down
  const double units = std::clamp(value, -1., 1.) / People::trust_unit;
  return static_cast<std::int16_t>(static_cast<std::int32_t>(units + (up + .5)) - 32'768);
}

} // namespace stored

inline void set_response_state(People& people, PersonIndex person, Day day,
                               const ResponseState& state) {
  people.record[person].response_state = {.touched = static_cast<std::int16_t>(day),
                                          .stimulus = stored::stimulus(state.stimulus),
                                          .fatigue = stored::amount(state.fatigue),
                                          .trust = stored::trust(state.trust)};
}

} // namespace pondlab::engine
