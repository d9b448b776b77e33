#include "support/commands.hpp"
#include "support/processes.hpp"
#include "support/studies.hpp"

#include "experiment/study/journal.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <random>
#include <sstream>

namespace pondlab::tests::search_test {

using Catch::Matchers::ContainsSubstring;
using nlohmann::json;

namespace {

std::string searched() {
  json scenario = json::parse(small_scenario());
  scenario["segments"][0]["members"] = 300;
  scenario["search"] = {
      {"levers",
       {{{"parameter", "$.campaign.sms.coupon.face"}, {"low", 10}, {"high", 90}, {"step", 10}}}},
      {"limits", {{{"measure", "campaign_cost"}, {"at_most", 100000}}}}};
  return scenario.dump();
}

/// The smallest search that has all stages: 2 replications, 2 and 3.
std::vector<std::string> search_of(const std::string& file, std::vector<std::string> options) {
  options.insert(options.begin(), {"search", file, "--quiet", "--plans", "6", "--trials", "2",
                                   "--finalists", "2", "--replications", "3"});
  return options;
}

Ran search(std::vector<std::string> options, Surroundings around = {}) {
  if (around.input.empty()) around.input = searched();
  return ran(search_of("-", std::move(options)), around);
}

Ran search(std::vector<std::string> options, Language language) {
  return search(std::move(options), Surroundings{.language = language});
}

/// `search` in JSON, which holds every bit of what came out, with a journal.
Ran kept(const std::string& journal, Surroundings around = {}) {
  return search({"--format", "json", "--journal", journal}, std::move(around));
}

std::vector<experiment::WorkResult> results_in(const std::string& journal) {
  std::istringstream stream(content_of_file(journal));
  experiment::JournalReader reader(stream, stream.str().size(), journal);
  std::vector<experiment::WorkResult> results;
  while (auto result = reader.next()) results.push_back(std::move(*result));
  return results;
}

/// Results in a journal, by stage.
std::map<int, int> stages_in(const std::string& journal) {
  std::map<int, int> count;
  for (const experiment::WorkResult& result : results_in(journal)) ++count[result.item.stage];
  return count;
}
const std::map<int, int> all_stages = {{0, 2}, {1, 2}, {2, 3}};

std::string record_of(const experiment::Bytes& content) {
  const experiment::Bytes record = experiment::record_of(content);
  return {reinterpret_cast<const char*>(record.data()), record.size()};
}

/// The specification of a journal, as the record it begins with.
std::string head_of(const std::string& journal) {
  std::istringstream stream(content_of_file(journal));
  const experiment::JournalReader reader(stream, stream.str().size(), journal);
  return record_of(to_bytes(*reader.specification()));
}

std::vector<json> events_of(const std::string& lines) {
  std::vector<json> events;
  std::istringstream stream(lines);
  for (std::string line; std::getline(stream, line);) events.push_back(json::parse(line));
  return events;
}

/// Lines of CSV by column; no cell of these has a comma in it.
std::vector<std::map<std::string, std::string>> rows_of(const std::string& csv) {
  std::istringstream stream(csv);
  std::vector<std::string> head;
  std::vector<std::map<std::string, std::string>> rows;
  for (std::string line; std::getline(stream, line);) {
    std::vector<std::string> cells;
    std::istringstream of_line(line + ",");
    for (std::string cell; std::getline(of_line, cell, ',');) cells.push_back(cell);
    if (head.empty()) {
      head = cells;
      continue;
    }
    REQUIRE(cells.size() == head.size());
    auto& row = rows.emplace_back();
    for (std::size_t i = 0; i < head.size(); ++i) CHECK(row.emplace(head[i], cells[i]).second);
  }
  return rows;
}

void check_estimate(const std::map<std::string, std::string>& row, const std::string& column,
                    const json& estimate) {
  for (const char* const key : {"n", "mean", "sd", "low", "high"})
    CHECK(json::parse(row.at(column + "_" + key)) == estimate[key]);
}

} // namespace

TEST_CASE("search writes the finalists and every plan with its patch, field by field") {
  const Ran result = search({"--format", "json"});
  INFO(result.err);
  CHECK((result.status == 0 || result.status == 2));
  const json written = json::parse(result.out);
  CHECK(written["pondlab_search"] == 1);
  CHECK(written["measure"] == "contribution");
  CHECK(written["against"] == "opted_out");
  CHECK(written["replications"] == 3);
  CHECK(written["levers"][0]["parameter"] == "$.campaign.sms.coupon.face");
  REQUIRE(written["finalists"].size() >= 2);
  for (const json& finalist : written["finalists"]) {
    CHECK(finalist["gain"]["n"] == 3);
    CHECK(finalist["limits"][0]["verdict"] == "pass");
    CHECK(finalist["on_front"].is_boolean());
    CHECK(finalist["best"].is_null()); // chances are told from five replications on
  }
  for (const json& plan : written["plans"]) {
    CHECK(plan["settings"].size() == 1);
    if (!plan["as_it_stands"])
      CHECK(plan["patch"]["campaign"]["sms"]["coupon"]["face"] == plan["settings"][0]);
  }
}

TEST_CASE("search writes text, Markdown and HTML, in both languages") {
  for (const char* format : {"text", "markdown", "html"})
    for (const auto language : {pondlab::Language::zh, pondlab::Language::en}) {
      const Ran result = search({"--format", format}, language);
      INFO(format << ' ' << result.err);
      CHECK((result.status == 0 || result.status == 2));
      CHECK_THAT(result.out, ContainsSubstring("sms.coupon.face"));
    }
}

TEST_CASE("search says what is missing where there is nothing to move") {
  const Ran result = ran({"search", "-"}, {.input = small_scenario()});
  CHECK(result.status == 64);
  CHECK_THAT(result.err, ContainsSubstring("declares no levers"));
}

TEST_CASE("search in CSV is a line a plan, with the figures of its JSON") {
  const json written = json::parse(search({"--format", "json"}).out);
  const auto rows = rows_of(search({"--format", "csv"}).out);
  REQUIRE(rows.size() == written["plans"].size());
  std::size_t finalists = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& row = rows[i];
    const json& plan = written["plans"][i];
    CHECK(row.at("plan") == plan["plan"].get<std::string>());
    CHECK(row.at("strategy") == plan["strategy"].get<std::string>());
    CHECK(row.at("as_it_stands") == (plan["as_it_stands"] ? "1" : "0"));
    CHECK(row.at("refined") == (plan["refined"] ? "1" : "0"));
    CHECK(json::parse(row.at("$.campaign.sms.coupon.face")) == plan["settings"][0]);
    CHECK(row.at("measure") == written["measure"].get<std::string>());
    CHECK(row.at("unit") == written["unit"].get<std::string>());
    CHECK(json::parse(row.at("explored_gain")) == plan["gain"]);
    CHECK(row.at("against") == written["against"].get<std::string>());
    CHECK(row.at("against_unit") == written["against_unit"].get<std::string>());
    CHECK(json::parse(row.at("explored_against")).get<double>() >= 0);
    CHECK(row.at("within_limits") == (plan["within_limits"] ? "1" : "0"));
    const auto found = std::ranges::find_if(
        written["finalists"], [&](const json& one) { return one["plan"] == plan["plan"]; });
    if (found == written["finalists"].end()) {
      CHECK(row.at("finalist") == "0");
      for (const char* const column : {"on_front", "gain_mean", "best", "limit_1_campaign_cost"})
        CHECK(row.at(column).empty());
      continue;
    }
    const json& finalist = *found;
    ++finalists;
    CHECK(row.at("finalist") == "1");
    CHECK(row.at("on_front") == (finalist["on_front"] ? "1" : "0"));
    check_estimate(row, "gain", finalist["gain"]);
    check_estimate(row, "against", finalist["against"]);
    for (const char* const column : {"best", "near_best"}) CHECK(row.at(column).empty());
    CHECK(json::parse(row.at("deepest_cut")) == finalist["deepest_cut"]);
    CHECK(row.at("limit_1_campaign_cost") == finalist["limits"][0]["verdict"].get<std::string>());
    check_estimate(row, "limit_1", finalist["limits"][0]);
  }
  CHECK(finalists == written["finalists"].size());
}

