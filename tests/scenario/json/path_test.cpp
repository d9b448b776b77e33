#include "scenario/json/path.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace pondlab::scenario;

TEST_CASE("a path reads back from its text") {
  const std::string text = GENERATE("$", "$.campaign.sms.send_on[0]", "$.campaign.live#2.days",
                                    "$[3][0].a", "$.segments[\"two words\"]", "$[\"a.b\"]",
                                    "$[\"quote \\\" slash \\\\\"]", "$.人群[1]");
  const auto path = Path::parse(text);
  REQUIRE(path);
  CHECK(path->text() == text);
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
