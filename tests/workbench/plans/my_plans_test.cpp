// What a session changes is kept at once; what it only looks at is not.
#include "workbench/plans/my_plans.hpp"

#include "scenario/json/canonical.hpp"
#include "support/studies.hpp"
#include "support/workbenches.hpp"

#include <catch2/catch_test_macros.hpp>

#include <map>
#include <string>

namespace pondlab::tests::my_plans_test {

using namespace workbench;

namespace {

const std::string face = "$.campaign.sms.coupon.face";

/// Keeps what it is given in memory.
class KeptInMemory final : public PlanStore {
public:
  struct Entry {
    std::string summary, plan;
  };
  std::map<std::string, Entry> entries;
  std::string claimed;
  std::int64_t time = 1'764'490'000'000;
  int puts = 0;

  std::string new_id() override { return "plan " + std::to_string(++ids_); }
  std::int64_t now() override { return time; }
  void put(const std::string& id, const std::string& summary, const std::string& plan) override {
    ++puts;
    entries[id].summary = summary;
    if (!plan.empty()) entries[id].plan = plan;
  }
  void copy(const std::string& from, const std::string& to, const std::string& summary) override {
    entries[to] = {summary, entries[from].plan};
  }
  void remove(const std::string& id) override { removed_ = entries.extract(id); }
  void bring_back(const std::string&) override { entries.insert(std::move(removed_)); }
  void claim(const std::string& id) override { claimed = id; }
  void release() override { claimed.clear(); }

  std::string list() const { return tests::list_of(entries); }

private:
  int ids_ = 0;
  std::map<std::string, Entry>::node_type removed_;
};

struct Desk {
  KeptInMemory store;
  MyPlans plans{store};
  SessionFixture fixture{tests::small_scenario()};
  Session& session = fixture.session;

