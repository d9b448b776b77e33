#pragma once

#include "engine/numeric/random.hpp"

namespace pondlab::engine {

/// The engine's own reasons to draw (kind 0). Append-only: a number never changes its meaning.
namespace stream {

constexpr StreamId own(std::uint16_t number, std::uint8_t instance = 0) {
  return {0, instance, number};
}

// Set-up, day −1.
inline constexpr StreamId traits = own(1);
inline constexpr StreamId history = own(2);
inline constexpr StreamId place = own(3);
inline constexpr StreamId first_contact = own(4);
inline constexpr StreamId friends = own(5);
inline constexpr StreamId degree = own(6);
constexpr StreamId inflow_clock(std::uint8_t channel) { return own(7, channel); }
inline constexpr StreamId drop_out = own(9);
inline constexpr StreamId store_shutters = own(8); ///< which stores close first
inline constexpr StreamId holdout = own(10);       ///< who is kept aside, as a trial's control
inline constexpr StreamId consent = own(12);       ///< who let the shop write once
inline constexpr StreamId following = own(11);     ///< who follows the official account

// Arrivals.
inline constexpr StreamId joining = own(16);
inline constexpr StreamId word_of_mouth = own(17);

// Visits and decisions. Each visit takes two blocks of its stream, n = 2k and 2k + 1.
inline constexpr StreamId organic_thinning = own(32);
inline constexpr StreamId organic_count = own(33);
inline constexpr StreamId organic_visit = own(34);
inline constexpr StreamId campaign_count = own(35);
inline constexpr StreamId campaign_visit = own(36);
inline constexpr StreamId till_visit = own(38);
inline constexpr StreamId campaign_thinning = own(39);

// Social.
inline constexpr StreamId share = own(48);
inline constexpr StreamId friend_thinning = own(49);
inline constexpr StreamId friend_seen = own(50);

} // namespace stream

/// Draws a mechanism's contacts need (numbers below `first_own_draw` of its kind and instance).
namespace contact_draw {
inline constexpr std::uint16_t seen_thinning = 0;
inline constexpr std::uint16_t seen = 1;
inline constexpr std::uint16_t response = 2;
inline constexpr std::uint16_t session_visit = 3;
inline constexpr std::uint16_t click_visit = 4;
inline constexpr std::uint16_t coupon_memory = 5;
inline constexpr std::uint16_t effort = 6;        ///< of a person, once
inline constexpr std::uint16_t leaving_again = 6; ///< whom a mechanism won for a guide
inline constexpr std::uint16_t mislaid = 7;       ///< which cards nobody thinks of again
} // namespace contact_draw

} // namespace pondlab::engine
