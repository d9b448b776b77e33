#pragma once

#include "engine/numeric/calendar.hpp"
#include "engine/numeric/units.hpp"
#include "engine/parameters/parameters.hpp"
#include "engine/sales/order.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace pondlab::engine {

struct Plan;
struct Setup;

// Records that several mechanisms share, so that a target or a coupon means the same everywhere.

/// Which of the people a mechanism can reach it addresses. Compared on the day of the contact.
struct Target {
  std::vector<std::string> segments; ///< none = all
  int buyers{};                      ///< TargetBuyers
  std::int32_t idle_min{};           ///< days since the last order, at least
  std::int32_t idle_max{};           ///< at most; 0 = no limit
  std::int64_t orders_min{};         ///< orders so far, at least
  int layer{};                       ///< TargetLayer
  std::int32_t holdout{};            ///< bp of those kept aside, never addressed
  int holdout_by{};                  ///< Assigned
};
void visit(ParameterVisitor&, Target&);

enum class TargetBuyers : std::uint8_t { anyone, bought, never_bought };

/// What a trial assigns to one side as one. Append-only.
enum class Assigned : std::uint8_t { person, community, store };
inline constexpr std::array<Assigned, 3> ways_to_assign{Assigned::person, Assigned::community,
                                                        Assigned::store};
std::string_view key_of(Assigned by);

/// Guides layer customers by preference: the half of people above (or below) the middle.
enum class TargetLayer : std::uint8_t {
  everyone,
  price_sensitive,
  not_price_sensitive,
  newness_seeking
};

/// On which days something happens, and in which hours of them.
struct Schedule {
  std::vector<Date> dates; ///< exactly these days; none = from … to, each `every_days`
  Date from, to;           ///< absent = first and last day of the run
  std::int32_t every_days{};
  std::int64_t hour_from{}; ///< 0–23
  std::int64_t hour_to{};   ///< 1–24, after hour_from
};
void visit(ParameterVisitor&, Schedule&);

/// The run's days on which `schedule` is due, ascending, for a run of `days` from `start`.
std::vector<Day> days_of(const Schedule& schedule, Date start, Day days);

/// Where a coupon can be redeemed.
enum class RedeemIn : std::uint8_t { shop, shop_and_store, store };
ChannelSet channels_of(RedeemIn where);

/// Who bears a part of what an offer takes off; the brand bears the rest. At most the whole in all.
struct Funding {
  std::int32_t store{};    ///< bp; of orders in shop and store
  std::int32_t platform{}; ///< bp; of orders in shop and marketplace
  std::int32_t guide{};    ///< bp; of contacts' orders in shop and store
};
void visit(ParameterVisitor&, Funding&);
FundedShares shares_of(const Funding& funding);

/// What a coupon takes off. Either a face value from a threshold on, or a share of the price.
struct Coupon {
  Fen face{};                 ///< fen off, from `threshold` on
  Fen threshold{};            ///< what other offers leave of the price must be this much
  std::int32_t pay_share{};   ///< bp of the price still paid; 10,000 = no percentage coupon
  std::int32_t validity{};    ///< days, counted from the day it is received
  std::int64_t each{};        ///< coupons a person receives at once
  std::int64_t an_order{};    ///< of them used on one order, at most
  std::int64_t issue_limit{}; ///< coupons in all; 0 = no limit
  int redeem_in{};            ///< RedeemIn
  std::vector<std::string> applies_to; ///< products; none = everything
  Funding funding;
  bool offered() const { return face > 0 || pay_share < whole; }
};
void visit(ParameterVisitor&, Coupon&);
/// What such a coupon does to a bill.
OfferTerms terms_of(const Coupon& coupon, const Plan& plan);

/// Where an offer counts, and on which products; none: on everything.
Scope scope_of(ChannelSet channels, const std::vector<std::string>& products, const Plan& plan);

} // namespace pondlab::engine
