#include "engine/model/segment.hpp"

namespace pondlab::engine {

void visit(ParameterVisitor& v, Purchase& p) {
  const Field fader{.unit = "", .source = "fader_hardie_lee_2005", .grade = Grade::measured};
  v.real("rate_shape", p.rate_shape, {.2426, .01, 50}, fader);
  v.real("rate_scale", p.rate_scale, {4.4136, .01, 10'000},
         {.unit = "weeks", .source = "fader_hardie_lee_2005", .grade = Grade::measured});
  v.real("drop_out_a", p.drop_out_a, {.7929, .001, 100}, fader);
  v.real("drop_out_b", p.drop_out_b, {2.4259, .001, 1'000}, fader);
  v.boolean("drop_out_at_first", p.drop_out_at_first, false,
            {.source = "batislam_2007", .grade = Grade::reported});
  v.count("regularity", p.regularity, {1, 1, 4},
          {.source = "wheat_morrison_1990", .grade = Grade::measured});
  v.rate("first_order", p.first_order, {100, 0, 5'000},
         {.unit = "per_week", .source = "assumption"});
  v.rate("conversion", p.conversion, {300, 10, 3'000},
         {.source = "vgrass_article", .grade = Grade::reported});
}

void visit(ParameterVisitor& v, Basket& b) {
  const Field fader{.source = "fader_hardie_gamma_gamma", .grade = Grade::measured};
  v.real("order_shape", b.order_shape, {6.25, .1, 500}, fader);
  v.real("person_shape", b.person_shape, {3.744, 1.05, 500}, fader);
  v.money("person_scale", b.person_scale, {1'544, 1, 100'000'00}, fader);
}

void visit(ParameterVisitor& v, ChannelPreference& c) {
  v.rate("store", c.store, {0, 0, whole}, {.source = "assumption"});
  v.rate("marketplace", c.marketplace, {0, 0, whole}, {.source = "assumption"});
  v.rate("shop", c.shop, {whole, 0, whole}, {.source = "assumption"});
}

void visit(ParameterVisitor& v, Correlation& c) {
  const Field assumed{.source = "assumption"};
  v.real("rate_basket", c.rate_basket, {0, -.9, .9},
         {.source = "fader_hardie_gamma_gamma", .grade = Grade::measured});
  v.real("rate_price_sensitivity", c.rate_price_sensitivity, {-.1, -.9, .9}, assumed);
  v.real("rate_newness", c.rate_newness, {.1, -.9, .9}, assumed);
  v.real("rate_responsiveness", c.rate_responsiveness, {.2, -.9, .9}, assumed);
  v.real("rate_contact", c.rate_contact, {.4, -.9, .9}, assumed);
  v.real("contact_responsiveness", c.contact_responsiveness, {.2, -.9, .9}, assumed);
}

void visit(ParameterVisitor& v, Reach& r) {
  v.rate("phone", r.phone, {9'000, 0, whole}, {.source = "assumption"});
  v.rate("guide", r.guide, {3'000, 0, whole}, {.source = "trade_lore"});
  v.rate("community", r.community, {3'000, 0, whole}, {.source = "assumption"});
  v.rate("muted", r.muted, {7'000, 0, whole}, {.source = "trade_lore"});
  v.rate("follower", r.follower, {3'000, 0, whole}, {.source = "assumption"});
}

void visit(ParameterVisitor& v, Segment& s) {
  v.text("id", s.id, 40);
  visit_record(v, "name", localized_text_kind, s.name);
  v.count("members", s.members, {0, 0, 20'000'000}, {.unit = "people", .scales = Scaling::pool});
  v.count("sea", s.sea, {0, 0, 50'000'000}, {.unit = "people", .scales = Scaling::pool});
  v.duration("tenure_min", s.tenure_min, {0, 0, 3'650});
  v.duration("tenure_max", s.tenure_max, {365, 0, 3'650});
  v.rate("never_bought", s.never_bought, {0, 0, whole});
  visit_record(v, "purchase", "purchase", s.purchase);
  visit_record(v, "basket", "basket", s.basket);
  visit_record(v, "channels", "channels", s.channels);
  visit_record(v, "correlation", "correlation", s.correlation);
  visit_record(v, "reach", "reach", s.reach);
}

} // namespace pondlab::engine
