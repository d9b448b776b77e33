#pragma once

#include "engine/numeric/units.hpp"
#include "engine/parameters/localized_text.hpp"
#include "engine/parameters/parameters.hpp"
#include "engine/sales/channel.hpp"

#include <string>
#include <vector>

namespace pondlab::engine {

/// What an order costs and how often it comes back, besides campaigns.
struct Economics {
  std::int32_t goods_cost{};      ///< bp of the list price
  Fen freight{};                  ///< per order sent (marketplace, shop)
  std::int32_t payment_fee{};     ///< bp of the amount paid
  std::int32_t marketplace_fee{}; ///< bp of the amount paid there
  std::int32_t return_store{};    ///< bp of orders sent back, by channel …
  std::int32_t return_marketplace{};
  std::int32_t return_shop{};
  std::int32_t return_live{};   ///< … and of orders out of a live room of the pond
  Fen return_cost{};            ///< handling and freight of one return
  std::int32_t return_delay{};  ///< days from order to the earliest return
  std::int32_t return_window{}; ///< days from order until it is final; commission settles then
  Fen guide_hour{};             ///< a guide's hour
  Fen seat_year{};              ///< WeCom licence of one guide

  // What is left at the end of the run is worth something (`terminal_value`).
  std::int32_t terminal_days{}; ///< days beyond the run whose orders count
  Fen phone_value{};            ///< margin that campaigns are to earn through a phone number …
  Fen contact_value{};          ///< … through a guide's contact …
  Fen member_value{};           ///< … and through a member of a community who has not muted it
};
void visit(ParameterVisitor&, Economics&);

/// One style of goods with stock by size: what live streams sell. Everyday assortment has no stock
/// limit and is described by the segments' baskets.
struct Product {
  std::string id;
  LocalizedText name; ///< for people; empty: the id says it
  Fen price{};
  Fen cost{};
  std::vector<std::int64_t> stock; ///< pieces, one number a size
};
void visit(ParameterVisitor&, Product&);

/// Stores that are alike, with their guides and communities. Members belong to a store by chance,
/// in equal shares, whatever the order in which people are created.
struct StoreGroup {
  std::string id;
  LocalizedText name; ///< for people; empty: the id says it
  std::int64_t stores{};
  std::int64_t guides_per_store{};
  std::int64_t communities_per_store{};
  std::int32_t execution{};   ///< bp of tasks a guide carries out
  std::int32_t own_content{}; ///< bp of posts in the guide's own words; the rest is copied
  std::int64_t chats_a_day{}; ///< one-to-one chats a guide has time for
};
void visit(ParameterVisitor&, StoreGroup&);

} // namespace pondlab::engine
