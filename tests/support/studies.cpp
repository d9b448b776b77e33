#include "support/studies.hpp"

#include "experiment/run/parallel.hpp"
#include "support/repository.hpp"

#include <stdexcept>

namespace pondlab::tests {

std::string small_scenario() {
  return content_of_file(repository_file("tests/cli/files/small.json"));
}

experiment::Study study_of(const std::string& text, const experiment::Request& request) {
  auto result = experiment::plan_study(text, "small.json", request);
  if (!result.study) throw std::runtime_error(to_text(result.diagnostics.front(), Language::en));
  return std::move(*result.study);
}

experiment::Experiment run(const experiment::Study& study, int jobs) {
  experiment::Experiment experiment = study.experiment();
  experiment::run_parallel(experiment, experiment::Worker(study.arms, study.seed), jobs);
  return experiment;
}

} // namespace pondlab::tests
