#include "engine/model/response.hpp"
#include "engine/numeric/units.hpp"

namespace pondlab::engine {

namespace {

void visit_trust(ParameterVisitor& v, Response& r) {
  const Field assumed{.source = "assumption"};
  v.real("trust_order", r.trust_order, {.05, 0, .5}, assumed);
  v.real("trust_return", r.trust_return, {.03, 0, .5}, assumed);
  v.real("trust_contact", r.trust_contact, {.02, 0, .2}, assumed);
  v.real("trust_memory", r.trust_memory, {.995, 0, 1}, assumed);
  v.real("trust_weight", r.trust_weight, {.7, 0, 3}, assumed);
  v.real("trust_attention", r.trust_attention, {2, 0, 5}, assumed);
}

void visit_fatigue(ParameterVisitor& v, Response& r) {
  const Field zhang{.source = "zhang_kumar_cosguner_2017"};
  v.real("fatigue_memory", r.fatigue_memory, {.95, 0, 1}, {.source = "assumption"});
  v.real("fatigue_response", r.fatigue_response, {.82, .1, 1}, zhang);
  v.real("tolerance", r.tolerance, {1.6, .1, 100}, zhang);
  v.real("opt_out_growth", r.opt_out_growth, {.5, 0, 2}, zhang);
  v.rate("deleted_in_90_days", r.deleted_in_90_days, {2'500, 0, whole}, {.source = "trade_lore"});
}

void visit_social(ParameterVisitor& v, Response& r) {
  const Field assumed{.source = "assumption"};
  v.real("friend_effect", r.friend_effect, {.4, 0, 3}, {.source = "huang_lin_2024"});
  v.rate("share", r.share, {200, 0, whole}, assumed);
  v.rate("friend_seen", r.friend_seen, {2'000, 0, whole}, assumed);
  v.real("friend_stimulus", r.friend_stimulus, {1.2, 0, 4}, assumed);
  v.real("crowd_effect", r.crowd_effect, {.15, 0, 2}, assumed);
}

} // namespace

void visit(ParameterVisitor& v, Response& r) {
  const Field assumed{.source = "assumption"};
  v.boolean("benefit", r.benefit, true);
  v.boolean("trust", r.trust, true);
  v.boolean("conformity", r.conformity, true);
  v.real("carry_over", r.carry_over, {.8, 0, .99},
         {.source = "hillstrom_2008", .grade = Grade::assumed});
  v.real("stimulus_cap", r.stimulus_cap, {3, .1, 5}, assumed);
  v.real("price_elasticity", r.price_elasticity, {-3.63, -8, 0},
         {.source = "bijmolt_2005", .grade = Grade::measured});
  v.real("permanent_elasticity", r.permanent_elasticity, {-2.62, -8, 0},
         {.source = "bijmolt_2005", .grade = Grade::measured});
  v.real("price_memory", r.price_memory, {.7, 0, 1}, assumed);
  v.real("loss_weight", r.loss_weight, {1.5, 0, 5}, assumed);
  v.real("coupon_memory", r.coupon_memory, {.75, 0, 1},
         {.source = "complete_journey", .grade = Grade::measured});
  v.real("price_sensitivity_spread", r.price_sensitivity_spread, {.5, 0, 2}, assumed);
  v.real("responsiveness_spread", r.responsiveness_spread, {.5, 0, 2}, assumed);
  v.real("newness_spread", r.newness_spread, {.5, 0, 2}, assumed);
  visit_trust(v, r);
  visit_fatigue(v, r);
  visit_social(v, r);
  v.real("contact_pull", r.contact_pull, {1, 0, 6}, assumed);
  v.rate("pulled_forward", r.pulled_forward, {2'000, 0, whole},
         {.source = "van_heerde_2004", .grade = Grade::measured});
  v.duration("pull_horizon", r.pull_horizon, {42, 0, 120},
             {.source = "van_heerde_2004", .grade = Grade::measured});
  v.rate("closed_store_lost", r.closed_store_lost, {5'000, 0, whole}, assumed);
}

} // namespace pondlab::engine