TEST_CASE("no name in a search's CSV is taken for a formula") {
  json scenario = json::parse(searched());
  scenario["strategies"]["-cmd"] = scenario["strategies"]["thrifty"];
  scenario["search"]["strategies"] = {"-cmd"};
  const Ran result = search({"--format", "csv"}, {.input = scenario.dump()});
  INFO(result.err);
  for (const auto& row : rows_of(result.out)) CHECK(row.at("strategy") == "\"'-cmd\"");
}

TEST_CASE("search in ndjson tells its stages and ends with the report") {
  const auto events = events_of(search({"--format", "ndjson", "--jobs", "1"}).out);
  REQUIRE(events.size() == 1 + 3 + 7 + 1);
  CHECK(events[0]["event"] == "begin");
  CHECK(events[0]["pondlab_events"] == 1);
  CHECK(events[0]["scenario"] == "-");
  CHECK(events[0]["plans"] == 6);
  CHECK(events[0]["trials"] == 2);
  CHECK(events[0]["finalists"] == 2);
  CHECK(events[0]["replications"] == 3);
  std::size_t i = 1;
  const std::vector<std::pair<std::string, int>> stages = {
      {"explore", 2}, {"refine", 2}, {"confirm", 3}};
  for (const auto& [stage, asked] : stages) {
    const json& begin = events[i++];
    CHECK(begin["event"] == "stage");
    CHECK(begin["stage"] == stage);
    CHECK(begin["plans"].get<int>() >= 1);
    CHECK(begin["worlds"] == begin["plans"].get<int>() + 1);
    CHECK((begin["seed"] == 11) == (stage != "confirm"));
    CHECK(begin["days"] == 40);
    CHECK(begin["done"] == 0);
    CHECK(begin["asked"] == asked);
    for (int number = 0; number < asked; ++number) {
      const json& replication = events[i++];
      CHECK(replication["event"] == "replication");
      CHECK(replication["stage"] == stage);
      CHECK(replication["number"] == number);
      CHECK(replication["done"] == number + 1);
      CHECK(replication["asked"] == asked);
    }
  }
  const json written = json::parse(search({"--format", "json"}).out);
  CHECK(events[i]["event"] == "report");
  CHECK(events[i]["verdict"] == (written["settled"] ? "pass" : "inconclusive"));
  CHECK(events[i]["report"] == written);
}

