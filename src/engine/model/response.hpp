#pragma once

#include "engine/parameters/parameters.hpp"

namespace pondlab::engine {

/// How people respond to being contacted. It is the engine's, not a mechanism's, so that mechanisms
/// are comparable. All of it adds to the baseline: with no campaign none of it matters.
struct Response {
  // Three drives. Each can be switched off; the pool then behaves measurably differently.
  bool benefit{};    ///< offers raise conversion
  bool trust{};      ///< trust scales the response to contacts
  bool conformity{}; ///< friends' and crowds' purchases raise conversion

  double carry_over{};       ///< share of a contact's stimulus left the next day (adstock)
  double stimulus_cap{};     ///< highest log-rate all contacts together add to visits
  double price_elasticity{}; ///< of conversion, temporary cuts, trusted for 70–100 % of the price
  double permanent_elasticity{}; ///< of a price that has come to be expected
  double price_memory{};         ///< share of the reference price kept at a visit to a new price
  double loss_weight{};          ///< a price above the reference counts this times one below it
  double coupon_memory{};        ///< share of coupons held still thought of a week later
  double price_sensitivity_spread{}; ///< log standard deviation between people
  double responsiveness_spread{};    ///< log standard deviation between people
  double newness_spread{};           ///< log standard deviation between people

  double trust_order{};     ///< trust gained by an order kept
  double trust_return{};    ///< trust lost by a return
  double trust_contact{};   ///< trust lost by a seen broadcast that offers nothing but a coupon
  double trust_memory{};    ///< share of the deviation from neutral left the next day
  double trust_weight{};    ///< log change of a contact's stimulus from neutral to full trust
  double trust_attention{}; ///< log loss of attention from neutral to full distrust

  double fatigue_memory{};           ///< share of fatigue left the next day
  double fatigue_response{};         ///< attention × this per contact still remembered
  double tolerance{};                ///< contacts remembered from which on a further one puts off
  double opt_out_growth{};           ///< γ: opt-out hazard × e^(γ · fatigue)
  std::int32_t deleted_in_90_days{}; ///< bp of newly won friends who delete within 90 days

  double friend_effect{};     ///< log-odds of ordering once a friend did (further ones add nothing)
  std::int32_t share{};       ///< bp of campaign buyers who share their order with friends
  std::int32_t friend_seen{}; ///< bp of friends who see a share
  double friend_stimulus{};   ///< log-rate a seen share adds to visits
  double crowd_effect{};      ///< log-odds of ordering in a full session

  double contact_pull{};         ///< log-odds towards the shop for a person in touch with the pond
  std::int32_t pulled_forward{}; ///< bp of extra orders that are taken from the ticks to come
  std::int32_t pull_horizon{};   ///< days within which they are
  std::int32_t closed_store_lost{}; ///< bp of visits to a closed store that go nowhere else
};
void visit(ParameterVisitor&, Response&);

} // namespace pondlab::engine
