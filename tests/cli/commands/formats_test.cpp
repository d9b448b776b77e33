#include "support/commands.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <sstream>

namespace pondlab::tests::formats_test {

using Catch::Matchers::ContainsSubstring;
using nlohmann::json;

namespace {

std::vector<json> events_of(const std::string& lines) {
  std::vector<json> events;
  std::istringstream stream(lines);
  for (std::string line; std::getline(stream, line);) events.push_back(json::parse(line));
  return events;
}

std::string failing(const Folder& folder) {
  return folder.file("scenario.json", replaced(small_scenario(), R"("at_least": 100, "source")",
                                               R"("at_most": 1, "source")"));
}

} // namespace

TEST_CASE("ndjson tells what happens, a line each, and ends with the report") {
  const auto events =
      events_of(ran({"run", small_file(), "--format", "ndjson", "--replications", "3"}).out);
  REQUIRE(events.size() == 5);
  CHECK(events[0]["event"] == "begin");
  CHECK(events[0]["pondlab_events"] == 1);
  CHECK(events[0]["seed"] == 11);
  CHECK(events[0]["days"] == 40);
  CHECK(events[0]["worlds"].get<int>() > 1);
  CHECK(events[0]["done"] == 0);
  CHECK(events[0]["asked"] == 3);
  std::set<int> numbers;
  for (std::size_t i = 1; i <= 3; ++i) {
    CHECK(events[i]["event"] == "replication");
    CHECK(events[i]["done"] == i);
    numbers.insert(events[i]["number"].get<int>());
  }
  CHECK(numbers == std::set{0, 1, 2});
  CHECK(events[4]["event"] == "report");
  CHECK(events[4]["verdict"] == "pass");
  CHECK(events[4]["report"] ==
        json::parse(ran({"run", small_file(), "--format", "json", "--replications", "3"}).out));
}

TEST_CASE("ndjson is written as it happens, to a file as well") {
  const Folder folder;
  const std::string file = folder.file("events", "older");
  const Ran stopped =
      ran({"compare", small_file(), "--format", "ndjson", "--jobs", "1", "--out", file},
          {.signal = 2, .with_results = true});
  CHECK(stopped.status == 130);
  const auto events = events_of(content_of_file(file));
  REQUIRE(events.size() == 4);
  CHECK(events[2]["event"] == "stopped");
  CHECK(events[2]["signal"] == 2);
  CHECK(events[2]["done"] == 1);
  CHECK(events[3]["report"]["finished"] == false);
}

TEST_CASE("github annotates the scenario's lines and adds to the step's summary") {
  const Folder folder;
  const std::string file = failing(folder), summary = folder.file("summary", "before\n");
  const Ran result = ran({"run", file, "--format", "github", "--quiet"}, {.step_summary = summary});
  CHECK(result.status == 1);
  CHECK_THAT(result.out, ContainsSubstring("::error file=" + file + ",line=17,col=5,title=SMS"));
  CHECK(std::count(result.out.begin(), result.out.end(), '\n') == 1);
  const std::string written = content_of_file(summary);
  CHECK(written.starts_with("before\n## A small pond\n"));
  CHECK_THAT(written, ContainsSubstring("❌ **1 of 3 expectations not met.**"));

  CHECK_THAT(ran({"run", small_file(), "--format", "github"}).out,
             ContainsSubstring("title=A small pond::All expectations hold (3 judged).\n"));
  const std::vector<std::string> open = {"run", small_file(), "--replications",
                                         "1",   "--format",   "github"};
  CHECK(ran(open).out.starts_with("::warning "));
  auto strict = open;
  strict.push_back("--strict");
  CHECK(ran(strict).out.starts_with("::error "));
}

TEST_CASE("github annotates what is wrong with a scenario") {
  const Folder folder;
  const std::string file =
      folder.file("bad.json", replaced(small_scenario(), R"("members": 3000)", R"("members": -1)"));
  for (const std::string command : {"run", "compare"}) {
    const Ran result = ran({command, file, "--format", "github"});
    CHECK(result.status == 65);
    CHECK(result.out.starts_with("::error file=" + file + ",line=6,col=45,"));
  }
}

TEST_CASE("compare has a card in Markdown, HTML and for GitHub") {
  const auto as = [](const std::string& format, Language language = Language::en) {
    return ran({"compare", small_file(), "--replications", "3", "--quiet", "--format", format},
               {.language = language})
        .out;
  };
  CHECK_THAT(as("markdown"), ContainsSubstring("### Decision card"));
  CHECK_THAT(as("markdown"), ContainsSubstring("### Paired differences"));
  CHECK_THAT(as("html"), ContainsSubstring("<h1>A small pond</h1>"));
  CHECK_THAT(as("html"), ContainsSubstring("<circle"));
  CHECK_THAT(as("html", Language::zh), ContainsSubstring("决策卡"));
  CHECK_THAT(as("github"), ContainsSubstring("title=A small pond::"));
}

TEST_CASE("A report is dated where it is told a date, and else the same on any day") {
  for (const std::string command : {"run", "compare"}) {
    const auto as = [&](std::vector<std::string> more) {
      more.insert(more.begin(), {command, small_file(), "--replications", "2", "--quiet"});
      return ran(more);
    };
    CHECK_THAT(as({"--format", "html", "--date", "2021-03-08"}).out,
               ContainsSubstring("Report of 2021-03-08"));
    CHECK_THAT(as({"--date", "today"}).out, ContainsSubstring("Report of 20"));
    CHECK_THAT(as({}).out, !ContainsSubstring("Report of"));
    CHECK(as({"--date", "8/3/2021"}).status == 64);
  }
  CHECK(json::parse(ran({"compare", small_file(), "--replications", "2", "--quiet", "--format",
                         "json", "--date", "2021-03-08"})
                        .out)["date"] == "2021-03-08");
}

TEST_CASE("JUnit has the time that it took, shared between cases") {
  const std::string out = ran({"run", small_file(), "--quiet", "--format", "junit"}).out;
  CHECK_THAT(out, ContainsSubstring("<testsuite name=\"" + small_file() + "\" tests=\"3\""));
  std::size_t times = 0;
  for (auto at = out.find(" time=\"0.000\""); at != out.npos; at = out.find(" time=\"", at + 1))
    ++times;
  CHECK(times == 5); // all suites, the suite, three cases
}

TEST_CASE("compare tells what each strategy is and how people went through its mechanisms") {
  const auto as = [](const std::string& format) {
    return ran({"compare", small_file(), "--replications", "3", "--quiet", "--format", format}).out;
  };
  for (const char* const format : {"text", "html"}) {
    CHECK_THAT(as(format), ContainsSubstring("What each strategy is"));
    CHECK_THAT(as(format), ContainsSubstring("SMS · Schedule · Dates: 2020-01-10"));
    CHECK_THAT(as(format), ContainsSubstring("From contact to order"));
    CHECK_THAT(as(format), ContainsSubstring("Opted out, deleted or muted because of it"));
  }
  const json report = json::parse(as("json"));
  for (const json& strategy : report["strategies"]) {
    const bool none = strategy["strategy"] == "none";
    REQUIRE(strategy["funnels"].size() == (none ? 0 : 1));
    if (!none) CHECK(strategy["funnels"][0]["seers"] <= strategy["funnels"][0]["audience"]);
  }
}

TEST_CASE("run's HTML holds verdicts, charts, measures and books") {
  for (const Language language : {Language::en, Language::zh}) {
    const Ran result = ran({"run", small_file(), "--format", "html"}, {.language = language});
    CHECK(result.status == 0);
    CHECK_THAT(result.out, ContainsSubstring(language == Language::en ? "All expectations hold"
                                                                      : "预期全部达成"));
    CHECK_THAT(result.out, ContainsSubstring("<svg"));
    CHECK_THAT(result.out, ContainsSubstring(language == Language::en ? "Books" : "账本"));
    CHECK(result.out.find("report.") == result.out.npos); // no key without its text
  }
}

TEST_CASE("whatever a scenario calls itself stays words in every format") {
  const Folder folder;
  const std::string name = R"(\"><script>alert(1)</script>\n::error::x|=cmd()";
  const std::string file = folder.file(
      "scenario.json",
      replaced(replaced(replaced(small_scenario(), "A small pond", name), "小池子", name),
               "more than a handful", "=HYPERLINK(1)"));
  const auto as = [&](const std::string& command, const std::string& format) {
    return ran({command, file, "--format", format, "--replications", "2", "--quiet"}).out;
  };
  for (const std::string command : {"run", "compare"}) {
    CHECK(as(command, "html").find("<script") == std::string::npos);
    CHECK(as(command, "markdown").find("<script") == std::string::npos);
    CHECK(as(command, "github").find("\n::error::x") == std::string::npos);
    CHECK(json::parse(as(command, "json")).is_object());
  }
  CHECK(as("run", "junit").find("<script") == std::string::npos);
  std::istringstream lines(as("run", "csv"));
  for (std::string line; std::getline(lines, line);)
    CHECK(std::string("=+-@").find(line.front()) == std::string::npos);
}

TEST_CASE("a source is told in the reader's language, and in JSON in both") {
  const Folder folder;
  const std::string file =
      folder.file("scenario.json",
                  replaced(small_scenario(), R"("at_least": 100, "source": "more than a handful")",
                           R"("at_most": 1, "source": {"zh": "不止几个人", "en": "a few"})"));
  const auto as = [&](const std::string& format, Language language) {
    return ran({"run", file, "--format", format, "--replications", "2", "--quiet"},
               {.language = language})
        .out;
  };
  CHECK_THAT(as("junit", Language::zh), ContainsSubstring("不止几个人"));
  CHECK_THAT(as("junit", Language::en), ContainsSubstring("a few"));
  const json expectation = json::parse(as("json", Language::zh))["expectations"][0];
  CHECK(expectation["source"] == "a few");
  CHECK(expectation["source_zh"] == "不止几个人");
}

TEST_CASE("Every format tells a rank, its rival and its chance") {
  const Folder folder;
  const std::string file = folder.file(
      "rank.json",
      expecting(
          R"({"measure": "campaign_cost", "versus": "thrifty", "probability_at_least": 0.9},
             {"measure": "net_sales", "segment": "old", "versus": "none", "at_most": 1000000})"));
  const auto as = [&](const std::string& format) {
    return ran({"run", file, "--quiet", "--measure", "orders", "--format", format});
  };
  CHECK(as("text").status == 1);
  for (const char* const format : {"text", "markdown", "html", "junit", "github"}) {
    INFO(format);
    const std::string out = as(format).out;
    CHECK(out.find("“the campaign” ahead of “thrifty”") != std::string::npos);
    CHECK(out.find("with a chance of at least 90.0") != std::string::npos);
    CHECK((out.find("chance < 0.1") != std::string::npos ||
           out.find("chance &lt; 0.1") != std::string::npos));
  }
  const std::string csv = as("csv").out;
  CHECK(csv.find(",fail,,thrifty,,0.9,") != std::string::npos);
  CHECK(csv.find(",pass,,none,old,,,difference,,\n") != std::string::npos);
  const auto commas = [](std::string_view line) { return std::ranges::count(line, ','); };
  for (std::size_t at = 0, end; (end = csv.find('\n', at)) != csv.npos; at = end + 1)
    CHECK(commas(std::string_view(csv).substr(at, end - at)) == 23);
  const std::string json = as("json").out;
  for (const char* const part :
       {R"("versus": "thrifty")", R"("probability_at_least": 0.9)", R"("probability": )",
        R"("less": "thrifty")", R"("segment": "old")", R"("less": "none")"})
    CHECK(json.find(part) != std::string::npos);
}

TEST_CASE("Every format tells what is divided by what, in both languages") {
  const Folder folder;
  const std::string file = folder.file(
      "ratio.json",
      expecting(
          R"({"measure": "campaign_cost", "versus": "thrifty", "as": "ratio", "at_least": 1.1},
             {"measure": "net_sales", "from": "2020-01-11", "to": "2020-01-20",
              "over": {"from": "2020-01-01", "to": "2020-01-10"}, "at_least": 0.2, "at_most": 5},
             {"measure": "incremental_orders", "from": "2020-01-01", "to": "2020-01-02",
              "over": {"from": "2020-01-03", "to": "2020-01-03"}, "at_least": 0},
             {"measure": "net_sales", "from": "2020-01-11", "to": "2020-01-20", "versus": "thrifty",
              "over": {"from": "2020-01-01", "to": "2020-01-10"}, "at_most": 2},
             {"measure": "net_sales", "from": "2020-01-11", "to": "2020-01-20", "versus": "thrifty",
              "as": "ratio", "over": {"from": "2020-01-01", "to": "2020-01-10"}, "at_most": 5})"));
  const auto as = [&](const std::string& format, const std::string& language) {
    return ran({"run", file, "--quiet", "--measure", "orders", "--format", format, "--language",
                language})
        .out;
  };
  for (const char* const format : {"text", "markdown", "html", "junit", "github"}) {
    INFO(format); // what holds is not told on GitHub, nor how it came out in JUnit's
    const std::string out = as(format, "en");
    CHECK_THAT(out, ContainsSubstring("2020-01-01 to 2020-01-02 ÷ 2020-01-03 to 2020-01-03"));
    CHECK_THAT(out, ContainsSubstring("cannot be told from zero"));
    CHECK_THAT(out, !ContainsSubstring("nan"));
    CHECK_THAT(as(format, "zh"), ContainsSubstring("分母与零分不开"));
  }
  for (const char* const format : {"text", "markdown", "html"}) {
    INFO(format);
    const std::string out = as(format, "en"), chinese = as(format, "zh");
    CHECK_THAT(out, ContainsSubstring("“the campaign” ÷ “thrifty”: at least 1.10×"));
    CHECK_THAT(out, ContainsSubstring("ratio to thrifty 2.00×"));
    CHECK_THAT(out, ContainsSubstring("ratio of the means "));
    CHECK_THAT(out, ContainsSubstring("0.20× to 5.00×"));
    CHECK_THAT(out, ContainsSubstring("“the campaign” less “thrifty” "));
    CHECK_THAT(out, ContainsSubstring("at most 2.00×"));
    CHECK_THAT(out, ContainsSubstring("ratio of the means, less that of thrifty, "));
    CHECK_THAT(out, ContainsSubstring("ratio of the means, over that of thrifty, "));
    CHECK_THAT(chinese, ContainsSubstring("两段日子的均值之比，比 thrifty 的多 "));
    CHECK_THAT(chinese, ContainsSubstring("两段日子的均值之比，是 thrifty 的 "));
    CHECK_THAT(chinese, ContainsSubstring("“原方案”÷“thrifty”：不低于 1.10 倍"));
    CHECK_THAT(chinese, ContainsSubstring("均值是 thrifty 的 2.00 倍"));
  }
  const std::string csv = as("csv", "en");
  CHECK(csv.find(",ratio,4,") != std::string::npos);
  CHECK(csv.find(",thrifty,,,,ratio,,\n") != std::string::npos);
  CHECK(csv.find(",,,,,2020-01-01,2020-01-10\n") != std::string::npos);
  const auto result = json::parse(as("json", "en"));
  const auto& expectations = result["expectations"];
  CHECK(expectations[0]["as"] == "ratio");
  CHECK(expectations[0]["divided_by"] == "thrifty");
  CHECK(expectations[0]["unit"] == "ratio");
  CHECK(expectations[1]["over"]["from"] == "2020-01-01");
  CHECK(expectations[1]["over"]["to"] == "2020-01-10");
  CHECK(expectations[1]["mean"].is_number());
  CHECK(expectations[2]["mean"].is_null());
  CHECK(expectations[3]["less"] == "thrifty");
  CHECK(expectations[3]["over"]["to"] == "2020-01-10");
  CHECK(expectations[4]["divided_by"] == "thrifty");
  CHECK(csv.find(",thrifty,,,,difference,2020-01-01,2020-01-10\n") != std::string::npos);
  CHECK(expectations[2]["low"].is_null());
  CHECK(expectations[2]["verdict"] == "inconclusive");
}

} // namespace pondlab::tests::formats_test
