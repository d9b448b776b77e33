// Strategies and campaigns that are made, copied, renamed and taken out, and edited where they
// show.
#include "workbench/session/session.hpp"

#include "scenario/json/edit.hpp"
#include "support/shipped.hpp"
#include "support/workbenches.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>

namespace pondlab::tests::session_structure_test {

using workbench::Edited;
using workbench::PlanDocument;

namespace {

const std::string face = "$.campaign.sms.coupon.face";

std::string text_of(const std::string& name) {
  for (const Shipped& one : shipped_scenarios())
    if (one.name == name) return one.text;
  throw std::invalid_argument(name);
}

struct Sms : SessionFixture {
  Sms() : SessionFixture(text_of("example-sms")) {}

  const PlanDocument& plan() const { return session.plan(); }
  double shown(const std::string& path) const {
    return plan().find(*scenario::Path::parse(path))->as_real().value();
  }
  double base(const std::string& path) const {
    return plan().document().find(path)->as_real().value();
  }
};

} // namespace

TEST_CASE("Forms show and change the strategy on show") {
  Sms sms;
  const scenario::Path path = *scenario::Path::parse(face);
  CHECK_FALSE(sms.plan().differs(path));
  sms.session.choose_strategy("plain");
  CHECK(sms.shown(face) == 0);
  CHECK(sms.plan().differs(path));
  CHECK(sms.session.edit(face, "80") == Edited::done);
  CHECK(sms.shown(face) == 80);
  CHECK(sms.base(face) == 40);
  CHECK(sms.session.take_base_value(face) == Edited::done);
  CHECK(sms.shown(face) == 40);
  CHECK_FALSE(sms.plan().differs(path));
  sms.session.undo();
  CHECK(sms.shown(face) == 80);
  CHECK(sms.session.edit(face, "30", scenario::ChangeFor::all) == Edited::done);
  CHECK(sms.base(face) == 30);
  CHECK(sms.shown(face) == 30);
}

TEST_CASE("What is wrong with a strategy is found at the field that shows it") {
  Sms sms;
  sms.session.choose_strategy("plain");
  sms.session.edit(face, "-1");
  REQUIRE(sms.plan().diagnostics().size() == 1);
  CHECK(sms.plan().shown_path(sms.plan().diagnostics().front()) == face);
  CHECK(sms.shown(face) == -1);
  sms.session.choose_strategy("base");
  CHECK(sms.plan().shown_path(sms.plan().diagnostics().front()) ==
        "$.strategies.plain.campaign.sms.coupon.face");
}

TEST_CASE("A copied strategy is shown, is the same, and goes on by itself") {
  Sms sms;
  sms.session.choose_strategy("plain");
  CHECK(sms.session.copy_strategy("SMS, ¥20") == Edited::done);
  CHECK(sms.plan().strategy() == "plan_2");
  CHECK(sms.plan().strategy_name("plan_2", Language::en) == "SMS, ¥20");
  sms.session.edit(face, "20");
  CHECK(sms.shown(face) == 20);
  CHECK(sms.session.rename_strategy("plan_2", "二十元", Language::zh) == Edited::done);
  CHECK(sms.plan().strategy_name("plan_2", Language::zh) == "二十元");
  sms.session.choose_strategy("plain");
  CHECK(sms.shown(face) == 0);
  CHECK(sms.session.delete_strategy("plan_2") == Edited::done);
  CHECK(sms.plan().study());
  CHECK(sms.session.delete_strategy("base") == Edited::unreadable);
}

TEST_CASE("The plan's own campaign has a name of its own, and is edited as before") {
  Sms sms;
  sms.session.choose_strategy("base");
  CHECK(sms.session.rename_strategy("base", "满减短信", Language::zh) == Edited::done);
  REQUIRE(sms.plan().study());
  CHECK(sms.plan().strategy() == "base");
  CHECK(!sms.plan().is_patched());
  CHECK(sms.plan().strategy_name("base", Language::zh) == "满减短信");
  CHECK(sms.plan().strategy_name("base", Language::en) == "To everybody, with a coupon"); // stays
  CHECK(std::ranges::count(sms.plan().strategies(), "base") == 1);
  sms.session.edit(face, "25");
  CHECK(sms.base(face) == 25);
  sms.session.choose_strategy("sleepers");
  CHECK(sms.shown(face) == 25); // the base was edited, not a patch on itself
  CHECK(sms.session.delete_strategy("base") == Edited::unreadable);
  sms.session.edit("$.horizon.days", "0"); // what cannot be run keeps its names
  CHECK(!sms.plan().study());
  CHECK(sms.plan().strategy_name("base", Language::zh) == "满减短信");
  CHECK(std::ranges::count(sms.plan().strategies(), "base") == 1);
}

TEST_CASE("Taking out the strategy on show shows the plan's own, and nothing refers to it") {
  Sms sms;
  sms.session.choose_strategy("sleepers");
  CHECK(sms.session.delete_strategy("sleepers") == Edited::done);
  CHECK(sms.plan().strategy() == "base");
  CHECK(sms.plan().study());
  CHECK(sms.session.loose_ends().expectations > 0);
  sms.session.undo();
  CHECK(sms.plan().study()->scenario.find("sleepers"));
}

TEST_CASE("A mechanism is copied beside itself and taken out with what hangs on it") {
  Sms sms;
  CHECK(sms.session.copy_mechanism("sms") == Edited::done);
  CHECK(sms.session.added() == "sms#2");
  CHECK(sms.plan().study());
  CHECK(sms.session.remove_mechanism("sms#2") == Edited::done);
  CHECK_FALSE(sms.session.loose_ends().changed());
  CHECK(sms.session.delete_strategy("plain") == Edited::done);
  CHECK(sms.session.delete_strategy("sleepers") == Edited::done);
  CHECK(sms.session.remove_mechanism("sms") == Edited::done);
  CHECK(sms.plan().study());
  CHECK(sms.session.loose_ends().levers == 2);
}

TEST_CASE("A bar of the calendar is moved for the strategy on show, in one change") {
  Sms sms;
  sms.session.choose_strategy("plain");
  const std::string from = "$.campaign.sms.schedule.from";
  const auto date = [&] {
    return std::string(*sms.plan().find(*scenario::Path::parse(from))->as_string());
  };
  const std::string before = date();
  CHECK(sms.session.shift_period("sms", {3, 3}, scenario::ChangeFor::strategy) == Edited::done);
  CHECK(date() != before);
  CHECK(*sms.plan().document().find(from)->as_string() == before);
  REQUIRE(sms.plan().campaign().size() == 1);
  CHECK(sms.plan().campaign()[0].spans[0].from == sms.plan().campaign()[0].period->first);
  sms.session.undo();
  CHECK(date() == before);
  CHECK(sms.session.shift_period("no_such", {3, 3}, scenario::ChangeFor::all) ==
        Edited::unreadable);
}

TEST_CASE("No campaign has nothing to add to, but where the plan has none of its own") {
  Sms sms;
  sms.session.choose_strategy("none");
  CHECK(sms.session.add_mechanism("sms", scenario::Node::object()) == Edited::unreadable);
  SessionFixture cdnow(text_of("cdnow"));
  REQUIRE(cdnow.session.plan().strategy() == "none");
  CHECK(cdnow.session.add_mechanism("sms", scenario::Node::object()) == Edited::done);
  CHECK(cdnow.session.plan().strategy() == "base");
}

} // namespace pondlab::tests::session_structure_test
