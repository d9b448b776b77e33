#include "support/builds.hpp"
#include "support/generated_scenario.hpp"

#include "engine/world/world.hpp"
#include "experiment/run/parameter_points.hpp"
#include "experiment/run/work_queue.hpp"
#include "experiment/study/study.hpp"
#include "scenario/file/compile.hpp"
#include "support/repository.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace pondlab::tests::generated_test {

// What holds of every valid scenario. PONDLAB_GENERATED=FOLDER keeps their texts there, for other
// builds and other programs to be held against.

namespace {

scenario::Scenario scenario_of(const std::string& text) {
  auto read = scenario::read(text, "generated.json");
  REQUIRE(read);
  return std::move(*read.value);
}

void keep(std::uint64_t number, const std::string& text) {
  if (const char* folder = std::getenv("PONDLAB_GENERATED"))
    std::ofstream(std::filesystem::path(folder) / ("generated-" + std::to_string(number) + ".json"))
        << text;
}

/// The run to its end, whose invariants hold each day and which goes on alike from a snapshot, with
/// several workers.
std::uint64_t checked_hash(const experiment::Arm& arm, std::uint64_t seed) {
  engine::World world(arm.plan, seed, 0);
  engine::Snapshot half_way;
  static const auto thread_pool = std::make_shared<engine::ThreadPool>(3);
  while (!world.at_end()) {
    world.step();
    const auto broken = world.broken_invariant();
    INFO((broken ? *broken : ""));
    REQUIRE(!broken);
    REQUIRE(world.state().ledger.balanced(world.day() - 1));
    if (world.day() == arm.plan->day_count() / 2) half_way = world.snapshot();
  }
  engine::World again(arm.plan, seed, 0);
  again.restore(half_way);
  again.use_threads(thread_pool);
  again.run_to(arm.plan->day_count());
  CHECK(again.day_hashes() == world.day_hashes());
  CHECK(again.state_hash() == world.state_hash());
  std::uint64_t hash = world.state_hash();
  for (const std::uint64_t day : world.day_hashes()) hash = engine::mix64(hash, day);
  return hash;
}

/// Whatever is expected is judged, with an interval around its value where there is one.
void check_judged(const experiment::Study& study, const experiment::Experiment& experiment,
                  std::size_t i) {
  const experiment::ExpectationOutcome outcome = assess(study, experiment, i);
  INFO(study.expectations[i].expectation.measure);
  CHECK(outcome.assessment.verdict != experiment::Verdict::skipped);
  CHECK(std::isfinite(outcome.estimate.mean));
  CHECK(outcome.estimate.n + outcome.estimate.undefined == experiment.done());
  if (!outcome.estimate.has_interval()) return;
  CHECK(outcome.estimate.low() <= outcome.estimate.mean);
  CHECK(outcome.estimate.high() >= outcome.estimate.mean);
}

/// The golden: a sum over the first so many scenarios, in lines of number and sum.
std::string approved(std::uint64_t count) {
  std::istringstream lines(
      tests::content_of_file(tests::repository_file("tests/golden/generated.txt")));
  std::string number, sum;
  while (lines >> number >> sum)
    if (number == std::to_string(count)) return sum;
  return "none";
}

} // namespace

TEST_CASE(
    "Valid scenarios run: every day's invariants hold, snapshots go on alike, sums are known") {
  std::uint64_t sum = 0;
  std::string sums;
  for (std::uint64_t number = 0; number < tests::generated_scenarios(); ++number) {
    INFO("generated scenario " << number);
    const std::string text = tests::generated_scenario(number);
    keep(number, text);
    const scenario::Scenario scenario = scenario_of(text);
    for (const scenario::Strategy& strategy : scenario.strategies)
      sum += checked_hash(experiment::compile_arm(scenario, {strategy.id, {}}), number);
    if (number + 1 == 40 || number + 1 == 200) {
      std::ostringstream hex;
      hex << std::hex << sum;
      sums += std::to_string(number + 1) + " " + hex.str() + "\n";
      if (!std::getenv("PONDLAB_APPROVE")) CHECK(hex.str() == approved(number + 1));
    }
  }
  if (std::getenv("PONDLAB_APPROVE") && tests::generated_scenarios() >= 200)
    std::ofstream(tests::repository_file("tests/golden/generated.txt")) << sums;
}

TEST_CASE("Valid scenarios compile wherever in their ranges doubtful parameters lie") {
  int doubtful = 0;
  const std::uint64_t step = is_slow_build() ? 10 : 1;
  for (std::uint64_t number = 0; number < tests::generated_scenarios(); number += step) {
    INFO("generated scenario " << number);
    const scenario::Scenario scenario = scenario_of(tests::generated_scenario(number));
    const auto& doubts = scenario.header.doubts;
    if (doubts.empty()) continue;
    ++doubtful;
    const experiment::ParameterPoints points(scenario, number);
    for (const scenario::Strategy& strategy : scenario.strategies)
      for (std::uint32_t m = 1; m <= 2; ++m)
        CHECK_NOTHROW(points.arm({strategy.id, {}}, experiment::draw_point(m)));
    // All corners of a few doubts; of many some 16, among which each has both its ends.
    const unsigned corners = 1u << doubts.size();
    for (unsigned corner = 0; corner < corners; corner += corners / 16 | 1) {
      std::vector<scenario::Assignment> values;
      for (std::size_t i = 0; i < doubts.size(); ++i)
        values.push_back({doubts[i].parameter, corner >> i & 1 ? doubts[i].high : doubts[i].low});
      for (const scenario::Strategy& strategy : scenario.strategies)
        CHECK_NOTHROW(scenario::compile(scenario, strategy.id, values));
    }
  }
  CHECK(doubtful >= static_cast<int>(tests::generated_scenarios() / step / 5));
}

TEST_CASE("Valid scenarios give the same hashes and answers with one job and with several") {
  for (std::uint64_t number = 0; number < tests::generated_scenarios(); number += 4) {
    INFO("generated scenario " << number);
    const experiment::Study study = tests::study_of(tests::generated_scenario(number));
    const experiment::Experiment one = tests::run(study, 1), several = tests::run(study, 3);
    for (std::size_t arm = 0; arm < study.arms.size(); ++arm) {
      CHECK(one.fingerprint(arm).days == several.fingerprint(arm).days);
      CHECK(one.fingerprint(arm).states == several.fingerprint(arm).states);
    }
    for (std::size_t i = 0; i < study.questions.size(); ++i)
      for (int r = 0; r < one.replications(); ++r) CHECK(one.answer(i, r) == several.answer(i, r));
    for (std::size_t i = 0; i < study.expectations.size(); ++i) check_judged(study, one, i);
  }
}

TEST_CASE("Most of what is drawn is valid; what is not is told where") {
  int drawn = 0, several = 0;
  for (std::uint64_t number = 0; number < tests::generated_scenarios(); ++number) {
    int attempts = 0;
    const std::string text = tests::generated_scenario(number, &attempts);
    drawn += attempts;
    several += text.find("#2\"") != text.npos;
    for (int attempt = 0; attempt + 1 < attempts; ++attempt)
      for (const Diagnostic& finding :
           scenario::read(tests::drawn_scenario(number, attempt), "drawn.json").diagnostics)
        CHECK(finding.at.line > 0);
  }
  CHECK(drawn < 4 * static_cast<int>(tests::generated_scenarios()));
  CHECK(several > 0);
}

} // namespace pondlab::tests::generated_test
