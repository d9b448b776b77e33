// What people read of the items of a file's lists, and of its strategies.
#include "scenario/file/compile.hpp"
#include "scenario/files.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pondlab::tests::item_names_test {

using namespace pondlab::scenario;
using engine::name_of;

namespace {

Scenario plan() {
  const auto read = scenario::read(R"({
    "format_version": 1,
    "horizon": {"start": "2020-02-01", "days": 30},
    "segments": [
      {"id": "loyal", "name": {"zh": "老客", "en": "Loyal"}, "members": 100, "sea": 10},
      {"id": "new", "name": "新人 New", "members": 100},
      {"id": "others", "members": 100}
    ],
    "products": [{"id": "coat", "name": {"zh": "大衣"}}],
    "stores": [{"id": "north", "name": {"zh": "北区", "en": "North"}}],
    "inflow": [{"id": "till", "name": {"zh": "收银台", "en": "Till"}, "segment": "loyal"}],
    "calendar": [{"id": "cny", "name": {"zh": "春节"}, "from": "2020-02-01", "to": "2020-02-03"}],
    "shocks": [{"id": "shut", "name": {"en": "Shut"}, "from": "2020-02-05", "to": "2020-02-09"}],
    "campaign": {"sms": {}},
    "strategies": {
      "called": {"name": {"zh": "有名字", "en": "Called"}, "campaign": {"sms": {"seen": 0.2}}},
      "uncalled": {"segments": [
        {"id": "loyal", "members": 100},
        {"id": "third", "name": {"zh": "第三批", "en": "Third"}, "members": 10}
      ]}
    }
  })",
                                   "t.json");
  INFO(rendered(read.diagnostics));
  REQUIRE(read);
  return *read.value;
}

} // namespace

TEST_CASE(
    "Items of all lists go by their names, in the other language's where there is one alone") {
  const engine::Setup setup = plan().setup;
  CHECK(name_of(setup.segments[0], Language::zh) == "老客");
  CHECK(name_of(setup.segments[0], Language::en) == "Loyal");
  CHECK(name_of(setup.segments[1], Language::zh) == "新人 New");
  CHECK(name_of(setup.segments[1], Language::en) == "新人 New");
  CHECK(name_of(setup.products[0], Language::en) == "大衣");
  CHECK(name_of(setup.stores[0], Language::en) == "North");
  CHECK(name_of(setup.inflow[0], Language::zh) == "收银台");
  CHECK(name_of(setup.calendar[0], Language::en) == "春节");
  CHECK(name_of(setup.shocks[0], Language::zh) == "Shut");
}

TEST_CASE("Without a name it is the id") {
  CHECK(name_of(plan().setup.segments[2], Language::zh) == "others");
}

TEST_CASE("A segment has the name that the base or a strategy gives it") {
  const Scenario scenario = plan();
  CHECK(scenario.segment_name("loyal", Language::zh) == "老客");
  CHECK(scenario.segment_name("third", Language::en) == "Third");
  CHECK(scenario.segment_name("others", Language::en) == "others");
  CHECK(scenario.segment_name("nobody", Language::en) == "nobody");
  CHECK(name_of(compile(scenario, "uncalled").setup.segments[1], Language::zh) == "第三批");
}

TEST_CASE("A strategy in a sentence goes by its name in the sentence's language") {
  const Scenario scenario = plan();
  const auto said = [&](std::string_view strategy, Language language) {
    return text(language, "cli.reproduce.without",
                {scenario.strategy_argument(strategy), {"mechanisms", "x"}});
  };
  CHECK(said("called", Language::zh) == "有名字（去掉x）");
  CHECK(said("called", Language::en) == "Called without x");
  CHECK(said("uncalled", Language::en) == "uncalled without x");
  CHECK(said("none", Language::en) == "no campaign without x");
  CHECK(said("nothing", Language::en) == "nothing without x");
}

TEST_CASE("What is declared is found by kind of reference, valid or not") {
  const Scenario scenario = plan();
  const auto names = [&](engine::Reference kind, Language language) {
    std::string all;
    for (const DeclaredItem& item : declared_items(*scenario.root, kind, language))
      all += item.id + "=" + item.name + " ";
    return all;
  };
  CHECK(names(engine::Reference::segment, Language::en) ==
        "loyal=Loyal new=新人 New others=others ");
  CHECK(names(engine::Reference::community_group, Language::zh) == "north=北区 ");
  CHECK(names(engine::Reference::product, Language::zh) == "coat=大衣 ");
  CHECK(names(engine::Reference::measure, Language::zh).empty());
}

} // namespace pondlab::tests::item_names_test
