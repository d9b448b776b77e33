#include "report/model/plan_parts.hpp"

#include "support/files.hpp"
#include "support/repository.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <algorithm>

namespace pondlab::tests::plan_parts_test {

using namespace pondlab::report;
using Catch::Matchers::ContainsSubstring;

namespace {

scenario::Scenario example() {
  const auto read = scenario::read(content_of_file(repository_file("scenarios/example-sms.json")),
                                   "example-sms.json");
  REQUIRE(read);
  return *read.value;
}

experiment::Manifest built_by(std::string compiler, std::string instruction_set) {
  experiment::Manifest manifest;
  manifest.compiler = std::move(compiler);
  manifest.instruction_set = std::move(instruction_set);
  return manifest;
}

} // namespace

TEST_CASE("A report names its author and date where they are known, and nothing else") {
  scenario::Scenario plan = example();
  CHECK(byline(Language::en, plan, {}).empty());
  plan.header.author = "Lin";
  CHECK(byline(Language::en, plan, {}) == "By Lin");
  CHECK(byline(Language::zh, plan, engine::parse_date("2021-03-08")) ==
        "作者：Lin · 报告日期：2021-03-08");
}

TEST_CASE("An engine is named as a person would, without its compiler") {
  CHECK(engine_name(Language::en, built_by("emscripten 3.1.69", "base")) ==
        "WebAssembly in the browser");
  CHECK(engine_name(Language::en, built_by("gcc 12.2.0", "v3")) == "this machine (AVX2)");
  CHECK(engine_name(Language::zh, built_by("gcc 12.2.0", "base")) == "本机");
}

TEST_CASE("Assumptions are those that the file tells of, and how many there are besides") {
  const scenario::Scenario plan = example();
  const DocumentTable table = assumptions_table(Language::zh, plan);
  REQUIRE(table.rows.size() == 4);
  CHECK(table.rows[1][0].text == "短信 · 阅读率");
  CHECK(table.rows[1][1].text == "25%"); // its default: the file does not give it
  CHECK(table.rows[1][2].text == "5%～30%");
  CHECK_THAT(table.note, ContainsSubstring(std::to_string(plan.header.doubts.size() - 4)));
  CHECK(table.rows[1][3].text == plan.header.doubts[1].source.zh);
  CHECK(assumptions_table(Language::en, plan).rows[1][3].text == plan.header.doubts[1].source.en);
}

TEST_CASE("A funnel is the mean of a run, and leaves out what nobody came to") {
  const experiment::Study study = study_of(small_scenario());
  const experiment::Experiment experiment = run(study);
  const DocumentTable table = funnel_table(Language::zh, "发全员", experiment, 0);
  REQUIRE(table.rows.size() == 1);
  CHECK(table.head[1] == "触达");
  CHECK(table.rows[0][0].text == "短信");
  CHECK(std::ranges::find(table.head, "进直播间") == table.head.end());
  for (int step = 1; step < 3; ++step)
    CHECK(funnel_mean(experiment, 0, 0, funnel_steps[static_cast<std::size_t>(step)]) <=
          funnel_mean(experiment, 0, 0, funnel_steps[0]));
}

} // namespace pondlab::tests::plan_parts_test
