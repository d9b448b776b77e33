// People and things have names in reports, in the reader's language.
#include "report/model/names.hpp"

#include "engine/world/world.hpp"
#include "report/model/parameter_text.hpp"
#include "report/model/strategy_text.hpp"
#include "report/model/support_text.hpp"
#include "report/people/event_sentence.hpp"
#include "report/people/people_report.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

namespace pondlab::tests::names_test {

using namespace pondlab::report;
using Catch::Matchers::ContainsSubstring;

namespace {

experiment::Study study() {
  return study_of(R"({
    "format_version": 1,
    "horizon": {"start": "2020-02-01", "days": 30},
    "segments": [
      {"id": "loyal", "name": {"zh": "老客", "en": "Regulars"}, "members": 100, "sea": 10},
      {"id": "others", "members": 100}
    ],
    "products": [{"id": "coat", "name": {"zh": "大衣", "en": "Coat"}}],
    "inflow": [{"id": "till", "name": {"zh": "收银台", "en": "Till"}, "segment": "loyal"}],
    "campaign": {"live_stream": {"products": ["coat"], "target": {"segments": ["loyal", "others"]}}},
    "strategies": {
      "ads": {"inflow": [
        {"id": "till", "name": {"zh": "收银台", "en": "Till"}, "segment": "loyal"},
        {"id": "feed", "name": {"zh": "投流", "en": "Ads"}, "segment": "loyal"}]},
      "many": {"inflow": [
        {"id": "a", "segment": "loyal"}, {"id": "b", "segment": "loyal"},
        {"id": "c", "segment": "loyal"}, {"id": "d", "segment": "loyal"},
        {"id": "e", "segment": "loyal"}]}
    },
    "expectations": [
      {"measure": "net_sales", "segment": "loyal", "at_least": 0},
      {"measure": "net_sales", "segment": "others", "at_least": 0}
    ]
  })");
}

std::string first_line(const scenario::Scenario& scenario, const char* strategy,
                       Language language) {
  return strategy_lines(language, scenario, *scenario.find(strategy)).front();
}

} // namespace

TEST_CASE("An expectation's people go by the segment's name, or its id") {
  const experiment::Study plan = study();
  const auto name = [&](std::size_t i, Language language) {
    return expectation_name(language, plan, plan.expectations[i]);
  };
  CHECK_THAT(name(0, Language::zh), ContainsSubstring("老客"));
  CHECK_THAT(name(0, Language::en), ContainsSubstring("Regulars"));
  CHECK_THAT(name(1, Language::zh), ContainsSubstring("others"));
}

TEST_CASE("A parameter in a list goes by the item's name, or its id") {
  const experiment::Study plan = study();
  const scenario::Node* root = plan.scenario.root.get();
  const auto name = [&](const char* path, Language language) {
    return parameter_name(language, path, root);
  };
  CHECK(name("$.segments[0].never_bought", Language::zh) == "人群 · 老客 · 从未下单占比");
  CHECK(name("$.segments[0].never_bought", Language::en) == "Segments · Regulars · Never bought");
  CHECK(name("$.segments[1].never_bought", Language::zh) == "人群 · others · 从未下单占比");
  CHECK(name("$.segments[7].never_bought", Language::zh) == "人群 8 · 从未下单占比");
  CHECK(name("$.campaign.live_stream.seen", Language::zh) ==
        parameter_name(Language::zh, "$.campaign.live_stream.seen"));
  CHECK_THAT(support_text(Language::zh, plan.scenario, "base",
                          {.rule = "endless_variance",
                           .subject = "$.segments[0].basket.person_shape",
                           .value = 1.5}),
             ContainsSubstring("老客"));
}

TEST_CASE("What refers to segments and goods names them") {
  const experiment::Study plan = study();
  const auto lines = strategy_lines(Language::zh, plan.scenario, *plan.scenario.find("base"));
  std::string all;
  for (const std::string& line : lines) all += line + "\n";
  CHECK_THAT(all, ContainsSubstring("大衣"));
  CHECK_THAT(all, ContainsSubstring("老客、others"));
}

TEST_CASE("A strategy with another list is told by the items' names, or how many there are") {
  const scenario::Scenario plan = study().scenario;
  CHECK_THAT(first_line(plan, "ads", Language::zh), ContainsSubstring("收银台 → 收银台、投流"));
  CHECK_THAT(first_line(plan, "ads", Language::en), ContainsSubstring("Till → Till, Ads"));
  CHECK_THAT(first_line(plan, "many", Language::en), ContainsSubstring("Till → 5"));
}

TEST_CASE("A person is called by the segment's name and a number, and is found so") {
  const experiment::Study study = names_test::study();
  const engine::Plan& plan = *study.arms.front().plan;
  for (const char* const name : {"loyal/17", "sea:loyal/3", "others/5"}) {
    const engine::PersonIndex person = *plan.find_person(name);
    CHECK(person_called(plan, name) == person);
    for (const Language language : {Language::zh, Language::en})
      CHECK(person_called(plan, person_text(language, plan, person)) == person);
  }
  CHECK(person_text(Language::zh, plan, *plan.find_person("loyal/17")) == "老客 17");
  CHECK(person_text(Language::en, plan, *plan.find_person("loyal/17")) == "Regulars 17");
  CHECK(person_text(Language::zh, plan, *plan.find_person("others/5")) == "others/5");
  CHECK(person_text(Language::zh, plan, std::string("nobody/5")) == "nobody/5");
  for (const char* const name : {"老客 100", "老客", "17", "", "老客 99999999999", "nobody 1"})
    CHECK_FALSE(person_called(plan, name));
}

TEST_CASE("A life says by which inflow it came") {
  const experiment::Study study = names_test::study();
  engine::TraceEvent event;
  event.kind = engine::TraceKind::joined;
  const engine::Plan& plan = *study.arms.front().plan;
  CHECK_THAT(EventSentences(plan, Language::zh, false).of(event), ContainsSubstring("收银台"));
  CHECK_THAT(EventSentences(plan, Language::en, false).of(event), ContainsSubstring("Till"));
}

} // namespace pondlab::tests::names_test
