// Expectations on differences, rankings and segments, from the file to the verdict.
#include "experiment/study/study.hpp"
#include "support/files.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>

namespace pondlab::tests::expectation_test {

using namespace pondlab::experiment;

namespace {

const Question& question_of(const Study& study, std::size_t i) {
  return study.questions[study.expectations[i].question];
}

double value(const Study& study, const Experiment& experiment, std::string_view measure,
             const std::string& strategy, int replication) {
  for (std::size_t q = 0; q < study.questions.size(); ++q)
    if (study.questions[q].measure->key == measure && study.questions[q].strategy == strategy)
      return *experiment.answer(q, replication);
  throw std::runtime_error("no such question");
}

} // namespace

TEST_CASE("A difference is paired, replication by replication") {
  const Study study =
      study_of(expecting(R"({"measure": "contribution", "versus": "thrifty", "at_most": 1000000})"),
               {.measures = {"orders"}});
  const Experiment experiment = run(study);
  const ExpectationOutcome found = assess(study, experiment, 0);
  CHECK(found.rival == "thrifty");
  CHECK(found.assessment.verdict == Verdict::pass);
  double sum = 0;
  for (int r = 0; r < 4; ++r)
    sum += value(study, experiment, "contribution", "base", r) -
           value(study, experiment, "contribution", "thrifty", r);
  CHECK(std::abs(found.estimate.mean - sum / 4) < 1e-6);
  CHECK(found.estimate.n == 4);
  CHECK(std::ranges::any_of(study.arms,
                            [](const Arm& arm) { return arm.key.strategy == "thrifty"; }));
}

TEST_CASE("Ahead is more, and less where less is better") {
  // Nobody opts out where nothing is sent; and what is sent is paid for.
  const Study study = study_of(expecting(
      R"({"measure": "opted_out", "strategy": "none", "versus": "base", "probability_at_least": 0.9},
         {"measure": "campaign_cost", "strategy": "none", "probability_at_least": 0.99},
         {"measure": "campaign_cost", "versus": "thrifty", "probability_at_least": 0.9})"));
  const Experiment experiment = run(study);
  CHECK(assess(study, experiment, 0).assessment.verdict == Verdict::pass);
  CHECK(assess(study, experiment, 0).estimate.mean < 0);
  CHECK(assess(study, experiment, 1).assessment.verdict == Verdict::pass);
  CHECK(study.expectations[1].rivals == std::vector<std::string>{"base", "thrifty"});
  CHECK(assess(study, experiment, 1).rival == "thrifty");
  CHECK(assess(study, experiment, 2).assessment.verdict == Verdict::fail);
  CHECK(verdict(study, experiment) == Verdict::fail);
}

TEST_CASE("An expectation of a segment counts its people") {
  const Study study =
      study_of(expecting(R"({"measure": "audience", "of": ["sms"], "segment": "old", "at_least": 1},
                   {"measure": "audience", "of": ["sms"], "segment": "new", "at_least": 1},
                   {"measure": "audience", "of": ["sms"], "at_least": 1},
                   {"measure": "net_sales", "segment": "old", "versus": "none",
                    "from": "2020-01-10", "to": "2020-01-20", "at_most": 1000000})"));
  CHECK(question_of(study, 0).segment == "old");
  const Experiment experiment = run(study);
  for (std::size_t i = 0; i < 4; ++i)
    CHECK(assess(study, experiment, i).assessment.verdict == Verdict::pass);
  const auto mean = [&](std::size_t i) { return assess(study, experiment, i).estimate.mean; };
  CHECK(mean(0) > mean(1));
  CHECK(std::abs(mean(0) + mean(1) - mean(2)) < 1e-9);
}

TEST_CASE("With a strategy asked for, its expectations alone are judged, rivals and all") {
  const Study study = study_of(
      expecting(
          R"({"measure": "orders", "strategy": "thrifty", "versus": "base", "at_most": 1000000},
                   {"measure": "orders", "versus": "thrifty", "at_most": 1000000})"),
      {.strategy = "thrifty", .measures = {"orders"}});
  CHECK(study.expectations[0].skip == Skip::none);
  CHECK(study.expectations[1].skip == Skip::strategy);
  CHECK(study.arms.size() == 2);
  const Experiment experiment = run(study);
  CHECK(assess(study, experiment, 1).assessment.verdict == Verdict::skipped);
}

} // namespace pondlab::tests::expectation_test
