#include "base/utf8.hpp"
#include "support/commands.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace pondlab::tests::hostile_text_test {

// Names, ids, values and arguments from outside give a terminal no orders, begin no line of a log
// and hide nothing, whatever command writes them, in whatever format.

using Catch::Matchers::ContainsSubstring;

namespace {

/// ESC, an annotation on a line of its own, a return, a bidi override, a zero width space, C1.
const std::string hostile = "a\x1b[2J\n::error::pwned\r\u202eb\u200bc\u009b";

void check_text(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3); // Excel's
  CHECK(control_character(text, "\n").empty());
  CHECK(utf8_fault(text) == text.size());
  CHECK(text.find("\u200b") == text.npos);
  CHECK(text.find("\n::error::pwned") == text.npos);
}

void check_clean(const std::vector<std::string>& arguments, bool writes = false) {
  for (const Language language : {Language::en, Language::zh}) {
    INFO(visible(arguments.front() + " " + arguments.back()));
    const Ran result = ran(arguments, {.language = language});
    check_text(result.err);
    check_text(result.out);
    CHECK(!(writes ? result.out : result.err).empty());
  }
}

} // namespace

TEST_CASE("a hostile name of a file reaches no report raw") {
  const Folder folder;
  const std::string file = folder.file(hostile + "\xff.json", small_scenario());
  const auto formats = [&](std::vector<std::string> command, std::vector<std::string> known) {
    for (const std::string& format : known) {
      auto arguments = command;
      arguments.insert(arguments.end(), {"--format", format});
      check_clean(arguments, true);
    }
  };
  formats({"validate", file}, {"text", "json"});
  formats({"run", file, "--days", "5", "--jobs", "1"},
          {"text", "json", "ndjson", "csv", "csv-excel", "junit", "markdown", "github", "html"});
  formats({"compare", file, "--days", "5", "--jobs", "1"},
          {"text", "json", "ndjson", "markdown", "github", "html"});
  formats({"people", file, "--of", "orders"}, {"text", "csv", "json"});
  formats({"explain", file, "--days", "5"}, {"text", "json"});
  formats({"pilot", file, "--replications", "2"}, {"text", "json", "markdown", "html"});
  formats({"bench", file, "--rounds", "1", "--days", "2", "--quiet"}, {"text", "json"});
}

TEST_CASE("hostile names and sources of a file reach no report raw") {
  const Folder folder;
  const std::string name = R"("name": "a\n::error::pwned\u200bc|<b>", )";
  std::string text = replaced(small_scenario(), R"({"id": "members",)",
                              R"({"id": "members", "sea": 500, )" + name);
  text = replaced(text, "\"thrifty\": {", "\"thrifty\": {" + name);
  text = replaced(text, R"("at_least": 100, "source": "more than a handful")",
                  R"("segment": "members", "at_most": 1, "source": "a\n::error::pwned\u200bc")");
  text = replaced(text, R"({"measure": "audience", "of": ["sms"], "segment")",
                  R"({"measure": "orders", "segment")");
  text = replaced(text, "\"campaign\":",
                  R"("inflow": [{"id": "till", )" + name +
                      R"("kind": "natural", "segment": "members", "per_day": 20}],
      "doubts": [{"parameter": "$.segments[0].never_bought", "low": 0, "high": 0.1,
                  "source": "a\n::error::pwned\u200bc"}],
      "campaign":)");
  const std::string file = folder.file("named.json", text);
  REQUIRE(ran({"validate", file}).status == 0);
  const auto formats = [&](std::vector<std::string> command, std::vector<std::string> known) {
    for (const std::string& format : known) {
      auto arguments = command;
      arguments.insert(arguments.end(), {"--format", format});
      check_clean(arguments, true);
    }
  };
  formats({"run", file, "--days", "5", "--jobs", "1", "--strategy", "thrifty"},
          {"text", "json", "ndjson", "csv", "junit", "markdown", "github", "html"});
  formats({"compare", file, "--days", "5", "--jobs", "1", "--replications", "2"},
          {"text", "json", "ndjson", "markdown", "github", "html"});
  formats({"compare", file, "--explain", "base,thrifty", "--days", "12", "--replications", "2"},
          {"text", "json", "markdown", "html"});
  formats({"check", file, "--days", "12", "--replications", "2"},
          {"text", "json", "markdown", "html"});
  formats({"people", file, "--of", "orders"}, {"text", "csv", "json"});
  formats({"explain", file, "--person", "sea:members/5"}, {"text", "json"});
}

