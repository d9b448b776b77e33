#include "scenario/file/scenario.hpp"
#include "scenario/files.hpp"
#include "scenario/json/limits.hpp"
#include "support/builds.hpp"

#include <catch2/catch_test_macros.hpp>

#include <filesystem>
#include <random>

namespace pondlab::tests::hostile_test {

// Whatever bytes come in, reading ends with findings or a scenario: no crash, no exception, no
// finding without texts. Under the sanitizers this is where memory errors would show.

using namespace pondlab::scenario;

namespace {

void read_anything(const std::string& text) {
  const auto result = read(text, "t.json");
  if (result) return;
  REQUIRE_FALSE(result.diagnostics.empty());
  for (const Diagnostic& finding : result.diagnostics) {
    REQUIRE(has_text(Language::en, "diagnostic." + finding.key + ".wrong"));
    REQUIRE(Path::parse(finding.path));
  }
}

} // namespace

TEST_CASE("every beginning of a scenario is read without harm") {
  const std::string text = test_file("sample.json");
  for (std::size_t length = 0; length + 1 < text.size(); ++length)
    CHECK_FALSE(read(text.substr(0, length), "t.json"));
}

TEST_CASE("scenarios with changed bytes are read without harm") {
  const std::string text = test_file("sample.json");
  std::mt19937 random(1);
  const std::string odd = "{}[]\",:\\0129.eE-+ \n\t\x80\xE9\xFFnulltrue#/'\0";
  for (int round = 0; round < 1'500; ++round) {
    std::string changed = text;
    for (int change = 0; change < 1 + round % 4; ++change) {
      const std::size_t at = random() % changed.size();
      switch (random() % 3) {
      case 0:
        changed[at] = odd[random() % odd.size()];
        break;
      case 1:
        changed.erase(at, 1 + random() % 5);
        break;
      default:
        changed.insert(at, 1 + random() % 3, odd[random() % odd.size()]);
      }
    }
    read_anything(changed);
  }
}

TEST_CASE("every value may be of every other type") {
  const auto document = Document::parse(test_file("sample.json"), "t.json");
  REQUIRE(document);
  const std::vector<NodePtr> strange{
      Node::null(),          Node::boolean(true),         Node::integer(-1),
      Node::number("1e300"), Node::string("nobody"),      Node::string(std::string(3'000, 'x')),
      Node::array(),         Node::array({Node::null()}), Node::object()};
  int number = 0;
  const auto everywhere = [&](const auto& self, const Node& node, const Path& path) -> void {
    for (const NodePtr& value : strange) {
      if (is_slow_build() && ++number % 3 != 0) continue;
      Document changed = *document.value;
      if (!changed.set(path, value)) continue;
      const auto result = read(changed);
      if (!result) CHECK_FALSE(result.diagnostics.empty());
    }
    for (const Member& member : node.members()) self(self, *member.value, path / member.key);
    for (std::size_t i = 0; i < node.items().size(); ++i) self(self, *node.items()[i], path / i);
  };
  everywhere(everywhere, document.value->root(), Path());
}

TEST_CASE("names from a file cannot reach the terminal as control characters") {
  const auto result = read(R"({"format_version": 1, "horizon": {"start": "\u001b[2J"},
    "segments": [{"id": "a\u0007", "members": 1, "b\u009bc": 1}]})",
                           "t.json");
  for (const char c : rendered(result.diagnostics)) {
    const bool is_control = static_cast<unsigned char>(c) < 0x20 && c != '\n';
    CHECK_FALSE(is_control);
  }
}

TEST_CASE("the bounds on strategies, mechanisms and lists hold") {
  const std::string head = R"({"format_version": 1, "horizon": {"start": "2020-02-01"},
    "segments": [{"id": "a", "members": 1}], )";
  const auto only_finding = [&](const std::string& rest) {
    const auto result = read(head + rest + "}", "t.json");
    return result.diagnostics.size() == 1 ? result.diagnostics[0].key : "";
  };
  std::string strategies, mechanisms, dates;
  for (int i = 2; i < 100; ++i) {
    const std::string number = std::to_string(i);
    strategies += (i > 2 ? ", \"s" : "\"s") + number + "\": {}";
    mechanisms += (i > 2 ? ", \"sms#" : "\"sms#") + number + "\": {}";
    dates += ", 1";
  }
  CHECK(only_finding("\"strategies\": {" + strategies + "}") == "too_many_strategies");
  CHECK(only_finding("\"campaign\": {" + mechanisms + "}") == "too_many_mechanisms");
  CHECK(only_finding("\"products\": [{\"id\": \"p\", \"stock\": [1" + dates + "]}]") ==
        "list_too_long");
}

} // namespace pondlab::tests::hostile_test
