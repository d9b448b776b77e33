#include "scenario/json/path.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

namespace pondlab::tests::path_test {

using namespace pondlab::scenario;

TEST_CASE("a path reads back from its text") {
  const std::string text =
      GENERATE("$", "$.campaign.sms.send_on[0]", "$.campaign.live#2.days", "$[3][0].a",
               "$.segments[\"two words\"]", "$[\"a.b\"]", "$[\"quote \\\" slash \\\\\"]",
               "$.人群[1]", "$[\"a b\\n\\u000b\\u202e\\udb40\\udc41\"]");
  const auto path = Path::parse(text);
  REQUIRE(path);
  CHECK(path->text() == text);
}

TEST_CASE("a path of any key reads back: control characters, quotes, backslashes") {
  for (int code = 1; code < 0x100; ++code) {
    // Bytes beyond ASCII stand for a letter of two bytes that ends in them.
    const std::string letter = code < 0x80
                                   ? std::string(1, static_cast<char>(code))
                                   : std::string("\xC3") + static_cast<char>(0x80 | (code & 0x3F));
    for (const std::string& key : {letter, "a" + letter, letter + "\\" + letter + "\"" + letter}) {
      const Path path = Path() / "x" / std::size_t{3} / key / "y";
      INFO(path.text());
      const auto read = Path::parse(path.text());
      REQUIRE(read);
      CHECK(*read == path);
    }
  }
  CHECK(Path::parse((Path() / "").text()) == Path() / "");
  CHECK(Path::parse((Path() / "a\vb").text()) == Path() / "a\vb");
}

TEST_CASE("escapes that no path has are refused") {
  for (const char* text : {"$[\"\\x\"]", "$[\"\\u00\"]", "$[\"\\ud800\"]", "$[\"\\"})
    CHECK_FALSE(Path::parse(text));
}

TEST_CASE("what is no path is refused") {
  const std::string text = GENERATE("", "campaign", "$.", "$..a", "$[", "$[1", "$[a]", "$[-1]",
                                    "$[\"a", "$[\"a\"", "$ a", "$[99999999999999999999]", "$.a b");
  CHECK_FALSE(Path::parse(text));
}

TEST_CASE("paths longer than a document is deep are refused") {
  std::string text = "$";
  for (int i = 0; i < 64; ++i) text += ".a";
  CHECK(Path::parse(text));
  CHECK_FALSE(Path::parse(text + ".a"));
}

TEST_CASE("paths are taken apart and joined") {
  const Path path = *Path::parse("$.strategies.guide.campaign.sms");
  const Path head = *Path::parse("$.strategies.guide");
  CHECK(path.starts_with(head));
  CHECK_FALSE(head.starts_with(path));
  CHECK(path.below(head).text() == "$.campaign.sms");
  CHECK(head.joined(path.below(head)) == path);
  CHECK(path.parent().text() == "$.strategies.guide.campaign");
  CHECK(Path().parent() == Path());
}

} // namespace pondlab::tests::path_test
