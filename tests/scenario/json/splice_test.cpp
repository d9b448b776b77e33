#include "scenario/json/document.hpp"
#include "scenario/json/edit.hpp"
#include "scenario/json/splice.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pondlab::scenario::splice_test {

namespace {

Document parsed(const std::string& text) { return *Document::parse(text, "").value; }

/// `text` after one value was set.
std::string with(const std::string& text, const std::string& path, const std::string& value) {
  const Document document = parsed(text);
  const NodePtr after =
      with_value(document.shared_root(), *Path::parse(path), parsed(value).shared_root());
  std::string spliced = spliced_text(text, document.root(), *after);
  CHECK(same_content(parsed(spliced).root(), *after));
  return spliced;
}

} // namespace

TEST_CASE("what stays the same keeps the author's layout") {
  const std::string text = "{ \"短信\":[1 ,2.50],\n\n\t\"b\" : {\"c\":1e3}\r\n}\n";
  const Document document = parsed(text);
  CHECK(spliced_text(text, document.root(), document.root()) == text);
  CHECK(with(text, "$.短信[1]", "7") == "{ \"短信\":[1 ,7],\n\n\t\"b\" : {\"c\":1e3}\r\n}\n");
  CHECK(with(text, "$.b.c", "\"x\\\"]\"") ==
        "{ \"短信\":[1 ,2.50],\n\n\t\"b\" : {\"c\":\"x\\\"]\"}\r\n}\n");
}

TEST_CASE("what is new stands behind the last, as the last stands") {
  CHECK(with("{\"a\": 1, \"b\": [1, {\"x\": \"]}\"}]}", "$.c", "{\"d\": [2, 3]}") ==
        "{\"a\": 1, \"b\": [1, {\"x\": \"]}\"}], \"c\": {\"d\": [2, 3]}}");
  CHECK(with("{\n  \"a\": 1,\n  \"b\": [\n    1\n  ]\n}\n", "$.c", "2") ==
        "{\n  \"a\": 1,\n  \"b\": [\n    1\n  ],\n  \"c\": 2\n}\n");
  CHECK(with("{\"a\": [\n  1,\n  2\n]}", "$.a[2]", "3") == "{\"a\": [\n  1,\n  2,\n  3\n]}");
  CHECK(with("{}", "$.a", "1") == "{\"a\": 1}");
  CHECK(with("{\"a\": [ ]}", "$.a[0]", "1") == "{\"a\": [1 ]}");
  CHECK(with("{\"a\": {}}", "$.a.b.c", "1") == "{\"a\": {\"b\": {\"c\": 1}}}");
}

TEST_CASE("what became another kind of value, or lost some, is written anew") {
  CHECK(with("{\"a\": {\"b\": [1, 2]}, \"c\": 3}", "$.a", "[4]") == "{\"a\": [4], \"c\": 3}");
  CHECK(with("{\"a\": [1, 2, 3] , \"c\": 3}", "$.a", "[4]") == "{\"a\": [4] , \"c\": 3}");
  CHECK(with("{\"a\": {\"b\": 1, \"c\": 2}}", "$.a", "{\"c\": 2}") == "{\"a\": {\"c\": 2}}");
  CHECK(with("{\"a\": 1}", "$.a", "null") == "{\"a\": null}");
}

} // namespace pondlab::scenario::splice_test
