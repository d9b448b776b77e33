#include "experiment/run/work_queue.hpp"
#include "experiment/run/worker.hpp"
#include "experiment/study/study.hpp"
#include "mechanisms/catalogue.hpp"
#include "support/repository.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace pondlab::tests::examples_test {

using namespace pondlab::experiment;

namespace {

/// "coupon_ladder" is shown by scenarios/example-coupon-ladder.json.
std::string example_of(std::string_view kind) {
  std::string name(kind);
  std::replace(name.begin(), name.end(), '_', '-');
  return "scenarios/example-" + name + ".json";
}

StudyResult results_of(const std::string& file) {
  return plan_study(
      {.file = file, .scenario = tests::content_of_file(tests::repository_file(file))});
}

} // namespace

TEST_CASE("Each mechanism has a small example that uses it, in both languages") {
  for (const mechanisms::Kind& kind : mechanisms::catalogue()) {
    INFO(kind.kind);
    const auto [study, diagnostics] = results_of(example_of(kind.kind));
    CHECK(diagnostics.empty());
    REQUIRE(study);
    const scenario::Scenario& scenario = study->scenario;
    const auto& base = scenario.default_strategy().mechanisms;
    CHECK(std::find(base.begin(), base.end(), kind.kind) != base.end());
    CHECK(scenario.strategies.size() >= 3); // none, base, and something to compare with
    CHECK_FALSE(scenario.header.expectations.empty());
    CHECK(engine::people_of(scenario.setup) <= 5'000);
    CHECK(scenario.setup.horizon.days <= 90);
    for (const scenario::LocalizedText* words :
         {&scenario.header.name, &scenario.header.question, &scenario.header.summary}) {
      CHECK_FALSE(words->zh.empty());
      CHECK_FALSE(words->en.empty());
    }
  }
}

TEST_CASE("The examples show what they say", "[full]") {
  for (const mechanisms::Kind& kind : mechanisms::catalogue()) {
    const auto [study, diagnostics] = results_of(example_of(kind.kind));
    REQUIRE(study);
    Experiment experiment = study->experiment();
    run_parallel(experiment, usable_jobs());
    for (std::size_t i = 0; i < study->expectations.size(); ++i) {
      const Expected& expected = study->expectations[i];
      INFO(kind.kind << ": " << expected.expectation.measure << " of " << expected.strategy
                     << " is " << assess(*study, experiment, i).estimate.mean);
      CHECK(judge(*study, experiment, i).verdict == Verdict::pass);
    }
  }
}

} // namespace pondlab::tests::examples_test
