// Which numbers of a campaign a search may be left to move, and how far.
#include "workbench/session/levers.hpp"

#include "experiment/study/search.hpp"
#include "scenario/json/canonical.hpp"
#include "scenario/json/edit.hpp"
#include "scenario/parameters/description.hpp"
#include "support/shipped.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace pondlab::tests::levers_test {

using namespace workbench;

namespace {

scenario::Scenario shipped(const std::string& name) {
  for (const Shipped& one : shipped_scenarios())
    if (one.name == name) return *scenario::read(one.text, one.name).value;
  throw std::invalid_argument(name);
}

std::vector<std::string> paths(const std::vector<MovableNumber>& numbers) {
  std::vector<std::string> all;
  for (const MovableNumber& number : numbers) all.push_back(number.path);
  return all;
}

scenario::Scenario with_search(const scenario::Scenario& scenario, scenario::NodePtr search) {
  const auto root = with_value(scenario.root, scenario::Path() / "search", std::move(search));
  auto read = scenario::read(scenario::canonical_text(*root), scenario.file);
  for (const Diagnostic& finding : read.diagnostics) INFO(to_text(finding, Language::en));
  REQUIRE(read.value);
  return std::move(*read.value);
}

} // namespace

TEST_CASE("What the brand decides on can be moved; what the world answers cannot") {
  const auto sms = shipped("example-sms");
  const auto numbers = paths(movable_numbers(sms, "base"));
  CHECK(numbers == std::vector<std::string>{"$.campaign.sms.coupon.threshold",
                                            "$.campaign.sms.coupon.validity"});
  CHECK(movable_numbers(sms, "none").empty());
  const auto wake_up = shipped("template-wake-up");
  const auto first = movable_numbers(wake_up, "base").front();
  CHECK(first.path == "$.campaign.sms.target.idle_min");
}

TEST_CASE("The usual levers of every shipped case make a plan that can be searched") {
  for (const Shipped& one : shipped_scenarios()) {
    INFO(one.name);
    const scenario::Scenario scenario = *scenario::read(one.text, one.name).value;
    const std::string strategy = scenario.default_strategy().id;
    if (strategy == scenario::none_strategy || !scenario.header.search.variables.empty()) continue;
    const auto levers = usual_levers(scenario, strategy);
    if (levers.empty()) continue;
    CHECK(levers.size() <= 4);
    const auto changed = with_search(scenario, with_usual_levers(scenario, strategy));
    CHECK(changed.header.search.variables.size() == levers.size());
    for (const scenario::DecisionVariable& lever : levers) {
      const LeverTrack track = track_of(changed, strategy, lever);
      REQUIRE(track.value);
      CHECK(track.low <= lever.low);
      CHECK(track.high >= lever.high);
      CHECK(track.step > 0);
    }
  }
}

TEST_CASE("A strategy's own levers move its plan") {
  const auto sms = shipped("template-wake-up");
  const auto changed = with_search(sms, with_usual_levers(sms, "guides"));
  CHECK(changed.header.search.strategies == std::vector<std::string>{"guides"});
  for (const scenario::DecisionVariable& lever : changed.header.search.variables)
    CHECK(track_of(changed, "guides", lever).value);
}

TEST_CASE("One thing of a search is changed at a time, and an empty one goes") {
  auto sms = shipped("example-sms");
  CHECK(spend_limit(sms) == 20'000);
  sms = with_search(sms, with_spend_limit(*sms.root, 5'000));
  CHECK(spend_limit(sms) == 5'000);
  sms = with_search(sms, with_spend_limit(*sms.root, {}));
  CHECK_FALSE(spend_limit(sms));
  sms = with_search(sms, with_against(*sms.root, "fatigue"));
  CHECK(sms.header.search.against == "fatigue");
  const std::string face = sms.header.search.variables.front().parameter;
  sms = with_search(sms, with_lever(*sms.root, {face, 20, 80, 10}));
  REQUIRE(sms.header.search.variables.size() == 2);
  CHECK(sms.header.search.variables.front().high == 80);
  sms = with_search(sms, without_lever(*sms.root, face));
  CHECK(sms.header.search.variables.size() == 1);
}

} // namespace pondlab::tests::levers_test
