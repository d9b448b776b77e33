#include "cli/job/task.hpp"

#include "base/error.hpp"
#include "cli/job/comparison_task.hpp"
#include "cli/job/explanation_task.hpp"
#include "cli/job/study_task.hpp"
#include "cli/program/input.hpp"

namespace pondlab::cli {

namespace {

using experiment::Inquiry;

/// What was left to the file is said, so that equal inquiries look equal.
template <class Planned>
Inquiry completed(Inquiry inquiry, const Planned& planned) {
  inquiry.seed = planned.seed;
  inquiry.replications = planned.replications;
  if (planned.text == inquiry.scenario) inquiry.days.reset();
  return inquiry;
}

PlannedTask plan_study(Inquiry inquiry) {
  auto [study, diagnostics] = experiment::plan_study(
      inquiry.scenario, shown_name(inquiry.file),
      {inquiry.strategy, inquiry.seed, inquiry.replications, inquiry.days, inquiry.names});
  if (!study) return {nullptr, std::move(diagnostics)};
  inquiry = completed(std::move(inquiry), *study);
  return {std::make_unique<StudyTask>(std::move(inquiry), std::move(*study)),
          std::move(diagnostics)};
}

PlannedTask plan_comparison(Inquiry inquiry) {
  auto [comparison, diagnostics] =
      experiment::plan_comparison(inquiry.scenario, shown_name(inquiry.file),
                                  {inquiry.names,
                                   inquiry.seed,
                                   inquiry.replications,
                                   inquiry.days,
                                   {},
                                   inquiry.draws,
                                   inquiry.screen});
  if (!comparison) return {nullptr, std::move(diagnostics)};
  inquiry = completed(std::move(inquiry), *comparison);
  inquiry.draws = comparison->draws;
  inquiry.screen = comparison->screen;
  return {std::make_unique<ComparisonTask>(std::move(inquiry), std::move(*comparison)),
          std::move(diagnostics)};
}

PlannedTask plan_explanation(Inquiry inquiry) {
  auto [explanation, diagnostics] = experiment::plan_explanation(
      inquiry.scenario, shown_name(inquiry.file),
      {inquiry.names, inquiry.seed, inquiry.replications, inquiry.days});
  if (!explanation) return {nullptr, std::move(diagnostics)};
  inquiry = completed(std::move(inquiry), *explanation);
  return {std::make_unique<ExplanationTask>(std::move(inquiry), std::move(*explanation)),
          std::move(diagnostics)};
}

} // namespace

PlannedTask plan_task(Inquiry inquiry) {
  switch (inquiry.kind) {
  case Inquiry::Kind::study:
    return plan_study(std::move(inquiry));
  case Inquiry::Kind::comparison:
    return plan_comparison(std::move(inquiry));
  case Inquiry::Kind::explanation:
    return plan_explanation(std::move(inquiry));
  case Inquiry::Kind::search:
    break;
  }
  throw Error(Failure::usage, "a search is no single piece of work");
}

} // namespace pondlab::cli