TEST_CASE("a hostile file that is wrong is refused in visible words") {
  const Folder folder;
  const std::vector<std::string> wrong = {
      "{\"a\": 1 \"\x1b[2J\x1b[32mvalid: 0 errors\x1b[0m\"}",
      "{\"\u202e\u200b\": 1}",
      replaced(small_scenario(), "\"face\"", "\"fa\u200bce\""),
      replaced(small_scenario(), "\"thrifty\"", "\"thr\u200bifty\""),
      "{\"format_version\": 1, \"name\": {\"en\": \"\u009b31m\"}}",
      "\x1b[2J",
      "\r::error::pwned"};
  for (const std::string& content : wrong) {
    const std::string file = folder.file(hostile + ".json", content);
    CHECK(ran({"validate", file}).status == 65);
    check_clean({"validate", file, "--format", "text"}, true);
    check_clean({"validate", file, "--format", "json"}, true);
    check_clean({"run", file});
    check_clean({"run", file, "--format", "junit"});
    check_clean({"run", file, "--format", "github"});
    check_clean({"reproduce", file});
    check_clean({"merge", file});
  }
}

TEST_CASE("hostile arguments are refused in visible words") {
  const Folder folder;
  check_clean({hostile});
  check_clean({"run", small_file(), "--" + hostile});
  check_clean({"run", small_file(), hostile});
  check_clean({"run", small_file(), "--seed", hostile});
  check_clean({"run", small_file(), "--format", hostile});
  check_clean({"run", small_file(), "--strategy", hostile});
  check_clean({"run", small_file(), "--measure", hostile});
  check_clean({"run", small_file(), "--shard", hostile});
  check_clean({"run", small_file(), "--out", folder.path("no/" + hostile)});
  check_clean({"run", folder.path(hostile)});
  check_clean({"run", small_file(), "--journal", folder.file(hostile, "no journal")});
  check_clean({"compare", small_file(), "--strategies", hostile + "," + hostile});
  check_clean({"explain", small_file(), "--person", hostile});
  check_clean({"people", small_file(), "--of", hostile});
  check_clean({"describe", hostile});
}

TEST_CASE("a manifest from elsewhere tells a log nothing") {
  const Folder folder;
  const std::string report = folder.path("report.json");
  REQUIRE(ran({"run", small_file(), "--days", "3", "--replications", "1", "--format", "json",
               "--out", report})
              .status <= 2);
  auto json = nlohmann::json::parse(content_of_file(report))["manifest"];
  json["version"] = "x" + hostile;
  json["arms"][0]["day_hashes"][0] = "0000000000000000"; // so that the versions are told
  const std::string manifest = folder.file("manifest.json", json.dump());
  check_clean({"reproduce", manifest, "--scenario", small_file()}, true);
  check_clean({"reproduce", manifest, "--scenario", small_file(), "--format", "json"}, true);
  json["scenario"] = hostile;
  json["arms"][0]["strategy"] = hostile;
  folder.file("manifest.json", json.dump());
  check_clean({"reproduce", manifest});
  check_clean({"reproduce", manifest, "--scenario", small_file()}, true);
}

TEST_CASE("line ends of the program's own texts stay") {
  CHECK(std::ranges::count(ran({"--help"}).out, '\n') > 10);
  CHECK(ran({"--help"}).out.find("\\n") == std::string::npos);
}

} // namespace pondlab::tests::hostile_text_test
