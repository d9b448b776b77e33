#pragma once

#include "engine/numeric/random.hpp"

namespace pondlab::engine {

/// The engine's own reasons to draw (kind 0). Append-only: a number never changes its meaning.
namespace purpose {

constexpr Purpose own(std::uint16_t number, std::uint8_t instance = 0) {
  return {0, instance, number};
}

// Set-up, day −1.
inline constexpr Purpose traits = own(1);
inline constexpr Purpose history = own(2);
inline constexpr Purpose place = own(3);
inline constexpr Purpose first_contact = own(4);
inline constexpr Purpose friends = own(5);
inline constexpr Purpose degree = own(6);
constexpr Purpose inflow_clock(std::uint8_t channel) { return own(7, channel); }
inline constexpr Purpose drop_out = own(9);
inline constexpr Purpose store_shutters = own(8); ///< which stores close first
inline constexpr Purpose holdout = own(10);       ///< who is kept aside, as a trial's control

// Arrivals.
inline constexpr Purpose joining = own(16);
inline constexpr Purpose word_of_mouth = own(17);

// Visits and decisions. Each visit takes two blocks of its purpose, n = 2k and 2k + 1.
inline constexpr Purpose organic_gate = own(32);
inline constexpr Purpose organic_count = own(33);
inline constexpr Purpose organic_visit = own(34);
inline constexpr Purpose campaign_count = own(35);
inline constexpr Purpose campaign_visit = own(36);
inline constexpr Purpose till_visit = own(38);
inline constexpr Purpose campaign_gate = own(39);

// Social.
inline constexpr Purpose share = own(48);
inline constexpr Purpose friend_gate = own(49);
inline constexpr Purpose friend_seen = own(50);

} // namespace purpose

/// Draws a mechanism's contacts need (numbers below `first_own_draw` of its kind and instance).
namespace contact_draw {
inline constexpr std::uint16_t seen_gate = 0;
inline constexpr std::uint16_t seen = 1;
inline constexpr std::uint16_t response = 2;
inline constexpr std::uint16_t live_visit = 3;
inline constexpr std::uint16_t click_visit = 4;
} // namespace contact_draw

} // namespace pondlab::engine
