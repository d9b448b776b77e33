#pragma once

#include "engine/books/account.hpp"
#include "engine/numeric/enum_set.hpp"
#include "engine/numeric/units.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace pondlab::engine {

// What a mechanism declares of itself, so that nobody outside its pair of files asks for a kind by
// its name.

/// Where a kind stands in forms and lists, which go in this order. Text: `mechanism_group.<key>`.
enum class Group : std::uint8_t {
  contact,
  content,
  coupon,
  price,
  live,
  social,
  membership,
  inflow,
};
inline constexpr int group_count = 8;
std::string_view key_of(Group group);

/// The page of a customer's phone on which a mechanism's contacts arrive.
enum class Surface : std::uint8_t {
  messages,  ///< SMS and service notices
  guide,     ///< the chat with the guide
  community, ///< the group chat
  moments,
};

/// Where people attend a session.
enum class Venue : std::uint8_t { live_room };

/// A session that people attend at a time of the day, and what is sold there.
struct SessionTerms {
  Venue venue = Venue::live_room;
  int minute_from = 0; ///< of the day
  int minute_to = 1440;
  int price = -1;                           ///< which of the mechanism's terms hold there; −1: none
  double log_odds = 0;                      ///< what the host adds to the log-odds of an order
  std::span<const std::int16_t> products{}; ///< indices in the plan; none = everyday assortment
};

/// Through what a mechanism lets people influence each other: the span of its causal cone. What it
/// does to one person can reach a friend; others of the community, of the guide, of the store; who
/// wants the same stock or limited coupon; everybody whom it addresses on the day.
enum class Coupling : std::uint8_t { friends, community, guide, store, stock, everyone };
using Couplings = EnumSet<Coupling>; ///< empty: nobody influences anybody

using AccountSet = EnumSet<Account>;

/// What others need to know of a mechanism with its parameters.
struct Profile {
  Group group = Group::contact;
  Surface surface = Surface::messages;
  /// Where its contacts arrive for who has no `surface`: no guide, no community.
  std::optional<Surface> otherwise{};
  /// Where it holds sessions (see `Mechanism::session_on`); none: it holds none.
  std::optional<Venue> venue{};
  std::uint8_t colour = 0; ///< place in the palette of series, wherever it is drawn
  Couplings couplings{};
  bool gives_tasks = false; ///< to guides, who carry out some of them
  /// What it books itself, beside cash; orders, returns and coupons are the engine's.
  AccountSet accounts{};
};

} // namespace pondlab::engine
