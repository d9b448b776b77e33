#pragma once

#include "engine/numeric/units.hpp"
#include "engine/parameters/localized_text.hpp"
#include "engine/parameters/parameters.hpp"

#include <string>
#include <vector>

namespace pondlab::engine {

/// How a segment buys when nobody campaigns: BG/NBD for the order clock, gamma-gamma for the
/// basket.
struct Purchase {
  double rate_shape{};        ///< r of λ ~ Gamma(r, α), orders a week
  double rate_scale{};        ///< α, weeks
  double drop_out_a{};        ///< a of p ~ Beta(a, b), the chance to leave after a repeat order
  double drop_out_b{};        ///< b
  bool drop_out_at_first{};   ///< also toss the coin after the first order (MBG/NBD)
  std::int64_t regularity{};  ///< k of the Erlang-k order clock; 1 is Poisson (BG/NBD)
  std::int32_t first_order{}; ///< bp a week: hazard of the first order of people who never bought
  std::int32_t conversion{};  ///< bp: chance that an organic visit becomes an order
};
void visit(ParameterVisitor&, Purchase&);

/// Gamma-gamma spend: order ~ Gamma(p, p/mean of the person), 1/mean heterogenous with q and γ.
struct Basket {
  double order_shape{};  ///< p
  double person_shape{}; ///< q, > 1
  Fen person_scale{};    ///< γ, fen; the mean order is pγ/(q − 1)
};
void visit(ParameterVisitor&, Basket&);

/// Baseline shares of an open channel's visits; the weights need not add up to 10,000.
struct ChannelPreference {
  std::int32_t store{};
  std::int32_t marketplace{};
  std::int32_t shop{};
};
void visit(ParameterVisitor&, ChannelPreference&);

/// Correlations of a person's traits in a Gaussian copula. `contact` is the trait by which guides
/// and communities get their people: without a correlation to the order rate, reported conversion
/// could never exceed the true one.
struct Correlation {
  double rate_basket{};
  double rate_price_sensitivity{};
  double rate_newness{};
  double rate_responsiveness{};
  double rate_contact{};
  double contact_responsiveness{};
};
void visit(ParameterVisitor&, Correlation&);

/// Shares of the pool's members that can be reached at the start, highest `contact` first (with
/// noise).
struct Reach {
  std::int32_t phone{};     ///< bp with a usable phone number
  std::int32_t guide{};     ///< bp who are a guide's WeCom or WeChat contact
  std::int32_t community{}; ///< bp in a community of their store
  std::int32_t muted{};     ///< bp of community members who muted it already
  std::int32_t follower{};  ///< bp who follow the official account; of those who join, too
};
void visit(ParameterVisitor&, Reach&);

/// A homogeneous group of people: the unit of parameters. Its people exist from day −1 on.
struct Segment {
  std::string id;
  LocalizedText name;          ///< for people; empty: the id says it
  std::int64_t members{};      ///< people in the pool at the start
  std::int64_t sea{};          ///< people of this kind still in public traffic
  std::int32_t tenure_min{};   ///< days since the first order (or registration), uniform …
  std::int32_t tenure_max{};   ///< … up to this
  std::int32_t never_bought{}; ///< bp of members registered without an order
  Purchase purchase;
  Basket basket;
  ChannelPreference channels;
  Correlation correlation;
  Reach reach;
};
void visit(ParameterVisitor&, Segment&);

} // namespace pondlab::engine
