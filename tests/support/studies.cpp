#include "support/studies.hpp"

#include "experiment/run/work_queue.hpp"
#include "support/repository.hpp"

#include <stdexcept>
#include <utility>

namespace pondlab::tests {

std::string small_scenario() {
  return content_of_file(repository_file("tests/cli/files/small.json"));
}

experiment::Study study_of(const std::string& text, experiment::JobSpecification asked) {
  asked.file = "small.json";
  asked.scenario = text;
  auto result = experiment::plan_study(std::move(asked));
  if (!result.study) throw std::runtime_error(to_text(result.diagnostics.front(), Language::en));
  return std::move(*result.study);
}

experiment::Experiment run(const experiment::Study& study, int jobs) {
  experiment::Experiment experiment = study.experiment();
  experiment::run_parallel(experiment, jobs);
  return experiment;
}

} // namespace pondlab::tests
