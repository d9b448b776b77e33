#include "cli/job/task.hpp"

#include "base/error.hpp"
#include "cli/job/comparison_task.hpp"
#include "cli/job/explanation_task.hpp"
#include "cli/job/study_task.hpp"
#include "cli/program/input.hpp"

namespace pondlab::cli {

namespace {

using experiment::JobSpecification;

/// What was left to the file is said, so that equal specifications look equal.
template <class Planned>
JobSpecification completed(JobSpecification specification, const Planned& planned) {
  specification.seed = planned.seed;
  specification.replications = planned.replications;
  if (planned.text == specification.scenario) specification.days.reset();
  return specification;
}

PlannedTask plan_study(JobSpecification specification) {
  auto [study, diagnostics] =
      experiment::plan_study(specification.scenario, shown_name(specification.file),
                             {specification.strategy, specification.seed,
                              specification.replications, specification.days, specification.names});
  if (!study) return {nullptr, std::move(diagnostics)};
  specification = completed(std::move(specification), *study);
  return {std::make_unique<StudyTask>(std::move(specification), std::move(*study)),
          std::move(diagnostics)};
}

PlannedTask plan_comparison(JobSpecification specification) {
  auto [comparison, diagnostics] =
      experiment::plan_comparison(specification.scenario, shown_name(specification.file),
                                  {specification.names,
                                   specification.seed,
                                   specification.replications,
                                   specification.days,
                                   {},
                                   specification.draws,
                                   specification.screen});
  if (!comparison) return {nullptr, std::move(diagnostics)};
  specification = completed(std::move(specification), *comparison);
  specification.draws = comparison->draws;
  specification.screen = comparison->screen;
  return {std::make_unique<ComparisonTask>(std::move(specification), std::move(*comparison)),
          std::move(diagnostics)};
}

PlannedTask plan_explanation(JobSpecification specification) {
  auto [explanation, diagnostics] = experiment::plan_explanation(
      specification.scenario, shown_name(specification.file),
      {specification.names, specification.seed, specification.replications, specification.days});
  if (!explanation) return {nullptr, std::move(diagnostics)};
  specification = completed(std::move(specification), *explanation);
  return {std::make_unique<ExplanationTask>(std::move(specification), std::move(*explanation)),
          std::move(diagnostics)};
}

} // namespace

PlannedTask plan_task(JobSpecification specification) {
  switch (specification.kind) {
  case JobSpecification::Kind::study:
    return plan_study(std::move(specification));
  case JobSpecification::Kind::comparison:
    return plan_comparison(std::move(specification));
  case JobSpecification::Kind::explanation:
    return plan_explanation(std::move(specification));
  case JobSpecification::Kind::search:
    break;
  }
  throw Error(Failure::usage, "a search is no single piece of work");
}

} // namespace pondlab::cli
