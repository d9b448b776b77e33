#include "scenario/json/parse.hpp"

#include "scenario/json/canonical.hpp"
#include "scenario/json/limits.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

namespace pondlab::tests::parse_test {

using namespace pondlab::scenario;

namespace {

NodePtr tree(std::string_view text) {
  auto result = parse(text, "t.json");
  INFO((result ? "" : to_text(result.diagnostics.at(0), Language::en)));
  REQUIRE(result);
  return *result.value;
}

/// The only finding as "line:column key".
std::string fault(std::string_view text) {
  const auto result = parse(text, "t.json");
  if (result) return "none";
  REQUIRE(result.diagnostics.size() == 1);
  const Diagnostic& finding = result.diagnostics[0];
  CHECK(finding.at.file == "t.json");
  return std::to_string(finding.at.line) + ":" + std::to_string(finding.at.column) + " " +
         finding.key;
}

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

} // namespace

TEST_CASE("a byte order mark is passed over and not counted") {
  const NodePtr root = tree("\xEF\xBB\xBF{\"a\": 1}");
  CHECK(root->at().column == 1);
  CHECK(root->members()[0].value->at().column == 7);
}

TEST_CASE("every key and value knows its line and column, in code points") {
  const NodePtr root = tree("{\n  \"客单\": 12.50,\n  \"a\": [\"渲染\", true , null,-1e3],\r\n"
                            "\t\"e\\\"x\" : {\"\": {}}\n}");
  const auto at = [](TextSpan place) {
    return std::to_string(place.line) + ":" + std::to_string(place.column);
  };
  CHECK(at(root->at()) == "1:1");
  const Member& money = root->members()[0];
  CHECK(at(money.key_at) == "2:3");
  CHECK(at(money.value->at()) == "2:9");
  CHECK(money.value->number_text() == "12.50");
  const Node& list = *root->find("a");
  CHECK(at(list.at()) == "3:8");
  CHECK(at(list.items()[0]->at()) == "3:9");
  CHECK(at(list.items()[1]->at()) == "3:15");
  CHECK(at(list.items()[2]->at()) == "3:22");
  CHECK(at(list.items()[3]->at()) == "3:27");
  CHECK(list.items()[3]->number_text() == "-1e3");
  const Member& escaped = root->members()[2];
  CHECK(escaped.key == "e\"x");
  CHECK(at(escaped.key_at) == "4:2");
  CHECK(at(escaped.value->at()) == "4:11");
  CHECK(at(escaped.value->find("")->at()) == "4:16");
}

TEST_CASE("numbers at the very end keep their whole text") {
  CHECK(tree("12.505")->number_text() == "12.505");
  CHECK(tree("[1]")->items()[0]->number_text() == "1");
  CHECK(tree(" 18446744073709551616 ")->number_text() == "18446744073709551616");
}

TEST_CASE("escapes are decoded") {
  CHECK(tree(R"("\u6e32\n\ud83d\ude00")")->as_string() == "渲\n😀");
}

TEST_CASE("the first syntax error is explained where it is") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"", "1:1 empty_file"},
      {" \n ", "2:2 empty_file"},
      {"{\"a\": 1", "1:8 unexpected_end"},
      {"{\"a\": [1,\n", "2:1 unexpected_end"},
      {"{\"a\":", "1:6 unexpected_end"},
      {"{\"a\"", "1:5 unexpected_end"},
      {"{\"a\": \"\xB0\xA1\"}", "1:8 not_utf8"},
      {"\xFF\xFE{", "1:1 not_utf8"},
      {"{\n// x\n}", "2:1 comment"},
      {"[1 /* x */]", "1:4 comment"},
      {"{'a': 1}", "1:2 single_quotes"},
      {"{\"a\": 'x'}", "1:7 single_quotes"},
      {"{\"a\": 5%}", "1:8 percent_sign"},
      {"{\"a\": 1，\"b\": 2}", "1:8 full_width"},
      {"{“a”: 1}", "1:2 full_width"},
      {"{\"a\"：1}", "1:5 full_width"},
      {"[1,\xC2\xA0"
       "2]",
       "1:4 odd_space"},
      {"[\"a\tb\"]", "1:4 control_character"},
      {"[1,\x01]", "1:4 control_character"},
      {"[\"a\\u0000b\"]", "1:2 control_character"},
      {"{\"a\\u0007\": 1}", "1:2 control_character"},
      {"{\"a\": [1, 2}", "1:12 wrong_bracket"},
      {"{\"a\": 1]", "1:8 wrong_bracket"},
      {"{\"a\": }", "1:7 missing_value"},
      {"[1,,2]", "1:4 missing_value"},
      {"{\"a\": 1,, \"b\": 2}", "1:9 missing_value"},
      {"{\"a\": ,}", "1:7 missing_value"},
      {"[,1]", "1:2 missing_value"},
      {"{a: 1}", "1:2 key_not_quoted"},
      {"{\"a\": 1, 2: 3}", "1:10 key_not_quoted"},
      {"{\"a\" 1}", "1:6 missing_colon"},
      {"{\"a\": 1 \"b\": 2}", "1:9 missing_comma"},
      {"[1 2]", "1:4 missing_comma"},
      {"{\"a\": 1,}", "1:8 trailing_comma"},
      {"[1, 2, ]", "1:6 trailing_comma"},
      {"{} {}", "1:4 trailing_text"},
      {"{}}", "1:3 trailing_text"},
      {"[NaN]", "1:2 not_finite"},
      {"[Infinity]", "1:2 not_finite"},
      {"[-Infinity]", "1:2 not_finite"},
      {"[True]", "1:2 unknown_word"},
      {"[None]", "1:2 unknown_word"},
      {"[hello]", "1:2 unknown_word"},
      {"[01]", "1:2 malformed_number"},
      {"[1_000]", "1:2 malformed_number"},
      {"{\"a\": 5元}", "1:7 malformed_number"},
      {"1.2.3", "1:1 malformed_number"},
      {"[+1]", "1:2 malformed_number"},
      {"[.5]", "1:2 malformed_number"},
      {"[5.]", "1:2 malformed_number"},
      {"[1e]", "1:2 malformed_number"},
      {"[1e999]", "1:2 number_too_large"},
      {"[1111111111111111111111111111111111]", "1:2 number_too_long"},
      {"[\"abc]", "1:2 string_not_closed"},
      {"[\"abc\n\"]", "1:2 string_not_closed"},
      {"[\"a\\xb\"]", "1:4 bad_escape"},
      {"[\"\\u12g4\"]", "1:3 bad_escape"},
      {"[\"\\ud800\"]", "1:3 lone_surrogate"},
      {"[\"\\udc00\"]", "1:3 lone_surrogate"},
      {"[\"\\ud800\\u0041\"]", "1:3 lone_surrogate"},
      {"{\"a\": 1,\n \"a\": 2}", "2:2 duplicate_key"},
      {"{\"a\": {\"b\": 1}, \"b\": 2}", "none"},
  }));
  INFO(text);
  CHECK(fault(text) == expected);
}

