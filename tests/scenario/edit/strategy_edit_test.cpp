// Changes under a strategy, lists of strategies, and what nothing refers to any more.
#include "scenario/edit/strategy_edit.hpp"

#include "scenario/edit/loose_ends.hpp"
#include "scenario/edit/strategy_list.hpp"
#include "scenario/json/canonical.hpp"
#include "scenario/json/edit.hpp"
#include "scenario/json/merge_patch.hpp"
#include "scenario/json/parse.hpp"
#include "support/shipped.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>

namespace pondlab::scenario::strategy_edit_test {

namespace {

NodePtr json(const std::string& text) { return *parse(text, "test").value; }

const NodePtr plan = json(R"({
  "segments": [{"id": "a", "count": 10}, {"id": "b", "count": 5}],
  "economics": {"margin": 0.5},
  "run": {"seed": 1},
  "campaign": {"sms": {"coupon": {"face": 40}, "cost": 0.04}},
  "strategies": {"plain": {"name": "Plain", "campaign": {"sms": {"coupon": {"face": 0}}}}}
})");

ChangedDocument set(const NodePtr& root, const char* strategy, const char* path, const char* value,
                    ChangeFor whom = ChangeFor::strategy) {
  return change_under(root, strategy, *Path::parse(path), value ? json(value) : nullptr, whom);
}

/// What stands at `path`, as JSON without blanks.
std::string at(const NodePtr& root, const char* path) {
  const Node* node = find(*root, *Path::parse(path));
  std::string text = node ? canonical_text(*node) : "nothing";
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
  return text;
}

NodePtr shipped(const std::string& name) {
  for (const tests::Shipped& one : tests::shipped_scenarios())
    if (one.name == name) return json(one.text);
  throw std::invalid_argument(name);
}

const char* const patch_face = "$.strategies.plain.campaign.sms.coupon.face";
const char* const face = "$.campaign.sms.coupon.face";

} // namespace

TEST_CASE("a change under a strategy is a change of its patch, and the base stays") {
  const ChangedDocument changed = set(plan, "plain", face, "80");
  CHECK(at(changed.root, patch_face) == "80");
  CHECK(at(changed.root, face) == "40");
  CHECK(changed.changed.text() == patch_face);
}

TEST_CASE("a patch keeps what differs from the base alone") {
  const ChangedDocument same = set(plan, "plain", face, "40.00");
  CHECK(at(same.root, "$.strategies.plain") == R"({"name":"Plain"})");
  const ChangedDocument other = set(plan, "plain", "$.campaign.sms.cost", "0.05");
  CHECK(at(change_like_base(other.root, "plain", *Path::parse(face)).root,
           "$.strategies.plain.campaign") == R"({"sms":{"cost":0.05}})");
}

TEST_CASE(
    "what the strategy takes out is null in its patch; what it alone has goes without a trace") {
  const NodePtr removed = set(plan, "plain", "$.campaign.sms", nullptr).root;
  CHECK(at(removed, "$.strategies.plain.campaign") == R"({"sms":null})");
  const NodePtr added = set(plan, "plain", "$.campaign.article", R"({"cost": 1})").root;
  CHECK(at(added, "$.campaign") == at(plan, "$.campaign"));
  CHECK(at(set(added, "plain", "$.campaign.article", nullptr).root, "$.strategies.plain") ==
        at(plan, "$.strategies.plain"));
}

TEST_CASE("a list is patched whole") {
  const ChangedDocument changed = set(plan, "plain", "$.segments[1].count", "7");
  CHECK(changed.changed.text() == "$.strategies.plain.segments");
  CHECK(at(changed.root, "$.strategies.plain.segments[0].count") == "10");
  CHECK(at(changed.root, "$.strategies.plain.segments[1].count") == "7");
  CHECK(at(changed.root, "$.segments[1].count") == "5");
}

TEST_CASE("a change for all is one of the base, and the strategy's own value goes") {
  const NodePtr changed = set(plan, "plain", face, "80", ChangeFor::all).root;
  CHECK(at(changed, face) == "80");
  CHECK(at(changed, patch_face) == "nothing");
  CHECK(at(set(plan, "plain", "$.economics.margin", "0.6", ChangeFor::all).root,
           "$.economics.margin") == "0.6");
}