  Desk() { open(); }
  void open() {
    session.open(tests::small_scenario(), "small.json", "example-sms");
    plans.opened(session);
    look();
  }
  void look() {
    plans.look(session, [] { return std::string("短信"); });
  }
  void edit(const std::string& value, std::int64_t later = 1'000) {
    store.time += later;
    REQUIRE(session.edit(face, value) == Edited::done);
    look();
  }
  StoredPlan kept(const std::string& id) const {
    return *read_stored_plan(store.entries.at(id).plan, "").value;
  }
  void reopen(const std::string& id, const std::string& copy_name = {}) {
    StoredPlan plan = kept(id);
    session.open(plan.document, plan.case_id);
    plans.opened(session, id, plan.versions, copy_name);
  }
};

} // namespace

TEST_CASE("A plan that was made is kept before anything is changed, under a name of its own") {
  Desk desk;
  for (const std::string name : {"服饰鞋包 · 拉复购", "服饰鞋包 · 拉复购 2"}) {
    desk.session.open(tests::small_scenario(), "apparel-repeat.json");
    desk.plans.made(desk.session, "服饰鞋包 · 拉复购");
    CHECK(desk.plans.name() == name);
    const std::string id = desk.plans.current();
    CHECK(desk.store.claimed == id);
    CHECK(desk.kept(id).document.text() == desk.session.plan().document().text());
    const int puts = desk.store.puts;
    desk.look();
    CHECK(desk.store.puts == puts);
  }
  CHECK(desk.plans.list().size() == 2);
  desk.edit("90"); // of the second, not of a copy
  CHECK(desk.plans.list().size() == 2);
}

TEST_CASE("A case becomes a plan with the first edit, which is kept at once") {
  Desk desk;
  CHECK(desk.plans.list().empty());
  CHECK(desk.store.puts == 0);
  desk.edit("90");
  REQUIRE(desk.plans.list().size() == 1);
  const std::string id = desk.plans.current();
  CHECK(desk.store.claimed == id);
  CHECK(desk.plans.name() == "短信");
  CHECK_FALSE(desk.plans.is_kept());
  desk.plans.take_outcome(StoreFailure::none);
  CHECK(desk.plans.is_kept());
  CHECK(desk.kept(id).document.text() == desk.session.plan().document().text());
  desk.session.undo();
  desk.look();
  CHECK(desk.kept(id).document.can_redo());
  const int puts = desk.store.puts;
  desk.look();
  CHECK(desk.store.puts == puts); // nothing has changed
}

TEST_CASE("Opening a case leaves the plan as it was") {
  Desk desk;
  desk.edit("90");
  const std::string id = desk.plans.current();
  const std::string kept = desk.store.entries[id].plan;
  desk.open();
  CHECK(desk.plans.current().empty());
  CHECK(desk.store.claimed.empty());
  CHECK(desk.store.entries[id].plan == kept);
  desk.edit("70");
  CHECK(desk.plans.list().size() == 2);
  CHECK(desk.plans.name() == "短信 2");
  CHECK(desk.store.entries[id].plan == kept);
}

TEST_CASE("A plan goes on under its id; a copy of one that is open elsewhere gets its own") {
  Desk desk;
  desk.edit("90");
  const std::string id = desk.plans.current();
  desk.open();
  desk.reopen(id);
  desk.edit("80");
  CHECK(desk.plans.list().size() == 1);
  CHECK(desk.session.plan().document().past().size() == 2);
  const std::string before = desk.store.entries[id].plan;
  desk.reopen(id, "短信 副本");
  CHECK(desk.plans.current().empty());
  CHECK(desk.plans.name() == "短信 副本");
  desk.edit("75");
  CHECK(desk.plans.list().size() == 2);
  CHECK(desk.plans.name() == "短信 副本");
  CHECK(desk.store.entries[id].plan == before);
}

TEST_CASE("Versions are the first state, and those that stood long or are far apart; ten of them") {
  Desk desk;
  constexpr std::int64_t minute = 60'000;
  desk.edit("90");
  REQUIRE(desk.plans.versions().size() == 1);
  CHECK(desk.plans.versions()[0].text ==
        scenario::Document::parse(tests::small_scenario(), "").value->text());
  desk.edit("91", minute);
  CHECK(desk.plans.versions().size() == 1);
  desk.edit("92", 60 * minute); // what stood for an hour
  CHECK(desk.plans.versions().size() == 2);
  for (int i = 0; i < 40; ++i) desk.edit(std::to_string(100 + i), 4 * minute);
  CHECK(desk.plans.versions().size() == 10);
  const StoredPlan kept = desk.kept(desk.plans.current());
  REQUIRE(kept.versions.size() == 10);
  for (std::size_t i = 0; i < 10; ++i)
    CHECK(kept.versions[i].text == desk.plans.versions()[i].text);
}

TEST_CASE("A verdict is kept with the plan, and is old once the plan is edited") {
  Desk desk;
  desk.edit("90");
  const std::string id = desk.plans.current();
  CHECK(desk.plans.find(id)->verdict.empty());
  desk.fixture.go_to(40);
  desk.look();
  CHECK_FALSE(desk.plans.find(id)->verdict.empty());
  CHECK_FALSE(desk.plans.find(id)->verdict_is_old);
  CHECK(read_plan_summary(desk.store.entries[id].summary, "").value->verdict.zh ==
        desk.plans.find(id)->verdict.zh);
  desk.edit("95");
  CHECK(desk.plans.find(id)->verdict_is_old);
}

TEST_CASE("Plans are renamed, duplicated, deleted and brought back") {
  Desk desk;
  desk.edit("90");
  const std::string id = desk.plans.current();
  desk.plans.rename(id, "  双11 ");
  CHECK(desk.plans.name() == "双11");
  desk.plans.rename(id, "  ");
  CHECK(desk.plans.name() == "双11");
  desk.store.time += 1'000;
  desk.plans.duplicate(id, "双11 副本");
  REQUIRE(desk.plans.list().size() == 2);
  const std::string copy = desk.plans.list()[0].id;
  CHECK(desk.store.entries[copy].plan == desk.store.entries[id].plan);
  desk.plans.remove(id);
  CHECK(desk.plans.list().size() == 1);
  CHECK_FALSE(desk.store.entries.contains(id));
  desk.plans.bring_back();
  CHECK(desk.plans.list().size() == 2);
  CHECK(desk.plans.current() == id);
  CHECK(desk.store.entries.contains(id));
  desk.edit("70");
  CHECK(desk.plans.list().size() == 2);
}

TEST_CASE("What the store lists is shown, damaged or not, and never loses the plan at hand") {
  Desk desk;
  desk.edit("90");
  const std::string id = desk.plans.current();
  desk.store.entries["broken"] = {"{\"pondlab_plan\": ", "?"};
  MyPlans others(desk.store);
  CHECK_FALSE(others.is_listed());
  others.take_list(desk.store.list());
  REQUIRE(others.list().size() == 2);
  CHECK(others.find(id)->name == "短信");
  CHECK(others.find("broken")->is_damaged());
  desk.plans.take_list("[]");
  REQUIRE(desk.plans.list().size() == 1); // another page deleted it: it is still worked on here
  desk.plans.take_list("no list [");
  CHECK(desk.plans.list().size() == 1);
  desk.plans.take_list("[1, [], [\"x\"], [\"y\", 3]]");
  CHECK(desk.plans.list().size() == 2);
}

TEST_CASE("Imported plans are added, whatever they are called") {
  Desk desk;
  desk.edit("90");
  const std::string id = desk.plans.current();
  const PlanSummary summary = *desk.plans.find(id);
  desk.plans.add({{summary, desk.kept(id)}, {summary, desk.kept(id)}});
  CHECK(desk.plans.list().size() == 3);
  CHECK(desk.plans.free_name("短信") == "短信 4");
  CHECK(desk.store.entries.size() == 3);
}

TEST_CASE("A store that refuses is known until it keeps again") {
  Desk desk;
  desk.edit("90");
  desk.plans.take_outcome(StoreFailure::full);
  CHECK(desk.plans.failure() == StoreFailure::full);
  CHECK_FALSE(desk.plans.is_kept());
  desk.plans.take_outcome(StoreFailure::none);
  CHECK(desk.plans.is_kept());
}

} // namespace pondlab::tests::my_plans_test
