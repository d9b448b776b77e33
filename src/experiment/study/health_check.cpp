#include "experiment/study/health_check.hpp"

#include <algorithm>

namespace pondlab::experiment {

namespace {

/// Has the comparison ask what the study's expectations are about, and ties them to its questions.
void ask_expectations(Comparison& comparison, Study& study) {
  const auto asked = [&](std::size_t question) {
    comparison.questions.push_back(study.questions[question]);
    return comparison.questions.size() - 1;
  };
  for (Expected& expected : study.expectations) {
    if (expected.skip != Skip::none) continue;
    expected.question = asked(expected.question);
    if (expected.over_question) expected.over_question = asked(*expected.over_question);
    for (std::size_t& rival : expected.rival_questions) rival = asked(rival);
    if (expected.rival_over_question)
      expected.rival_over_question = asked(*expected.rival_over_question);
  }
  study.questions = comparison.questions;
  for (Arm& arm : study.arms)
    if (std::ranges::find(comparison.arms, arm.key, &Arm::key) == comparison.arms.end())
      comparison.arms.push_back(std::move(arm));
  study.arms = comparison.arms;
}

} // namespace

HealthCheckResult plan_health_check(JobSpecification specification) {
  using Kind = JobSpecification::Kind;
  specification.replications = specification.replications.value_or(usual_replications_of_check);
  specification.screen = true;
  specification.draws = 0;
  specification.measures = {"contribution"};
  auto [comparison, diagnostics] = plan_comparison(std::move(specification));
  if (!comparison) return {std::nullopt, std::move(diagnostics)};
  comparison->specification.kind = Kind::check;
  comparison->brief = true;
  JobSpecification settled = comparison->specification;
  Study study = plan_study(settled, comparison->scenario);
  ask_expectations(*comparison, study);
  return {HealthCheck{std::move(settled), std::move(*comparison), std::move(study)},
          std::move(diagnostics)};
}

} // namespace pondlab::experiment
