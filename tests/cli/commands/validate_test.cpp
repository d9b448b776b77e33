#include "support/commands.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <nlohmann/json.hpp>

namespace pondlab::tests::validate_test {

using Catch::Matchers::ContainsSubstring;
using nlohmann::json;

namespace {

std::string broken_file(const std::string& name) {
  return repository_file("tests/scenario/broken/" + name + ".json");
}

} // namespace

TEST_CASE("validate says that a file is valid") {
  const Ran result = ran({"validate", small_file()});
  CHECK(result.status == 0);
  CHECK(result.err.empty());
  CHECK_THAT(result.out, ContainsSubstring("small.json: valid: 3,000 people, 40 days"));
}

TEST_CASE("validate prints all findings of all files, with their places") {
  const Ran result =
      ran({"validate", broken_file("several_at_once"), small_file(), broken_file("nan")});
  CHECK(result.status == 65);
  CHECK(result.err.empty());
  CHECK_THAT(result.out, ContainsSubstring("several_at_once.json: 5 errors"));
  CHECK_THAT(result.out, ContainsSubstring("small.json: valid"));
  CHECK_THAT(result.out, ContainsSubstring("nan.json:"));
}

TEST_CASE("validate counts in words that agree") {
  const Ran one = ran({"validate", broken_file("unknown_key")});
  CHECK_THAT(one.out, ContainsSubstring("unknown_key.json: 1 error, 0 warnings\n"));
}

TEST_CASE("validate's JSON holds every finding") {
  const Ran result = ran({"validate", broken_file("unknown_key"), small_file(), "nowhere.json",
                          "--format", "json", "--language", "zh"});
  CHECK(result.status == 66);
  CHECK_THAT(result.err, ContainsSubstring("没有这个文件或文件夹"));
  const json all = json::parse(result.out)["files"];
  REQUIRE(all.size() == 3);
  CHECK(all[0]["valid"] == false);
  CHECK(all[0]["findings"][0]["severity"] == "error");
  CHECK(all[0]["findings"][0]["kind"] == "unknown_key");
  CHECK(all[0]["findings"][0]["line"].get<int>() > 0);
  CHECK(all[1]["valid"] == true);
  CHECK(all[1]["findings"].empty());
  CHECK(all[2].contains("unreadable"));
}

TEST_CASE("warnings do not make a file invalid") {
  const Folder folder;
  const std::string file = folder.file(
      "warned.json", replaced(small_scenario(), R"("2020-01-24"])", R"("2020-06-24"])"));
  const Ran result = ran({"validate", file});
  CHECK(result.status == 0);
  CHECK_THAT(result.out, ContainsSubstring("warning"));
  CHECK_THAT(result.out, ContainsSubstring("valid"));
}

TEST_CASE("validate tells of a strategy by its name, in the reader's language") {
  const std::string text =
      replaced(replaced(small_scenario(), "\"thrifty\": {",
                        R"("thrifty": {"name": {"zh": "省着发", "en": "Sparing"}, )"),
               R"("strategy": "thrifty",)", R"("strategy": "thrifty", "versus": "thrifty",)");
  CHECK_THAT(ran({"validate", "-"}, {.input = text}).out, ContainsSubstring("“Sparing”"));
  CHECK_THAT(ran({"validate", "-"}, {.input = text, .language = Language::zh}).out,
             ContainsSubstring("“省着发”"));
  const Ran small = ran({"validate", "-", "--max-memory", "1", "--language", "zh"},
                        {.input = replaced(replaced(text, R"(, "versus": "thrifty")", ""),
                                           R"("members": 3000)", R"("members": 300000)")});
  CHECK_THAT(small.out, ContainsSubstring("策略“不做活动”"));
}

TEST_CASE("validate reads standard input") {
  CHECK(ran({"validate", "-"}, {.input = small_scenario()}).status == 0);
  const Ran result = ran({"validate", "-"}, {.input = "{"});
  CHECK(result.status == 65);
  CHECK_THAT(result.out, ContainsSubstring("<stdin>:1:"));
}

} // namespace pondlab::tests::validate_test
