#include "scenario/json/document.hpp"

#include "scenario/json/canonical.hpp"
#include "scenario/json/merge_patch.hpp"

#include <utility>

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <catch2/generators/catch_generators.hpp>
#include <random>

namespace pondlab::tests::document_test {

using namespace pondlab::scenario;

namespace {

Document document(std::string_view text) {
  auto result = Document::parse(text, "t.json");
  REQUIRE(result);
  return *result.value;
}

Path path(std::string_view text) { return Path::parse(text).value(); }

std::string compact(const Document& d) {
  std::string text;
  for (const char c : d.text())
    if (c != '\n' && c != ' ') text += c;
  return text;
}

} // namespace

TEST_CASE("values are found by path") {
  const Document d =
      document(R"({"campaign": {"sms": {"send_on": ["2020-02-01"], "cost": 0.04}}})");
  CHECK(d.find("$.campaign.sms.send_on[0]")->as_string() == "2020-02-01");
  CHECK(d.find("$.campaign.sms.cost")->as_real() == .04);
  CHECK(d.find("$.campaign.sms.send_on[1]") == nullptr);
  CHECK(d.find("$.campaign.live") == nullptr);
  CHECK(d.find("no path") == nullptr);
  CHECK(d.find("$") == &d.root());
}

TEST_CASE("edits keep the order of keys and the untouched text of numbers") {
  Document d = document(R"({"b": 1.50, "a": [1, 2], "c": {}})");
  CHECK(d.set(path("$.a[0]"), Node::integer(9)));
  CHECK(d.set(path("$.c.x.y"), Node::string("new")));
  CHECK(d.insert(path("$.a[1]"), Node::boolean(true)));
  CHECK(compact(d) == R"({"b":1.50,"a":[9,true,2],"c":{"x":{"y":"new"}}})");
  CHECK(d.remove(path("$.b")));
  CHECK(d.rename(path("$.a"), "list"));
  CHECK(compact(d) == R"({"list":[9,true,2],"c":{"x":{"y":"new"}}})");
}

TEST_CASE("edits that lead nowhere change nothing") {
  Document d = document(R"({"a": [1], "b": 2})");
  const std::uint64_t revision = d.revision();
  CHECK_FALSE(d.set(path("$.a[2]"), Node::null()));
  CHECK_FALSE(d.set(path("$.a.x"), Node::null()));
  CHECK_FALSE(d.set(path("$.b.x"), Node::null()));
  CHECK_FALSE(d.insert(path("$.b"), Node::null()));
  CHECK_FALSE(d.remove(path("$.x")));
  CHECK_FALSE(d.remove(path("$.x.y")));
  CHECK_FALSE(d.remove(path("$")));
  CHECK_FALSE(d.rename(path("$.a"), "b"));
  CHECK(d.revision() == revision);
  CHECK_FALSE(d.modified());
  CHECK_FALSE(d.can_undo());
}

TEST_CASE("a document does not grow beyond its depth") {
  Document d;
  std::string deep = "$";
  for (int i = 0; i < 60; ++i) deep += ".a";
  CHECK(d.set(path(deep), Node::object()));
  NodePtr tower = Node::object();
  for (int i = 0; i < 10; ++i) tower = Node::array({tower});
  CHECK_FALSE(d.set(path(deep), tower));
}

TEST_CASE("undo and redo walk through the edits") {
  Document d = document(R"({"a": 1})");
  const std::string before = d.text();
  d.set(path("$.a"), Node::integer(2));
  d.set(path("$.b"), Node::integer(3));
  const std::string after = d.text();
  CHECK(d.modified());
  CHECK(d.undo() == path("$.b"));
  CHECK(d.undo() == path("$.a"));
  CHECK_FALSE(d.undo());
  CHECK(d.text() == before);
  CHECK_FALSE(d.modified());
  CHECK(d.redo() == path("$.a"));
  CHECK(d.redo() == path("$.b"));
  CHECK_FALSE(d.redo());
  CHECK(d.text() == after);
  d.undo();
  d.set(path("$.c"), Node::null());
  CHECK_FALSE(d.can_redo());
}

TEST_CASE("typing into one field is one step of undo") {
  Document d = document(R"({"a": 0})");
  for (int i = 1; i <= 5; ++i) d.set(path("$.a"), Node::integer(i));
  d.finish_edit();
  d.set(path("$.a"), Node::integer(6));
  d.undo();
  CHECK(d.find("$.a")->as_integer() == 5);
  d.undo();
  CHECK(d.find("$.a")->as_integer() == 0);
  CHECK_FALSE(d.can_undo());
}

TEST_CASE("the history is bounded") {
  Document d;
  for (int i = 0; i < 1'000; ++i) {
    d.set(path("$.a"), Node::integer(i));
    d.finish_edit();
  }
  std::size_t steps = 0;
  while (d.undo()) ++steps;
  CHECK(steps == max_undo_steps);
}

TEST_CASE("modified compares with what was saved, and every change counts") {
  Document d = document("{}");
  std::uint64_t last = d.revision();
  d.set(path("$.a"), Node::integer(1));
  CHECK(d.revision() > std::exchange(last, d.revision()));
  d.mark_saved();
  CHECK_FALSE(d.modified());
  d.undo();
  CHECK(d.modified());
  CHECK(d.revision() > last);
}

TEST_CASE("the place of an edited value is that of the nearest container from the file") {
  Document d = document("{\n \"a\": {}}");
  d.set(path("$.a.b"), Node::integer(1));
  CHECK(d.position(path("$.a.b")).line == 2);
  CHECK(d.position(path("$.nothing.here")).line == 1);
}

TEST_CASE("merge patches follow RFC 7396") {
  // The examples of the RFC's appendix A.
  const auto [target, patch, result] = GENERATE(table<std::string, std::string, std::string>({
      {R"({"a":"b"})", R"({"a":"c"})", R"({"a":"c"})"},
      {R"({"a":"b"})", R"({"b":"c"})", R"({"a":"b","b":"c"})"},
      {R"({"a":"b"})", R"({"a":null})", R"({})"},
      {R"({"a":"b","b":"c"})", R"({"a":null})", R"({"b":"c"})"},
      {R"({"a":["b"]})", R"({"a":"c"})", R"({"a":"c"})"},
      {R"({"a":"c"})", R"({"a":["b"]})", R"({"a":["b"]})"},
      {R"({"a":{"b":"c"}})", R"({"a":{"b":"d","c":null}})", R"({"a":{"b":"d"}})"},
      {R"({"a":[{"b":"c"}]})", R"({"a":[1]})", R"({"a":[1]})"},
      {R"(["a","b"])", R"(["c","d"])", R"(["c","d"])"},
      {R"({"a":"b"})", R"(["c"])", R"(["c"])"},
      {R"({"a":"foo"})", "null", "null"},
      {R"({"a":"foo"})", R"("bar")", R"("bar")"},
      {R"({"e":null})", R"({"a":1})", R"({"e":null,"a":1})"},
      {"[1,2]", R"({"a":"b","c":null})", R"({"a":"b"})"},
      {"{}", R"({"a":{"bb":{"ccc":null}}})", R"({"a":{"bb":{}}})"},
  }));
  const Document merged(
      apply_merge_patch(document(target).shared_root(), document(patch).shared_root()));
  CHECK(compact(merged) == result);
}

TEST_CASE("what a patch changed has the patch's lines") {
  const Document d = document("{\"base\": {\"a\": 1, \"b\": {\"c\": 2}},\n"
                              " \"patch\": {\n  \"b\": {\n   \"c\": 3}}}");
  const NodePtr merged =
      apply_merge_patch(d.root().member("base")->value, d.root().member("patch")->value);
  CHECK(merged->find("a")->at().line == 1);
  CHECK(merged->find("b")->at().line == 3);
  CHECK(merged->find("b")->find("c")->at().line == 4);
}

namespace {

nlohmann::json some_json(std::mt19937& random, int depth) {
  switch (random() % (depth > 0 ? 7 : 4)) {
  case 0:
    return nullptr;
  case 1:
    return static_cast<int>(random() % 5);
  case 2:
    return std::string(1, static_cast<char>('a' + random() % 3));
  case 3:
    return random() % 2 == 0;
  case 4: {
    nlohmann::json list = nlohmann::json::array();
    for (unsigned i = 0; i < random() % 3; ++i) list.push_back(some_json(random, depth - 1));
    return list;
  }
  default:
    nlohmann::json object = nlohmann::json::object();
    for (unsigned i = 0, n = random() % 5; i < n; ++i)
      object[std::string(1, static_cast<char>('a' + random() % 4))] = some_json(random, depth - 1);
    return object;
  }
}

} // namespace

TEST_CASE("merge patches do what nlohmann's merge_patch does") {
  std::mt19937 random(7);
  for (int i = 0; i < 5'000; ++i) {
    nlohmann::json target = {{"root", some_json(random, 4)}};
    const nlohmann::json patch = {{"root", some_json(random, 4)}};
    const NodePtr merged = apply_merge_patch(document(target.dump()).shared_root(),
                                             document(patch.dump()).shared_root());
    INFO(target.dump() << " patched with " << patch.dump());
    target.merge_patch(patch);
    CHECK(nlohmann::json::parse(canonical_text(*merged)) == target);
  }
}

} // namespace pondlab::tests::document_test