TEST_CASE("a search's journal changes nothing, and a second search has nothing left to do") {
  const Folder folder;
  const std::string journal = folder.path("journal");
  const Ran first = kept(journal);
  const Ran plain = search({"--format", "json"});
  CHECK(first.out == plain.out);
  CHECK(first.status == plain.status);
  CHECK(stages_in(journal) == all_stages);
  const std::string written = content_of_file(journal);
  CHECK(kept(journal).out == plain.out);
  CHECK(content_of_file(journal) == written);
  const auto events = events_of(search({"--format", "ndjson", "--journal", journal}).out);
  CHECK(events.size() == 1 + 3 + 1);
  CHECK(events[2]["done"] == 2);
}

TEST_CASE("a search's journal cut anywhere is gone on with, to the same bytes") {
  const Folder folder;
  const std::string journal = folder.path("journal");
  const std::string result = kept(journal).out, whole = content_of_file(journal);
  std::vector<std::size_t> sizes = {0, 1, 15, 16, 17, whole.size() - 1};
  std::size_t end = head_of(journal).size();
  for (const experiment::WorkResult& one : results_in(journal)) {
    sizes.push_back(end); // between two results
    end += record_of(to_bytes(one)).size();
  }
  CHECK(end == whole.size());
  std::mt19937 random(5);
  for (int i = 0; i < 10; ++i) sizes.push_back(random() % whole.size());
  for (const std::size_t size : sizes) {
    folder.file("journal", whole.substr(0, size));
    INFO("cut at " << size);
    CHECK(kept(journal).out == result);
    CHECK(stages_in(journal) == all_stages);
  }
}

TEST_CASE("no changed byte of a search's journal changes a result") {
  const Folder folder;
  const std::string journal = folder.path("journal");
  kept(journal);
  const std::string whole = content_of_file(journal);
  std::mt19937 random(6);
  for (int i = 0; i < 40; ++i) {
    std::string changed = whole;
    changed[random() % changed.size()] ^= static_cast<char>(1u << random() % 8);
    folder.file("journal", changed);
    const Ran again = kept(journal);
    CHECK(again.status == 65);
    CHECK(again.out.empty());
    CHECK(content_of_file(journal) == changed);
  }
}

TEST_CASE("results of one stage are not taken for another's") {
  const Folder folder;
  const std::string journal = folder.path("journal");
  const std::string result = kept(journal).out, head = head_of(journal);
  const auto written_with = [&](auto change) {
    std::string bytes = head;
    for (experiment::WorkResult one : results_in(journal)) {
      change(one);
      bytes += record_of(to_bytes(one));
    }
    return kept(folder.file("changed", bytes));
  };
  CHECK(written_with([](experiment::WorkResult&) {}).out == result);
  for (const std::uint8_t stage : {0, 1, 2}) {
    const Ran mixed = written_with([&](experiment::WorkResult& one) {
      if (one.item.replication == 1) one.item.stage = stage;
    });
    CHECK(mixed.out == (mixed.status == 65 ? "" : result));
  }
  CHECK(written_with([](experiment::WorkResult& one) {
          one.item.stage = static_cast<std::uint8_t>(2 - one.item.stage);
        }).status == 65);
  CHECK(written_with([](experiment::WorkResult& one) { one.item.stage = 3; }).status == 65);
}

