// Counts by segment: they add up to the whole, and counting changes nothing.
#include "base/error.hpp"
#include "engine/world/world.hpp"
#include "experiment/run/experiment.hpp"
#include "experiment/run/worker.hpp"
#include "support/random_scenario.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>

namespace pondlab::tests::segment_count_test {

using namespace pondlab::experiment;

namespace {

constexpr engine::Day days = 30;

struct Pond {
  explicit Pond(std::uint64_t number) {
    const auto make = [&](ArmKey key, bool with_campaign) {
      RandomScenario drawn = random_scenario(number, {800, days});
      if (!with_campaign) drawn.campaign.clear();
      arms.push_back(make_arm(std::move(key), std::move(drawn.setup), std::move(drawn.campaign)));
    };
    make({"base", {}}, true);
    make({"none", {}}, false);
    for (const engine::SegmentPlan& segment : arms.front().plan->segments)
      segments.push_back(segment.segment->id);
    for (const engine::CampaignEntry& entry : arms.front().plan->campaign)
      mechanisms.push_back(entry.id);
  }

  Experiment run(std::vector<Question> questions) const {
    Experiment experiment(arms, std::move(questions), {}, 5, 1);
    const Worker worker(arms, 5);
    while (const auto unit = experiment.next_work()) experiment.accept(*worker.run(*unit));
    return experiment;
  }

  Question question(const engine::Measure& measure, const std::string& segment) const {
    return {&measure, "base", measure.of_mechanism ? mechanisms : std::vector<std::string>{},
            3,        days,   segment};
  }

  std::vector<Arm> arms;
  std::vector<std::string> segments, mechanisms;
};

/// Whether the values of two groups add up to the value of both.
bool adds_up(const engine::Measure& measure) {
  return (measure.unit == engine::MeasureUnit::count ||
          measure.unit == engine::MeasureUnit::money) &&
         measure.key != "order_value" && measure.twin != engine::Twin::without_mechanism;
}

} // namespace

TEST_CASE("Measures of segments add up to the whole") {
  int several = 0;
  for (std::uint64_t number = 1; number <= 6; ++number) {
    const Pond pond(number);
    if (pond.mechanisms.empty()) continue;
    several += pond.segments.size() > 1;
    std::vector<Question> questions;
    std::vector<const engine::Measure*> measures;
    for (const engine::Measure& measure : engine::measures()) {
      if (!measure.of_people || !adds_up(measure)) continue;
      measures.push_back(&measure);
      questions.push_back(pond.question(measure, ""));
      for (const std::string& segment : pond.segments)
        questions.push_back(pond.question(measure, segment));
    }
    const Experiment experiment = pond.run(questions);
    for (std::size_t m = 0; m < measures.size(); ++m) {
      const std::size_t whole = m * (pond.segments.size() + 1);
      double sum = 0;
      for (std::size_t s = 1; s <= pond.segments.size(); ++s)
        sum += *experiment.answer(whole + s, 0);
      INFO(number << ": " << measures[m]->key);
      CHECK(sum == *experiment.answer(whole, 0));
    }
  }
  CHECK(several > 0);
}

TEST_CASE("A segment's conversion is its payers over its visitors") {
  const Pond pond(2);
  std::vector<Question> questions;
  for (const char* const key : {"order_value", "paid_sales", "orders"})
    questions.push_back(pond.question(*engine::find_measure(key), pond.segments.back()));
  const Experiment experiment = pond.run(questions);
  REQUIRE(*experiment.answer(2, 0) > 0);
  CHECK(std::abs(*experiment.answer(0, 0) - *experiment.answer(1, 0) / *experiment.answer(2, 0)) <
        1e-9);
}

TEST_CASE("Counting segments changes nothing of the run") {
  const Pond pond(3);
  const engine::Measure& orders = *engine::find_measure("orders");
  const Experiment plain = pond.run({pond.question(orders, "")});
  const Experiment counted =
      pond.run({pond.question(orders, ""), pond.question(orders, pond.segments.front())});
  for (std::size_t arm = 0; arm < pond.arms.size(); ++arm) {
    CHECK(plain.fingerprint(arm).days == counted.fingerprint(arm).days);
    CHECK(plain.fingerprint(arm).states == counted.fingerprint(arm).states);
  }
  CHECK(plain.answer(0, 0) == counted.answer(0, 0));
}

TEST_CASE("Segments travel in bytes, and results without them are refused") {
  const Pond pond(3);
  const engine::Measure& orders = *engine::find_measure("orders");
  const std::vector<Question> questions = {pond.question(orders, pond.segments.front())};
  Experiment experiment(pond.arms, questions, {}, 5, 1), other(pond.arms, questions, {}, 5, 1);
  const Worker worker(pond.arms, 5);
  const WorkItem unit = work_item_from(to_bytes(*experiment.next_work()));
  REQUIRE(unit.segments.size() == 1);

  WorkItem plain = unit;
  plain.segments.clear();
  CHECK_THROWS_AS(experiment.accept(*worker.run(plain)), Error);
  WorkResult result = *worker.run(unit);
  WorkResult torn = result;
  torn.arms[0].segments.clear();
  CHECK_THROWS_AS(experiment.accept(torn), Error);
  CHECK_THROWS_AS(work_result_from(to_bytes(torn)), Error);
  CHECK(experiment.done() == 0);

  experiment.accept(to_bytes(result));
  other.accept(result);
  CHECK(experiment.answer(0, 0) == other.answer(0, 0));
}

TEST_CASE("A segment that a strategy lacks is refused") {
  const Pond pond(3);
  Question question = pond.question(*engine::find_measure("orders"), "nobody");
  CHECK_THROWS_AS(Experiment(pond.arms, {question}, {}, 5, 1), Error);
}

} // namespace pondlab::tests::segment_count_test
