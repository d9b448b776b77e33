#include "scenario/file/usual_doubts.hpp"

#include "experiment/run/parameter_draw.hpp"
#include "experiment/run/parameter_points.hpp"
#include "scenario/file/compile.hpp"
#include "scenario/file/parameter_uncertainty.hpp"

#include "support/files.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <set>

namespace pondlab::tests::usual_doubts_test {

using scenario::ParameterUncertainty;
using scenario::Scenario;

namespace {

Scenario scenario_of(const std::string& text) {
  auto read = scenario::read(text, "small.json");
  REQUIRE(read);
  return std::move(*read.value);
}

/// The small scenario with `members` before its horizon.
Scenario with(const std::string& members) {
  return scenario_of(replaced(small_scenario(), R"("horizon":)", members + R"("horizon":)"));
}

std::vector<std::string> usual_of(const Scenario& scenario) {
  std::vector<std::string> paths;
  for (const ParameterUncertainty& doubt : scenario.header.doubts)
    if (doubt.usual) paths.push_back(doubt.parameter);
  return paths;
}

/// So many doubts about how many people segments have, in the pool and outside.
std::string many_doubts(std::size_t count) {
  std::string list;
  for (std::size_t i = 0; i < count; ++i)
    list += (i == 0 ? "" : ", ") + std::string(R"({"parameter": "$.segments[)") +
            std::to_string(i / 2) + (i % 2 == 0 ? "].members" : "].sea") +
            R"(", "low": 10, "high": 20})";
  return list;
}

} // namespace

TEST_CASE("each usual doubt is about a number and within its range") {
  const Scenario small = with("");
  std::set<std::string_view> paths;
  for (const scenario::UsualDoubt& usual : scenario::usual_doubts()) {
    const auto number = scenario::find_number(small, usual.parameter);
    REQUIRE(number);
    CHECK(number->path.text() == usual.parameter);
    CHECK(number->min <= usual.low);
    CHECK(usual.low < usual.high);
    CHECK(usual.high <= number->max);
    CHECK(paths.insert(usual.parameter).second);
    CHECK(has_text(Language::zh, "source." + std::string(usual.source)));
  }
}

TEST_CASE("what nobody measured is in doubt where there is a campaign") {
  CHECK(usual_of(with("")).size() == scenario::usual_doubts().size());
  const Scenario bare = scenario_of(R"({"format_version": 1,
    "horizon": {"start": "2025-03-01", "days": 5},
    "segments": [{"id": "all", "members": 50}]})");
  CHECK(bare.header.doubts.empty());
}

TEST_CASE("a doubt of the file's own stands in the place of the usual one") {
  const Scenario own = with(R"("doubts": [
    {"parameter": "$[\"response\"].tolerance", "low": 1, "high": 2, "source": "own test"}],)");
  REQUIRE(own.header.doubts.size() == scenario::usual_doubts().size());
  CHECK_FALSE(own.header.doubts.front().usual);
  CHECK(own.header.doubts.front().high == 2);
  const std::vector<std::string> usual = usual_of(own);
  CHECK(std::ranges::count(usual, "$.response.tolerance") == 0);
}

TEST_CASE("a usual doubt changes no draw of another, and reaches what a strategy sets itself") {
  const Scenario both = with(R"("doubts": [
    {"parameter": "$.campaign.sms.cost", "low": 0.01, "high": 0.06}],)");
  const std::vector<ParameterUncertainty> first = {both.header.doubts.front()};
  const auto alone = experiment::draw_parameters(first, 9, 3);
  const auto all = experiment::draw_parameters(both.header.doubts, 9, 3);
  CHECK(all.front().value == alone.front().value);

  const Scenario set = scenario_of(replaced(small_scenario(), R"("strategies": {)",
                                            R"("strategies": {
    "hardy": {"response": {"tolerance": 9}},)"));
  CHECK(scenario::compile(set, "hardy").setup.response.tolerance == 9);
  CHECK(scenario::compile(set, "hardy", {{"$.response.tolerance", 2.5}}).setup.response.tolerance ==
        2.5);
}

TEST_CASE("with sixty doubts of the file there is no room for usual ones") {
  std::string segments;
  for (int i = 0; i < 30; ++i)
    segments += (i == 0 ? "" : ", ") + std::string(R"({"id": "s)") + std::to_string(i) +
                R"(", "members": 15})";
  const auto scenario_with = [&](std::size_t doubts) {
    return scenario_of(
        replaced(small_scenario(), R"("segments": [{"id": "members", "members": 3000}])",
                 R"("segments": [)" + segments + R"(], "doubts": [)" + many_doubts(doubts) + "]"));
  };
  for (const std::size_t own : {58U, 60U}) {
    const Scenario full = scenario_with(own);
    CHECK(full.header.doubts.size() == scenario::most_doubts);
    CHECK(usual_of(full).size() == scenario::most_doubts - own);
    const experiment::ParameterPoints points(full, 1);
    // Walks lie beside each other, none reaching into the next.
    CHECK(points.walks().steps() <= 64);
    CHECK(points.assignments(experiment::walk_point(1, 0)).size() == scenario::most_doubts);
  }
}

} // namespace pondlab::tests::usual_doubts_test
