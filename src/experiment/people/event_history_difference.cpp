#include "experiment/people/event_history_difference.hpp"

#include <algorithm>

namespace pondlab::experiment {

namespace {

using engine::TraceEvent;

std::string_view id_of(const TraceEvent& event, const engine::Plan& plan) {
  if (event.mechanism < 0) return {};
  return plan.campaign[static_cast<std::size_t>(event.mechanism)].id;
}

std::optional<Parting> parting_of(const EventHistory& mine, const engine::Plan& my_plan,
                                  const EventHistory& other, const engine::Plan& other_plan) {
  const auto same = [&](const TraceEvent& a, const TraceEvent& b) {
    return a.day == b.day && a.minute == b.minute && a.kind == b.kind && a.money == b.money &&
           id_of(a, my_plan) == id_of(b, other_plan);
  };
  const auto [a, b] = std::ranges::mismatch(mine.events, other.events, same);
  if (a == mine.events.end() && b == other.events.end()) return std::nullopt;
  const engine::Day never = engine::max_days;
  return Parting{
      std::min(a == mine.events.end() ? never : a->day, b == other.events.end() ? never : b->day),
      static_cast<std::size_t>(a - mine.events.begin()),
      static_cast<std::size_t>(b - other.events.begin())};
}

} // namespace

EventHistoryDifference difference_of(const EventHistory& mine, const engine::Plan& my_plan,
                                     const EventHistory& other, const engine::Plan& other_plan) {
  const EventHistoryTotals here = totals_of(mine), there = totals_of(other);
  return {
      parting_of(mine, my_plan, other, other_plan),
      {.seen = here.seen - there.seen,
       .visits = here.visits - there.visits,
       .orders = here.orders - there.orders,
       .returns = here.returns - there.returns,
       .paid = here.paid - there.paid,
       .refunded = here.refunded - there.refunded,
       .margin = margin_of(mine, my_plan.economics()) - margin_of(other, other_plan.economics())}};
}

} // namespace pondlab::experiment
