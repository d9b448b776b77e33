#include "scenario/parameters/localized_text.hpp"

#include "scenario/file/scenario.hpp"
#include "scenario/files.hpp"
#include "scenario/json/canonical.hpp"
#include "scenario/json/parse.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pondlab::tests::localized_text_test {

using namespace pondlab::scenario;

namespace {

NodePtr node(std::string_view json) { return *parse(json, "t.json").value; }

std::string text_of(const NodePtr& node) { return canonical_text(*node); }

/// The text says `words` in a language from now on, and what the file then has.
std::string written(std::string_view json, Language language, std::string_view words) {
  const NodePtr now = with_words(json.empty() ? nullptr : node(json).get(), language, words);
  return now ? text_of(now) : "nothing";
}

/// The small scenario whose first expectation has this source.
Result<Scenario> with_source(const std::string& source) {
  return read(tests::expecting(R"({"measure": "orders", "at_least": 1, "source": )" + source + "}"),
              "t.json");
}

const LocalizedText& source_of(const Result<Scenario>& read) {
  REQUIRE(read);
  return read.value->header.expectations.front().source;
}

} // namespace

TEST_CASE("A source is one text for both languages, or a text for each") {
  const auto one = with_source(R"("own test")");
  CHECK(source_of(one).in(Language::zh) == "own test");
  CHECK(source_of(one).in(Language::en) == "own test");
  const auto two = with_source(R"({"zh": "自测", "en": "own test"})");
  CHECK(source_of(two).in(Language::zh) == "自测");
  CHECK(source_of(two).in(Language::en) == "own test");
  const auto chinese = with_source(R"({"zh": "自测"})");
  CHECK(source_of(chinese).in(Language::en) == "自测");
  CHECK(source_of(with_source("{}")).empty());
  CHECK(source_of(with_source(R"("")")).empty());
}

TEST_CASE("What is no localized text is reported once, where it stands") {
  const auto found = [](const std::string& source) {
    const Diagnostics all = with_source(source).diagnostics;
    return all.size() == 1 ? all.front().key + " " + all.front().path : std::to_string(all.size());
  };
  const std::string at = " $.expectations[0].source";
  CHECK(found("7") == "not_localized_text" + at);
  CHECK(found("null") == "not_localized_text" + at);
  CHECK(found(R"(["a"])") == "not_localized_text" + at);
  CHECK(found('"' + std::string(2'001, 'a') + '"') == "text_too_long" + at);
  CHECK(found(R"("\u0007")") == "control_character" + at);
  CHECK(found(R"({"zh": 7})") == "not_text" + at + ".zh");
  CHECK(found(R"({"en": "\u0007"})") == "control_character" + at + ".en");
  CHECK(found(R"({"fr": "essai"})") == "unknown_key" + at + ".fr");
}

TEST_CASE("What a text says can be told before it is known to be valid") {
  CHECK(words_of(nullptr, Language::zh).empty());
  CHECK(words_of(node("7").get(), Language::zh).empty());
  CHECK(words_of(node(R"("both")").get(), Language::zh) == "both");
  CHECK(words_of(node(R"({"zh": "中", "en": "e"})").get(), Language::en) == "e");
  CHECK(words_of(node(R"({"zh": "中", "en": ""})").get(), Language::en) == "中");
  CHECK(words_of(node(R"({"zh": 7, "en": "e"})").get(), Language::zh) == "e");
}

TEST_CASE("A text is changed in one language, and one text for both stays one") {
  CHECK(written("", Language::zh, "新") == "\"新\"\n");
  CHECK(written(R"("both")", Language::zh, "新") == "\"新\"\n");
  CHECK(written(R"({"zh": "旧", "en": "old"})", Language::zh, "新") ==
        text_of(node(R"({"zh": "新", "en": "old"})")));
  CHECK(written(R"({"en": "old"})", Language::zh, "新") ==
        text_of(node(R"({"en": "old", "zh": "新"})")));
  CHECK(written(R"({"zh": "旧", "en": "old"})", Language::en, "") ==
        text_of(node(R"({"zh": "旧"})")));
  CHECK(written(R"({"zh": "旧"})", Language::zh, "") == "nothing");
  CHECK(written(R"("both")", Language::en, "") == "nothing");
  CHECK(written("7", Language::en, "e") == "\"e\"\n");
}

TEST_CASE("An item is called by its name, or else its id") {
  CHECK(item_name(*node(R"({"id": "a", "name": {"zh": "甲", "en": "A"}})"), Language::zh) == "甲");
  CHECK(item_name(*node(R"({"id": "a", "name": {"zh": "甲"}})"), Language::en) == "甲");
  CHECK(item_name(*node(R"({"id": "a", "name": ""})"), Language::en) == "a");
  CHECK(item_name(*node(R"({"id": "a"})"), Language::en) == "a");
  CHECK(item_name(*node(R"({"id": 7})"), Language::en).empty());
  CHECK(item_name(*node("7"), Language::en).empty());
}

} // namespace pondlab::tests::localized_text_test
