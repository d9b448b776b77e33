#include "experiment/study/job.hpp"

#include "base/diagnostic.hpp"
#include "base/error.hpp"

#include <utility>

namespace pondlab::experiment {

namespace {

using Kind = JobSpecification::Kind;

template <class Plan>
PlannedJob planned(std::optional<Plan> plan, Diagnostics diagnostics) {
  if (!plan) return {std::nullopt, std::move(diagnostics)};
  return {std::move(*plan), std::move(diagnostics)};
}

struct Work {
  ReplicationSet operator()(const Study& study) const { return study.experiment(); }
  ReplicationSet operator()(const Comparison& comparison) const {
    return comparison.replication_set();
  }
  ReplicationSet operator()(const Explanation& explanation) const {
    return explanation.experiment();
  }
  ReplicationSet operator()(const Pilot& pilot) const { return pilot.experiment(); }
  ReplicationSet operator()(const Trial& trial) const { return trial.replication_set(); }
  ReplicationSet operator()(const HealthCheck& check) const { return check.replication_set(); }
};

} // namespace

PlannedJob plan_job(JobSpecification specification) {
  const auto plan = [](auto&& result) {
    auto& [job, diagnostics] = result;
    return planned(std::move(job), std::move(diagnostics));
  };
  switch (specification.kind) {
  case Kind::study:
    return plan(plan_study(std::move(specification)));
  case Kind::comparison:
    return plan(plan_comparison(std::move(specification)));
  case Kind::explanation:
    return plan(plan_explanation(std::move(specification)));
  case Kind::pilot:
    return plan(plan_pilot(std::move(specification)));
  case Kind::trial:
    return plan(plan_trial(std::move(specification)));
  case Kind::check:
    return plan(plan_health_check(std::move(specification)));
  case Kind::search:
    break;
  }
  throw Error(Failure::usage, "a search is no single piece of work");
}

const JobSpecification& specification_of(const Job& job) {
  return std::visit(
      [](const auto& planned) -> const JobSpecification& { return planned.specification; }, job);
}

ReplicationSet replication_set_of(const Job& job) { return std::visit(Work{}, job); }

/// Of a comparison, or a check, without what its points are asked: that takes a while, and only
/// whoever hands the work out needs it.
Worker worker_for(JobSpecification specification) {
  const auto [job, diagnostics] = plan_job(std::move(specification));
  if (!job) throw DiagnosticError(Failure::bad_data, diagnostics.front());
  const auto* comparison = std::get_if<Comparison>(&*job);
  if (const auto* check = std::get_if<HealthCheck>(&*job)) comparison = &check->comparison;
  if (comparison != nullptr) return {comparison->arms, comparison->seed, comparison->parameters()};
  return replication_set_of(*job).worker();
}

} // namespace pondlab::experiment
