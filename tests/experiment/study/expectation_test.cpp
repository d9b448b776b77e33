// Expectations on differences, ratios, rankings and segments, from the file to the verdict.
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

TEST_CASE("A ratio to a strategy divides the means of both") {
  const Study study = study_of(expecting(
      R"({"measure": "campaign_cost", "versus": "thrifty", "as": "ratio", "at_least": 1.1},
         {"measure": "net_sales", "versus": "thrifty", "as": "ratio", "at_least": 0.5, "at_most": 2},
         {"measure": "campaign_cost", "versus": "none", "as": "ratio", "at_least": 1})"));
  CHECK(study.expectations[1].band.low == .5); // no yuan, though the measure is money
  CHECK(study.expectations[1].unit() == engine::MeasureUnit::ratio);
  const Experiment experiment = run(study);
  const ExpectationOutcome found = assess(study, experiment, 0);
  CHECK(found.rival == "thrifty");
  CHECK(found.assessment.verdict == Verdict::pass);
  double own = 0, rival = 0;
  for (int r = 0; r < 4; ++r) {
    own += value(study, experiment, "campaign_cost", "base", r);
    rival += value(study, experiment, "campaign_cost", "thrifty", r);
  }
  CHECK(std::abs(found.estimate.mean - own / rival) < 1e-12);
  CHECK(found.estimate.n == 4);
  CHECK(assess(study, experiment, 1).assessment.verdict == Verdict::pass);
  CHECK(assess(study, experiment, 2).assessment.verdict == Verdict::fail); // none costs nothing
  CHECK_FALSE(assess(study, experiment, 2).estimate.defined());
}

TEST_CASE("A ratio of days divides the means of two windows of a run") {
  const std::string expected =
      R"({"measure": "paid_sales", "strategy": "thrifty", "from": "2020-01-11", "to": "2020-01-20",
          "over": {"from": "2020-01-01", "to": "2020-01-10"}, "at_least": 0.2, "at_most": 5})";
  const Study study = study_of(expecting(expected));
  const Expected& of = study.expectations[0];
  REQUIRE(of.over_question);
  const Question& days = study.questions[of.question];
  const Question& others = study.questions[*of.over_question];
  CHECK((days.from == 10 && days.to == 20));
  CHECK((others.from == 0 && others.to == 10));
  CHECK(others.strategy == "thrifty");
  const Experiment experiment = run(study);
  const ExpectationOutcome found = assess(study, experiment, 0);
  CHECK(found.rival.empty());
  CHECK(found.assessment.verdict == Verdict::pass);
  double above = 0, below = 0;
  for (int r = 0; r < 4; ++r) {
    above += *experiment.answer(of.question, r);
    below += *experiment.answer(*of.over_question, r);
  }
  CHECK(std::abs(found.estimate.mean - above / below) < 1e-12);
  // Open ends are the run's; and the days may be part of those they are divided by.
  const Study share = study_of(expecting(
      R"({"measure": "orders", "to": "2020-01-10", "over": {"from": "2020-01-01"}, "at_most": 1})"));
  CHECK(share.questions[*share.expectations[0].over_question].to == 40);
  CHECK(assess(share, run(share), 0).assessment.verdict == Verdict::pass);
}

TEST_CASE("Ratios of days under two strategies are set against each other") {
  const std::string days = R"("from": "2020-01-11", "to": "2020-01-20",
          "over": {"from": "2020-01-01", "to": "2020-01-10"})";
  const Study study = study_of(expecting(R"({"measure": "paid_sales", "versus": "thrifty", )" +
                                         days + R"(, "at_most": 5},
         {"measure": "paid_sales", "versus": "thrifty", "as": "ratio", )" +
                                         days +
                                         R"(, "at_least": 0.2, "at_most": 5},
         {"measure": "paid_sales", "versus": "base", "strategy": "thrifty", "as": "ratio", )" +
                                         days + R"(, "at_most": 5})"));
  const Experiment experiment = run(study);
  const auto mean = [&](std::size_t question) {
    double sum = 0;
    for (int r = 0; r < 4; ++r) sum += *experiment.answer(question, r);
    return sum / 4;
  };
  const Expected& of = study.expectations[0];
  REQUIRE(of.rival_over_question);
  CHECK(study.questions[of.rival_questions[0]].from == 10);
  CHECK(study.questions[*of.rival_over_question].strategy == "thrifty");
  CHECK(study.questions[*of.rival_over_question].to == 10);
  CHECK(of.unit() == engine::MeasureUnit::ratio);
  const double own = mean(of.question) / mean(*of.over_question);
  const double rival = mean(of.rival_questions[0]) / mean(*of.rival_over_question);
  const ExpectationOutcome more = assess(study, experiment, 0),
                           times = assess(study, experiment, 1);
  CHECK(std::abs(more.estimate.mean - (own - rival)) < 1e-12);
  CHECK(std::abs(times.estimate.mean - own / rival) < 1e-12);
  CHECK(std::abs(assess(study, experiment, 2).estimate.mean - rival / own) < 1e-12);
  CHECK(more.rival == "thrifty");
  CHECK(more.estimate.n == 4);
  CHECK(more.assessment.verdict == Verdict::pass);
  CHECK(times.assessment.verdict == Verdict::pass);
}

TEST_CASE("A ratio of days is set aside when either window is not in the run") {
  const std::string expected = expecting(
      R"({"measure": "orders", "from": "2020-01-01", "to": "2020-01-05",
          "over": {"from": "2020-01-06", "to": "2020-01-20"}, "at_most": 100},
         {"measure": "orders", "from": "2020-01-06", "to": "2020-01-10",
          "over": {"from": "2020-01-01", "to": "2020-01-05"}, "at_most": 100},
         {"measure": "orders", "from": "2020-01-06", "to": "2020-01-10",
          "over": {"to": "2020-01-05"}, "at_most": 100})");
  const Study study = study_of(expected, {.days = 10});
  CHECK(study_of(expected).expectations[0].skip == Skip::none);
  // Another length leaves expectations out of the file; they stand beside it.
  REQUIRE(study.expectations.size() == 3);
  CHECK(study.expectations[0].skip == Skip::days);
  CHECK(study.expectations[1].skip == Skip::none);
  CHECK(study.expectations[2].skip == Skip::days); // open ends go with the run's length
  const Experiment experiment = run(study);
  CHECK(assess(study, experiment, 0).assessment.verdict == Verdict::skipped);
  CHECK(assess(study, experiment, 1).assessment.verdict == Verdict::pass);
}

TEST_CASE("Where replications lack a value on one side, the others make the ratio") {
  const Study study = study_of(expecting(
      R"({"measure": "redemption_of_claimed", "of": ["sms"], "from": "2020-01-02",
          "to": "2020-01-10", "over": {"from": "2020-01-01", "to": "2020-01-01"}, "at_most": 1})"));
  const Experiment experiment = run(study);
  const ExpectationOutcome found = assess(study, experiment, 0);
  CHECK(found.estimate.n + found.estimate.undefined == 4);
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
