#pragma once

#include "engine/parameters/parameters.hpp"

namespace pondlab::scenario::sample {

using engine::Date;
using engine::Field;
using engine::ParameterVisitor;

/// A record with a parameter of every kind, for the tests of the visitors.
struct Item {
  std::string id;
  std::int64_t price{};
};

struct Limits {
  std::int64_t count{};
  std::string segment;
  Date window_from, window_to;
  std::int32_t idle_min{}, idle_max{};
};

struct Sample {
  bool on{};
  std::int64_t people{};
  std::int64_t budget{};
  std::int32_t share{};
  double elasticity{};
  Date from, until;
  std::int32_t days{};
  int mixing{};
  double friend_pull{};
  std::string reason;
  std::string segment, store;
  std::vector<std::string> segments;
  std::string title;
  std::vector<std::int64_t> stock;
  std::vector<Date> dates;
  Limits limits;
  std::vector<Item> items;
};

inline void visit(ParameterVisitor& v, Item& i) {
  v.text("id", i.id, 20);
  v.money("price", i.price, {100'00, 1, 1'000'00});
}

inline void visit(ParameterVisitor& v, Limits& l) {
  v.count("count", l.count, {3, 0, 9});
  v.reference("segment", l.segment, engine::Reference::segment, true);
  v.date("window_from", l.window_from, true);
  v.date("window_to", l.window_to, true);
  v.duration("idle_min", l.idle_min, {0, 0, 90});
  v.duration("idle_max", l.idle_max, {7, 0, 90});
}

inline void visit(ParameterVisitor& v, Sample& s) {
  v.boolean("on", s.on, true);
  v.count("people", s.people, {10, 0, 1'000}, {.unit = "people"});
  v.money("budget", s.budget, {12'50, 0, 100'000'00}, {.source = "trade_lore"});
  v.rate("share", s.share, {300, 0, 5'000});
  v.real("elasticity", s.elasticity, {-3.63, -8, 0},
         {.source = "bijmolt_2005", .grade = engine::Grade::measured});
  v.date("from", s.from);
  v.date("until", s.until, true);
  v.duration("days", s.days, {7, 1, 90});
  v.choice("mixing", s.mixing, 1, {"everyone", "friends"});
  v.real("friend_pull", s.friend_pull, {1, 0, 9}, {.when = "mixing=friends"});
  v.text("reason", s.reason, 20, false, {.when = "on=false"});
  v.reference("segment", s.segment, engine::Reference::segment);
  v.reference("store", s.store, engine::Reference::store_group, true);
  v.references("segments", s.segments, engine::Reference::segment);
  v.text("title", s.title, 12, true);
  v.counts("stock", s.stock, 4, {0, 0, 99}, {.unit = "pieces"});
  v.dates("dates", s.dates, 3);
  engine::visit_record(v, "limits", "limits", s.limits);
  engine::visit_list(v, "items", "item", s.items, 3);
}

} // namespace pondlab::scenario::sample