TEST_CASE("a duplicate key names the line of the first") {
  const auto result = parse("{\"a\": 1,\n\n \"a\": 2}", "t.json");
  REQUIRE(result.diagnostics.size() == 1);
  CHECK(to_text(result.diagnostics[0], Language::en).find("first in line 1") != std::string::npos);
  CHECK(result.diagnostics[0].path == "$.a");
}

TEST_CASE("bounds hold before anything is built") {
  CHECK(fault(nested(max_document_depth)) == "none");
  CHECK(fault(nested(max_document_depth + 1)).ends_with(" too_deep"));
  CHECK(fault(nested(1'000'000)).ends_with(" too_deep"));
  CHECK(fault(std::string(max_document_bytes + 1, ' ')) == "1:1 file_too_large");
  CHECK(fault("[\"" + std::string(max_string_bytes + 1, 'a') + "\"]") == "1:2 string_too_long");
  CHECK(fault("{\"" + std::string(max_key_bytes + 1, 'a') + "\":1}") == "1:2 key_too_long");
  std::string items = "[1";
  for (std::size_t i = 1; i < max_array_items; ++i) items += ",1";
  CHECK(fault(items + "]") == "none");
  CHECK(fault(items + ",1]").ends_with(" too_many_items"));
  std::string lists = "[" + items + "]";
  for (int i = 0; i < 20; ++i) lists += "," + items + "]";
  CHECK(fault(lists + "]").ends_with(" too_many_values"));
  std::string members = "{";
  for (std::size_t i = 0; i <= max_object_members; ++i)
    members += (i ? ",\"" : "\"") + std::to_string(i) + "\":1";
  CHECK(fault(members + "}").ends_with(" too_many_members"));
}

TEST_CASE("the canonical text reads back as the same tree and stays as it is") {
  const std::string text = R"({
  "name": "双11 \"抢先购\"",
  "money": 12.50,
  "empty": {},
  "none": [],
  "list": [1, 2, "三", null, true],
  "records": [
    {
      "a": 1e3
    },
    [1]
  ]
}
)";
  CHECK(canonical_text(*tree(text)) == text);
  const NodePtr root = tree("{\"long\":[" + std::string(29, '1') + "," + std::string(29, '1') +
                            ",\"" + std::string(60, 'x') + "\"]}");
  const std::string once = canonical_text(*root);
  CHECK(once.find("\n    \"xxx") != std::string::npos);
  CHECK(same_content(*tree(once), *root));
  CHECK(canonical_text(*tree(once)) == once);
}

} // namespace pondlab::tests::parse_test
