#include "engine/model/inflow.hpp"

namespace pondlab::engine {

void visit(ParameterVisitor& v, Inflow& i) {
  v.text("id", i.id, 40);
  visit_record(v, "name", localized_text_kind, i.name);
  v.choice("kind", i.kind, 1, {"scheduled", "natural", "paid", "word_of_mouth"});
  v.reference("segment", i.segment, Reference::segment);
  v.date("from", i.from, true);
  v.date("to", i.to, true);
  v.boolean("buys_at_once", i.buys_at_once, false);
  v.counts("daily", i.daily, 3'660, {0, 0, 1'000'000},
           {.unit = "people", .when = "kind=scheduled", .scales = Scaling::by_day});
  v.real("per_day", i.per_day, {0, 0, 1e6},
         {.unit = "people_per_day", .when = "kind=natural", .scales = Scaling::pool});
  v.money("budget_a_day", i.budget_a_day, {0, 0, 100'000'000'00},
          {.unit = "per_day", .when = "kind=paid", .scales = Scaling::pool});
  v.money("cost_per_friend", i.cost_per_friend, {15'00, 1, 10'000'00},
          {.source = "trade_press", .grade = Grade::reported, .when = "kind=paid"});
  v.real("outside_influence", i.outside_influence, {0, 0, .5},
         {.unit = "per_day", .source = "bass_1969", .when = "kind=word_of_mouth"});
  v.real("inside_influence", i.inside_influence, {0, 0, 1},
         {.unit = "per_day", .source = "bass_1969", .when = "kind=word_of_mouth"});
  v.choice("mixing", i.mixing, 0, {"everyone", "friends"}, {.when = "kind=word_of_mouth"});
  v.rate("becomes_contact", i.becomes_contact, {3'000, 0, whole}, {.source = "trade_lore"});
  v.rate("joins_community", i.joins_community, {3'000, 0, whole}, {.source = "trade_lore"});
}

void visit(ParameterVisitor& v, Network& n) {
  v.real("degree", n.degree, {0, 0, 64}, {.unit = "people", .source = "assumption"});
  v.rate("rewired", n.rewired, {1'000, 0, whole}, {.source = "assumption"});
  v.real("tail", n.tail, {2.5, 1.2, 20}, {.source = "assumption"});
}

void visit(ParameterVisitor& v, Period& p) {
  v.text("id", p.id, 40);
  visit_record(v, "name", localized_text_kind, p.name);
  v.date("from", p.from);
  v.date("to", p.to);
  v.real("demand", p.demand, {1, 0, 10});
  v.real("marketplace_pull", p.marketplace_pull, {0, -5, 5});
  v.rate("stores_closed", p.stores_closed, {0, 0, whole});
}

} // namespace pondlab::engine
