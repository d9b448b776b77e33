#include "engine/model/setup.hpp"

namespace pondlab::engine {

void visit(ParameterVisitor& v, Horizon& h) {
  v.date("start", h.start);
  v.duration("days", h.days, {90, 1, max_days});
}

void visit(ParameterVisitor& v, Setup& s) {
  visit_record(v, "horizon", "horizon", s.horizon);
  visit_record(v, "economics", "economics", s.economics);
  visit_list(v, "products", "product", s.products, 500);
  visit_list(v, "segments", "segment", s.segments, 32);
  visit_record(v, "network", "network", s.network);
  visit_list(v, "stores", "store_group", s.stores, 32);
  visit_list(v, "inflow", "inflow", s.inflow, 16);
  visit_list(v, "calendar", "period", s.calendar, 400, {.keeps_dates = true});
  visit_list(v, "shocks", "period", s.shocks, 100);
  visit_record(v, "response", "response", s.response);
}

std::int64_t people_of(const Setup& setup) {
  std::int64_t people = 0;
  for (const Segment& segment : setup.segments) people += segment.members + segment.sea;
  return people;
}

} // namespace pondlab::engine
