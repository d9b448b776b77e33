#include "experiment/run/funnel.hpp"

namespace pondlab::experiment {

using engine::Account;
using engine::Counter;
using engine::PersonIndex;
using engine::TouchCounter;

namespace {

engine::Audience everybody(const engine::Plan& plan) {
  engine::Audience all(plan.layout.places());
  for (const engine::Cohort& cohort : plan.layout.cohorts())
    for (std::uint32_t i = 0; i < cohort.count; ++i) all.insert(cohort.first + i);
  return all;
}

} // namespace

engine::Fen Funnel::contribution() const {
  engine::Fen kept = 0; // in cash, stock, payables, receivables; all else is income or expense
  for (const engine::AccountInfo& info : engine::accounts())
    if (!engine::is_of_result(info)) kept += account(info.account);
  return kept;
}

FunnelCount::FunnelCount(const engine::Plan& plan)
    : Witness(everybody(plan), plan.layout.places(), this), plan_(plan),
      funnels_(plan.segments.size()), bought_(plan.layout.places(), false) {}

Funnel& FunnelCount::of(PersonIndex person) {
  return funnels_[static_cast<std::size_t>(plan_.layout.cohort_of(person).segment)];
}

void FunnelCount::record(const engine::TraceEvent& event) {
  const auto kind = event.organic ? VisitKind::organic : VisitKind::touched;
  if (event.kind == engine::TraceKind::visit && event.value[2] == 0) {
    ++of(event.person).flow(static_cast<engine::Channel>(event.value[0]), kind).visits;
  } else if (event.kind == engine::TraceKind::order) {
    Flow& flow = of(event.person).flow(static_cast<engine::Channel>(event.value[0]), kind);
    ++(bought_[event.person] ? flow.later_orders : flow.first_orders);
    flow.list += static_cast<engine::Fen>(event.value[2]);
    flow.subsidy += static_cast<engine::Fen>(event.value[3]) - event.funded;
    flow.goods += event.cost;
    bought_[event.person] = true;
  }
}

void FunnelCount::counted(PersonIndex person, Counter counter, std::int64_t n) {
  if (counter == Counter::friend_contacts) of(person).friend_contacts += n;
}

void FunnelCount::counted(PersonIndex person, int, TouchCounter counter, std::int64_t n) {
  if (counter == TouchCounter::delivered) of(person).delivered += n;
  if (counter == TouchCounter::seen) of(person).seen += n;
}

void FunnelCount::posted(PersonIndex person, int, Account debit, Account credit,
                         engine::Fen amount) {
  Funnel& funnel = of(person);
  funnel.accounts[static_cast<std::size_t>(debit)] += amount;
  funnel.accounts[static_cast<std::size_t>(credit)] -= amount;
}

std::vector<Funnel> FunnelCount::finished(const engine::Ledger& books) const {
  std::vector<Funnel> all = funnels_;
  Funnel nobodys;
  for (int i = 0; i < engine::account_count; ++i) {
    engine::Fen& amount = nobodys.accounts[static_cast<std::size_t>(i)];
    amount = books.total(static_cast<Account>(i), 0, books.days());
    for (const Funnel& funnel : funnels_) amount -= funnel.accounts[static_cast<std::size_t>(i)];
  }
  all.push_back(nobodys);
  return all;
}

} // namespace pondlab::experiment