TEST_CASE("a change for all of what the base has no place for is the strategy's") {
  const NodePtr added = set(plan, "plain", "$.campaign.article", "{}").root;
  const NodePtr changed = set(added, "plain", "$.campaign.article.cost", "3", ChangeFor::all).root;
  CHECK(at(changed, "$.campaign.article") == "nothing");
  CHECK(at(changed, "$.strategies.plain.campaign.article.cost") == "3");
}

TEST_CASE("none, base and what belongs to all strategies change the base") {
  CHECK(at(set(plan, "none", "$.economics.margin", "0.6").root, "$.economics.margin") == "0.6");
  CHECK(at(set(plan, "base", face, "30").root, face) == "30");
  CHECK(at(set(plan, "plain", "$.run.seed", "2").root, "$.run.seed") == "2");
}

TEST_CASE("a patch between two documents makes the one into the other") {
  for (const char* to : {R"({"a": {"b": 1}, "c": [1, 2]})", R"({"a": {"b": 2, "x": {}}})", "{}",
                         R"({"c": [2], "a": 3})"}) {
    const NodePtr from = json(R"({"a": {"b": 1, "y": [1]}, "c": [1, 2], "d": true})");
    const NodePtr patch = merge_patch_between(from, json(to));
    REQUIRE(patch);
    CHECK(merge_patch_between(apply_merge_patch(from, patch), json(to)) == nullptr);
  }
}

TEST_CASE("copies of strategies say the same under names of their own") {
  const AddedStrategy copy = with_copy_of(plan, "plain", "Another");
  CHECK(copy.id == "plan_2");
  CHECK(at(copy.root, "$.strategies.plan_2.campaign") == at(plan, "$.strategies.plain.campaign"));
  const AddedStrategy none = with_copy_of(copy.root, "none", "Nothing");
  CHECK(none.id == "plan_3");
  CHECK(at(none.root, "$.strategies.plan_3.campaign") == "null");
  CHECK(at(with_copy_of(plan, "base", "B").root, "$.strategies.plan_2") == R"({"name":"B"})");
}

TEST_CASE("names are changed in the language that is read") {
  const NodePtr one = with_strategy_name(plan, "plain", "Bare", Language::en);
  CHECK(at(one, "$.strategies.plain.name") == "\"Bare\"");
  const NodePtr two = json(R"({"strategies": {"s": {"name": {"zh": "甲", "en": "A"}}}})");
  const NodePtr renamed = with_strategy_name(two, "s", "乙", Language::zh);
  CHECK(at(renamed, "$.strategies.s.name.zh") == "\"乙\"");
  CHECK(at(renamed, "$.strategies.s.name.en") == "\"A\"");
  CHECK(at(with_strategy_name(plan, "base", "Own", Language::en), "$.strategies.base") ==
        R"({"name":"Own"})");
  CHECK_FALSE(with_strategy_name(plan, "none", "x", Language::en));
  CHECK_FALSE(with_strategy_name(plan, "plain", "", Language::en));
}

TEST_CASE("what refers to a strategy or a mechanism that went goes with it, and nothing else") {
  const NodePtr root = shipped("example-sms");
  const Tidied whole = without_loose_ends(root, "test");
  CHECK_FALSE(whole.changed());
  CHECK(whole.root == root);

  const Tidied without_plain = without_loose_ends(without_strategy(root, "plain"), "test");
  CHECK(read(Document(without_plain.root)).value.has_value());
  CHECK(without_plain.levers == 0);

  NodePtr bare = without_strategy(without_strategy(root, "plain"), "sleepers");
  bare = set(bare, "base", "$.campaign.sms", nullptr).root;
  const Tidied tidied = without_loose_ends(bare, "test");
  CHECK(tidied.levers == 2);
  CHECK(tidied.expectations > 0);
  CHECK(read(Document(tidied.root)).value.has_value());
}

TEST_CASE("what the base loses, strategies that change a part of it keep whole") {
  const NodePtr changed = set(plan, "base", "$.campaign.sms", nullptr).root;
  CHECK(at(changed, "$.campaign") == "{}");
  CHECK(at(changed, "$.strategies.plain.campaign.sms") == R"({"coupon":{"face":0},"cost":0.04})");
}

} // namespace pondlab::scenario::strategy_edit_test
