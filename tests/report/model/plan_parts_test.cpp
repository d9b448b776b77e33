#include "report/model/plan_parts.hpp"

#include "support/files.hpp"
#include "support/repository.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

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
}

TEST_CASE("A funnel leaves out what nobody came to") {
  const auto mean = [](double value) { return experiment::Estimate{.n = 1, .mean = value}; };
  const FunnelRow row{"sms", {mean(100), mean(40), mean(0), mean(0), mean(0), mean(0), mean(2)}};
  const DocumentTable table = funnel_table(Language::zh, "发全员", {row});
  CHECK(table.head == std::vector<std::string>{"", "触达人数", "看到的人数", "看板订单"});
  REQUIRE(table.rows.size() == 1);
  CHECK(table.rows[0][0].text == "短信");
  CHECK(funnel_table(Language::zh, "", {{"sms", std::vector(7, mean(0))}}).rows.empty());
}

} // namespace pondlab::tests::plan_parts_test
