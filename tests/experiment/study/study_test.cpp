#include "experiment/study/study.hpp"

#include "experiment/run/unknown_name.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <algorithm>

namespace pondlab::tests::study_test {

using namespace pondlab::experiment;

namespace {

bool has_arm(const Study& study, const ArmKey& key) {
  return std::ranges::find(study.arms, key, &Arm::key) != study.arms.end();
}

bool asks(const Study& study, std::string_view measure) {
  return std::ranges::any_of(
      study.questions, [&](const Question& question) { return question.measure->key == measure; });
}

} // namespace

TEST_CASE("a study runs the strategy, its twins and what expectations are about") {
  const Study study = study_of(small_scenario());
  CHECK(study.strategy == "base");
  CHECK(study.seed == 11);
  CHECK(study.replications == 4);
  CHECK(study.arms.size() == 4);
  CHECK(study.arms[0].key == ArmKey{"base", {}});
  CHECK(has_arm(study, {"none", {}}));
  CHECK(has_arm(study, {"base", {"sms"}}));
  CHECK(has_arm(study, {"thrifty", {}}));
  CHECK(asks(study, "incremental_contribution"));
  CHECK(asks(study, "true_orders"));
  CHECK_FALSE(asks(study, "true_contribution"));
}

TEST_CASE("only the arms that are asked for are run") {
  const Study study =
      study_of(small_scenario(), {.strategy = "thrifty", .measures = {"orders", "redeemed:sms"}});
  CHECK(study.arms.size() == 1);
  CHECK(study.questions.size() == 3); // the strategy's expectation asks for its audience
  CHECK(study.expectations[0].skip == Skip::strategy);
  CHECK(study.expectations[2].skip == Skip::none);
}

TEST_CASE("a world without a campaign is not compared with itself") {
  const Study study = study_of(small_scenario(), {.strategy = "none"});
  CHECK(study.arms.size() == 1);
  CHECK_FALSE(asks(study, "incremental_contribution"));
}

TEST_CASE("another length sets aside the expectations that take the length for granted") {
  const Study study = study_of(small_scenario(), {.days = 10});
  CHECK(study.scenario.setup.horizon.days == 10);
  for (const Expected& expected : study.expectations) CHECK(expected.skip == Skip::days);
  CHECK(verdict(study, run(study)) == Verdict::pass);
  CHECK_FALSE(study_of(small_scenario(), {.days = 40}).specification.days);
}

TEST_CASE("expectations are judged on the mean over replications") {
  const Study study = study_of(small_scenario());
  const Experiment experiment = run(study);
  CHECK(judge(study, experiment, 0).verdict == Verdict::pass);
  CHECK(verdict(study, experiment) == Verdict::pass);
}

TEST_CASE("money limits of a file are yuan") {
  std::string text = small_scenario();
  text.insert(text.find("{\"measure\": \"audience\""),
              "{\"measure\": \"net_sales\", \"at_least\": 12.5}, ");
  CHECK(study_of(text).expectations[0].band.low == 1250);
}

TEST_CASE("names that do not exist are refused with the nearest that does") {
  using Catch::Matchers::ContainsSubstring;
  CHECK_THROWS_WITH(study_of(small_scenario(), {.strategy = "thrify"}),
                    ContainsSubstring("did you mean \"thrifty\""));
  CHECK_THROWS_WITH(study_of(small_scenario(), {.measures = {"order"}}),
                    ContainsSubstring("did you mean \"orders\""));
  CHECK_THROWS_AS(study_of(small_scenario(), {.measures = {"redeemed:smss"}}), UnknownName);
  CHECK_THROWS_AS(study_of(small_scenario(), {.measures = {"orders:sms"}}), UnknownName);
}

TEST_CASE("a broken scenario gives diagnostics and no study") {
  const auto result = plan_study({.file = "empty.json", .scenario = "{\"format_version\": 1}"});
  CHECK_FALSE(result.study);
  CHECK(has_errors(result.diagnostics));
}

} // namespace pondlab::tests::study_test