TEST_CASE("an interrupted search says what is kept, and goes on from there") {
  const Folder folder;
  const std::string journal = folder.path("journal");
  const Ran stopped = search({"--format", "ndjson", "--journal", journal, "--jobs", "1"},
                             {.signal = 2, .with_results = true});
  CHECK(stopped.status == 130);
  CHECK_THAT(stopped.err, ContainsSubstring("1 of 7 replications are in " + journal +
                                            ": the same command goes on from there"));
  const auto events = events_of(stopped.out);
  CHECK(events.back()["event"] == "stopped");
  CHECK(events.back()["stage"] == "explore");
  CHECK(events.back()["signal"] == 2);
  CHECK(events.back()["done"] == 1);
  CHECK(stages_in(journal) == std::map<int, int>{{0, 1}});
  CHECK(kept(journal).out == search({"--format", "json"}).out);

  const Ran lost = search({"--format", "json"}, {.signal = 2, .with_results = true});
  CHECK(lost.status == 130);
  CHECK(lost.out.empty());
  CHECK_THAT(lost.err, ContainsSubstring("nothing was written"));
}

TEST_CASE("a search that goes on says once how far it was") {
  const Folder folder;
  const std::string journal = folder.path("journal");
  kept(journal);
  const auto ends_of = [&](int results) {
    std::string bytes = head_of(journal);
    for (const experiment::WorkResult& one : results_in(journal))
      if (results-- > 0) bytes += record_of(to_bytes(one));
    const std::string part = folder.file("part", bytes);
    auto arguments = search_of("-", {"--journal", part});
    std::erase(arguments, "--quiet");
    return ran(arguments, {.input = searched()}).err;
  };
  for (const int results : {1, 2, 3, 4, 6, 7}) {
    const std::string err = ends_of(results);
    INFO(err);
    const std::string words = std::to_string(results) + " of 7 replications are in";
    CHECK_THAT(err, ContainsSubstring(words));
    CHECK(err.find("replications are in") == err.rfind("replications are in"));
    CHECK((err.find("over the whole space") == err.npos) == (results >= 2));
    CHECK((err.find("near the best") == err.npos) == (results >= 4));
    CHECK((err.find("fresh draws") == err.npos) == (results == 7));
  }
  CHECK(ends_of(0).find("replications are in") == std::string::npos);
}

TEST_CASE("a journal of another search is refused and left as it is") {
  const Folder folder;
  const std::string journal = folder.path("journal");
  const std::string file = folder.file("searched.json", searched());
  const std::vector<std::string> usual = search_of(file, {"--journal", journal});
  ran(usual);
  const std::string written = content_of_file(journal);
  const auto refused = [&](const std::vector<std::string>& arguments, const std::string& why) {
    const Ran result = ran(arguments);
    CHECK(result.status == 65);
    CHECK(result.out.empty());
    CHECK_THAT(result.err, ContainsSubstring(why));
    CHECK(content_of_file(journal) == written);
  };
  const auto with = [&](const std::string& option, const std::string& value) {
    auto arguments = usual;
    const auto there = std::ranges::find(arguments, option);
    if (there != arguments.end())
      *std::next(there) = value;
    else
      arguments.insert(arguments.end(), {option, value});
    return arguments;
  };
  refused(with("--seed", "12"), "another seed");
  refused(with("--days", "39"), "another number of days");
  refused(with("--plans", "7"), "--plans");
  refused(with("--trials", "3"), "--trials");
  refused(with("--finalists", "3"), "--finalists");
  refused(with("--replications", "4"), "--replications");
  auto changed = usual;
  changed[1] =
      folder.file("changed.json", replaced(searched(), "\"at_most\":100000", "\"at_most\":200000"));
  refused(changed, "the scenario has changed");
  refused({"run", file, "--journal", journal}, "another command");
  refused({"merge", journal}, "the journal of a search");
  CHECK(ran(with("--seed", "11")).status <= 2);
  CHECK(ran(with("--days", "40")).status <= 2);

  const std::string of_run = folder.path("run");
  ran({"run", file, "--quiet", "--journal", of_run});
  CHECK_THAT(ran(with("--journal", of_run)).err, ContainsSubstring("another command"));
  CHECK(ran(with("--out", journal)).status == 64);
  CHECK(content_of_file(journal) == written);
}

#ifndef __EMSCRIPTEN__

TEST_CASE("a search killed at any moment goes on, to the same bytes") {
  const Folder folder;
  const std::string file = folder.file("searched.json", searched()), whole = folder.path("whole");
  const auto into = [&](const std::string& journal) {
    return search_of(file, {"--format", "json", "--journal", journal, "--jobs", "2"});
  };
  const std::string result = ran(into(whole)).out;
  std::mt19937 random(7);
  for (int i = 0; i < 8; ++i) {
    const std::string journal = folder.path("journal" + std::to_string(i));
    kill_at(into(journal), journal, random() % size_of_file(whole));
    CHECK(ran(into(journal)).out == result);
    CHECK(stages_in(journal) == all_stages);
  }
}

#endif

} // namespace pondlab::tests::search_test
