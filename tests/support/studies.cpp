#include "support/studies.hpp"

#include "experiment/run/work_queue.hpp"
#include "support/files.hpp"
#include "support/repository.hpp"

#include <stdexcept>
#include <utility>

namespace pondlab::tests {

std::string small_scenario() {
  return content_of_file(repository_file("tests/cli/files/small.json"));
}

std::string expecting(const std::string& expectations) {
  std::string text = replaced(small_scenario(), R"([{"id": "members", "members": 3000}])",
                              R"([{"id": "old", "members": 700}, {"id": "new", "members": 500}])");
  const std::size_t begin = text.find("\"expectations\"");
  return text.substr(0, begin) + "\"expectations\": [" + expectations + "]}";
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
