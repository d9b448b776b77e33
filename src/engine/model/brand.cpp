#include "engine/model/brand.hpp"

namespace pondlab::engine {

void visit(ParameterVisitor& v, Economics& e) {
  const Field lore{.source = "trade_lore"};
  const Field press{.source = "trade_press", .grade = Grade::reported};
  v.rate("goods_cost", e.goods_cost, {3'500, 0, whole}, {.source = "assumption"});
  v.money("freight", e.freight, {8'00, 0, 1'000'00}, {.unit = "per_order", .source = "assumption"});
  v.rate("payment_fee", e.payment_fee, {60, 0, 1'000}, lore);
  v.rate("marketplace_fee", e.marketplace_fee, {500, 0, 3'000}, {.source = "assumption"});
  v.rate("return_store", e.return_store, {300, 0, whole}, {.source = "assumption"});
  v.rate("return_marketplace", e.return_marketplace, {3'000, 0, whole}, press);
  v.rate("return_shop", e.return_shop, {2'000, 0, whole}, lore);
  v.rate("return_live", e.return_live, {3'500, 0, whole}, lore);
  v.money("return_cost", e.return_cost, {15'00, 0, 1'000'00},
          {.unit = "per_order", .source = "trade_lore"});
  v.duration("return_delay", e.return_delay, {4, 1, 30}, {.source = "assumption"});
  v.duration("return_window", e.return_window, {10, 1, 60}, {.source = "assumption"});
  v.money("guide_hour", e.guide_hour, {40'00, 0, 1'000'00},
          {.unit = "per_hour", .source = "trade_lore"});
  v.money("seat_year", e.seat_year, {50'00, 0, 10'000'00},
          {.unit = "per_year", .source = "service_providers", .grade = Grade::reported});
  v.duration("terminal_days", e.terminal_days, {365, 0, 3'650}, {.source = "assumption"});
  v.money("phone_value", e.phone_value, {5'00, 0, 1'000'00}, {.source = "assumption"});
  v.money("contact_value", e.contact_value, {10'00, 0, 1'000'00}, lore);
  v.money("member_value", e.member_value, {5'00, 0, 1'000'00}, {.source = "assumption"});
}

void visit(ParameterVisitor& v, Product& p) {
  v.text("id", p.id, 40);
  visit_record(v, "name", localized_text_kind, p.name);
  v.money("price", p.price, {100'00, 1, 1'000'000'00});
  v.money("cost", p.cost, {35'00, 0, 1'000'000'00});
  v.counts("stock", p.stock, 24, {0, 0, 10'000'000}, {.unit = "pieces", .scales = Scaling::pool});
}

void visit(ParameterVisitor& v, StoreGroup& g) {
  const Field lore{.source = "trade_lore"};
  v.text("id", g.id, 40);
  visit_record(v, "name", localized_text_kind, g.name);
  v.count("stores", g.stores, {1, 1, 20'000}, {.scales = Scaling::pool});
  v.count("guides_per_store", g.guides_per_store, {3, 0, 50},
          {.source = "assumption", .for_each = "stores"});
  v.count("communities_per_store", g.communities_per_store, {1, 0, 20},
          {.source = "assumption", .for_each = "stores"});
  v.rate("execution", g.execution, {5'000, 0, whole}, lore);
  v.rate("own_content", g.own_content, {2'000, 0, whole},
         {.source = "inman_article", .grade = Grade::reported});
  v.count("chats_a_day", g.chats_a_day, {40, 0, 500}, {.unit = "per_day", .source = "trade_lore"});
}

} // namespace pondlab::engine
