// Beginning a mechanism in a plan that knows nothing of the example it comes from.
#include "workbench/session/starter.hpp"

#include "mechanisms/catalogue.hpp"
#include "scenario/json/edit.hpp"
#include "scenario/json/parse.hpp"
#include "support/builds.hpp"
#include "support/shipped.hpp"
#include "support/workbenches.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>

namespace pondlab::tests::starter_test {

namespace {

scenario::NodePtr example_of(std::string kind) {
  std::replace(kind.begin(), kind.end(), '_', '-');
  for (const Shipped& one : shipped_scenarios())
    if (one.name == "example-" + kind) return *scenario::parse(one.text, one.name).value;
  return nullptr;
}

} // namespace

TEST_CASE("Every mechanism can be added to every shipped plan, which then is valid") {
  std::size_t number = 0;
  for (const Shipped& plan : shipped_scenarios()) {
    SessionFixture fixture(plan.text);
    workbench::Session& session = fixture.session;
    for (const mechanisms::Kind& kind : mechanisms::catalogue()) {
      if (!affordable_case(number++, 5)) continue;
      const std::string name(kind.kind);
      INFO(plan.name << " + " << name);
      const scenario::NodePtr example = example_of(name);
      REQUIRE(example);
      REQUIRE(session.add_mechanism(name, workbench::starter(name, example.get())) ==
              workbench::Edited::done);
      CHECK(session.plan().study());
      CHECK(session.plan().find(scenario::Path() / "campaign" / session.added()));
      session.undo();
    }
  }
}

TEST_CASE("A starter keeps what the example shows, and not the example's days") {
  const scenario::NodePtr example = example_of("sms");
  const scenario::NodePtr entry = workbench::starter("sms", example.get());
  CHECK(entry->find("coupon"));
  const scenario::Node* schedule = entry->find("schedule");
  REQUIRE(schedule);
  CHECK(schedule->find("every_days"));
  CHECK_FALSE(schedule->find("from"));
  CHECK(workbench::starter("sms", nullptr)->members().empty());
}

} // namespace pondlab::tests::starter_test
