// Trials in simulated seasons: against what is reported, what is true, and known leaks.
#include "experiment/study/trial.hpp"

#include "experiment/run/unknown_name.hpp"
#include "experiment/run/work_queue.hpp"
#include "scenario/file/scenario.hpp"
#include "support/files.hpp"
#include "support/repository.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>

#include <nlohmann/json.hpp>

#include <cmath>

namespace pondlab::tests::trial_test {

using namespace pondlab::experiment;
using nlohmann::json;

namespace {

TrialFindings finished(const std::string& text, const std::string& mechanism, int replications = 3,
                       int holdout = 50) {
  const auto planned = plan_trial({.file = "trial.json",
                                   .scenario = text,
                                   .mechanisms = {mechanism},
                                   .seed = 5,
                                   .replications = replications,
                                   .holdout = holdout});
  REQUIRE(planned.trial);
  ReplicationSet all = planned.trial->replication_set();
  run_parallel(all, 1);
  return planned.trial->findings(all).at(0);
}

const TrialAnswer& by_person(const TrialFindings& trial, std::size_t figure = 0) {
  return trial.figures[figure].answers.at(0);
}

json small() { return json::parse(small_scenario()); }

std::string example(const std::string& name) {
  return content_of_file(repository_file("scenarios/" + name));
}

} // namespace

TEST_CASE("A trial's totals are the measures of the season") {
  const TrialFindings trial = finished(small_scenario(), "sms", 2);
  JobSpecification request;
  request.seed = 5;
  request.replications = 2;
  request.measures = {"true_orders:sms",     "true_net_sales:sms", "true_contribution:sms",
                      "reported_orders:sms", "reported_sales:sms", "audience:sms"};
  const Study study = study_of(small_scenario(), request);
  const Experiment measured = run(study);
  const auto mean = [&](std::string_view key) {
    for (std::size_t q = 0; q < study.questions.size(); ++q)
      if (study.questions[q].measure->key == key && study.questions[q].from == 0 &&
          study.questions[q].to == study.arms[0].plan->day_count())
        return measured.answer(q).mean;
    FAIL("not asked for: " << key);
    return 0.;
  };
  CHECK(trial.figures[0].truth.mean == mean("true_orders"));
  CHECK(trial.figures[1].truth.mean == mean("true_net_sales"));
  CHECK(trial.figures[2].truth.mean == mean("true_contribution"));
  CHECK(trial.figures[0].reported->mean == mean("reported_orders"));
  CHECK(trial.figures[1].reported->mean == mean("reported_sales"));
  CHECK_FALSE(trial.figures[2].reported);
  CHECK(trial.addressed.mean == mean("audience"));
}

TEST_CASE("Where nobody influences anybody a trial leaks nothing and finds the truth") {
  const TrialFindings trial = finished(small_scenario(), "sms", 12);
  const TrialAnswer& answer = by_person(trial);
  CHECK(answer.leaked.mean == 0);
  CHECK(answer.leaked.half_width == 0);
  CHECK(answer.people == 3'000);
  CHECK(answer.units == 3'000);
  // The answer is of one half, the truth of all: they differ by who is in the half.
  CHECK(std::abs(answer.answer.mean - answer.truth.mean) <
        answer.answer.half_width + answer.truth.half_width);
  CHECK(trial.figures[0].answers.size() == 1); // no communities, no stores
}

TEST_CASE("Friends carry a campaign over to those held out, and the trial finds less") {
  json scenario = small();
  scenario["network"] = {{"degree", 20}};
  scenario["response"]["share"] = .9;
  scenario["response"]["friend_seen"] = .9;
  scenario["response"]["friend_stimulus"] = 3;
  scenario["campaign"]["sms"]["seen"] = .5;
  scenario["campaign"]["sms"]["stimulus"] = 3;
  scenario["campaign"]["sms"]["schedule"] = {{"every_days", 3}};
  const TrialFindings trial = finished(scenario.dump(), "sms", 8);
  const TrialAnswer& answer = by_person(trial);
  CHECK(answer.leaked.low() > 0);
  CHECK(answer.answer.high() < answer.truth.mean);
}

TEST_CASE("Guides who are short of time write to the others instead, and the trial finds more") {
  json scenario = json::parse(example("example-guide-chat.json"));
  scenario["campaign"]["guide_chat"]["picks"] = 5;
  scenario["campaign"]["guide_chat"]["rest_days"] = 1;
  scenario["campaign"]["guide_chat"]["stimulus"] = 2;
  const TrialFindings trial = finished(scenario.dump(), "guide_chat", 6);
  const TrialAnswer& person = by_person(trial);
  CHECK(person.answer.low() > person.truth.high());
  // A store's guides are held out with their customers: nobody gets what others do not.
  const TrialAnswer& store = trial.figures[0].answers.back();
  REQUIRE(store.by == Assigned::store);
  CHECK(store.leaked.mean == 0);
  CHECK(std::abs(store.answer.mean - store.truth.mean) <
        std::abs(person.answer.mean - person.truth.mean));
}

TEST_CASE("Half and half tells more than nine and one") {
  const auto error = [](int holdout) {
    return by_person(finished(small_scenario(), "sms", 2, holdout)).error;
  };
  // 1/n₁ + 1/n₂ with equal variances: 4/n for halves, 11.1/n for a tenth.
  const double ratio = error(10) / error(50);
  CHECK(ratio > .9 * std::sqrt(11.1 / 4));
  CHECK(ratio < 1.1 * std::sqrt(11.1 / 4));
}

TEST_CASE("Whom the strategy itself holds out has no part in a trial") {
  json scenario = small();
  scenario["campaign"]["sms"]["target"] = {{"holdout", .9}, {"holdout_by", "store"}};
  const TrialFindings as_it_stands = finished(scenario.dump(), "sms", 1);
  const TrialFindings nobody = finished(small_scenario(), "sms", 1);
  CHECK(as_it_stands.addressed.mean == nobody.addressed.mean);
  CHECK(by_person(as_it_stands).truth.mean == by_person(nobody).truth.mean);
}

TEST_CASE("Only what the strategy has is tried") {
  const auto read = scenario::read(small_scenario(), "trial.json");
  CHECK_THROWS_AS(TrialProtocol(*read.value, "base", "smss", 5'000), UnknownName);
  CHECK_THROWS_AS(TrialProtocol(*read.value, "none", "sms", 5'000), UnknownName);
}

} // namespace pondlab::tests::trial_test
