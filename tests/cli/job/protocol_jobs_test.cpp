// `pilot` and `trial` are jobs like the others: any number of threads, journals, shards.
#include "support/commands.hpp"
#include "support/processes.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace pondlab::tests::protocol_jobs_test {

using Catch::Matchers::ContainsSubstring;
using nlohmann::json;

namespace {

using Arguments = std::vector<std::string>;

Arguments with(Arguments arguments, const Arguments& more) {
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

/// A pilot of two figures, and a trial of two mechanisms, in JSON: every bit of what came out.
Arguments pilot_of(const std::string& file) {
  return {"pilot", file,       "--of", "orders,net_sales", "--replications", "5", "--days",
          "20",    "--format", "json", "--quiet"};
}
Arguments trial_of(const std::string& file) {
  return {"trial", file, "--replications", "3", "--days", "20", "--format", "json", "--quiet"};
}

/// The small pond with a second campaign.
std::string two_mechanisms() {
  json scenario = json::parse(small_scenario());
  scenario["campaign"]["sms#2"] = scenario["campaign"]["sms"];
  scenario["campaign"]["sms#2"]["schedule"] = {{"every_days", 4}};
  return scenario.dump();
}

} // namespace

TEST_CASE("pilot and trial come to the same bytes on any number of threads") {
  const Folder folder;
  const std::string file = folder.file("two.json", two_mechanisms());
  for (const Arguments& plain : {pilot_of(file), trial_of(file)}) {
    const Ran one = ran(with(plain, {"--jobs", "1"}));
    REQUIRE(one.status == 0);
    CHECK(json::parse(one.out).contains("replications"));
    CHECK(ran(with(plain, {"--jobs", "3"})).out == one.out);
  }
  CHECK(json::parse(ran(trial_of(file)).out)["mechanisms"].size() == 2);
}

TEST_CASE("a stopped pilot or trial goes on from its journal, to the same bytes") {
  const Folder folder;
  const std::string file = folder.file("two.json", two_mechanisms());
  for (const Arguments& plain : {pilot_of(file), trial_of(file)}) {
    const std::string journal = folder.path(plain.front());
    const Arguments kept = with(plain, {"--journal", journal, "--jobs", "1"});
    const std::string whole = ran(plain).out;
    const Ran stopped = ran(kept, {.signal = 2, .with_results = true});
    CHECK(stopped.status == 130);
    CHECK_THAT(stopped.err, ContainsSubstring("the same command goes on from there"));
    CHECK(json::parse(stopped.out)["replications"] == 1); // the report on what is in
    CHECK(ran(kept).out == whole);
    const std::string written = content_of_file(journal);
    CHECK(ran(kept).out == whole);
    CHECK(content_of_file(journal) == written); // nothing was left to do
  }
}

TEST_CASE("a pilot's or trial's journal cut anywhere is gone on with, to the same bytes") {
  const Folder folder;
  const std::string file = folder.file("two.json", two_mechanisms());
  std::mt19937 random(5);
  for (const Arguments& plain : {pilot_of(file), trial_of(file)}) {
    const std::string journal = folder.path("journal-" + plain.front());
    const Arguments kept = with(plain, {"--journal", journal});
    const std::string result = ran(kept).out, whole = content_of_file(journal);
    for (int cut = 0; cut < 5; ++cut) {
      folder.file("journal-" + plain.front(), whole.substr(0, random() % whole.size()));
      CHECK(ran(kept).out == result);
      CHECK(content_of_file(journal).size() == whole.size());
    }
  }
}

TEST_CASE("shares of a pilot or trial merged in any order are the whole, byte for byte") {
  const Folder folder;
  const std::string file = folder.file("two.json", two_mechanisms());
  for (const Arguments& plain : {pilot_of(file), trial_of(file)}) {
    const std::string first = folder.path(plain.front() + "1"),
                      second = folder.path(plain.front() + "2");
    for (const auto& [journal, share] : {std::pair(first, "1/2"), std::pair(second, "2/2")}) {
      const Ran shard = ran(with(plain, {"--journal", journal, "--shard", share}));
      CHECK(shard.status == 0);
      CHECK(shard.out.empty());
    }
    const std::string whole = ran(plain).out;
    CHECK(ran({"merge", first, second, "--format", "json"}).out == whole);
    CHECK(ran({"merge", second, first, "--format", "json"}).out == whole);
    CHECK(ran({"merge", second, first, "--format", "csv"}).status == 64);
    const Ran half = ran({"merge", second, "--format", "json"});
    CHECK(half.status == 75);
    CHECK_THAT(half.err, ContainsSubstring("replications are in these journals"));
  }
}

TEST_CASE("a pilot's or trial's journal is not another question's") {
  const Folder folder;
  const std::string file = small_file(), journal = folder.path("journal");
  REQUIRE(ran(with(trial_of(file), {"--journal", journal})).status == 0);
  const auto refused = [&](const Arguments& arguments, const std::string& why) {
    const Ran result = ran(with(arguments, {"--journal", journal}));
    CHECK(result.status == 65);
    CHECK_THAT(result.err, ContainsSubstring(why));
  };
  refused(pilot_of(file), "another command");
  refused(with(trial_of(file), {"--holdout", "40"}), "another share");
  refused(with(trial_of(file), {"--seed", "12"}), "another seed");
}

TEST_CASE("pilot and trial tell what happens as it happens") {
  Arguments arguments = trial_of(small_file());
  *std::ranges::find(arguments, "json") = "ndjson";
  const Ran result = ran(arguments);
  std::vector<json> events;
  std::istringstream lines(result.out);
  for (std::string line; std::getline(lines, line);) events.push_back(json::parse(line));
  REQUIRE(events.size() == 5);
  CHECK(events.front()["event"] == "begin");
  CHECK(events[1]["event"] == "replication");
  CHECK(events.back()["verdict"] == "pass");
  CHECK(events.back()["report"] == json::parse(ran(trial_of(small_file())).out));
}

#ifndef __EMSCRIPTEN__

TEST_CASE("a trial killed at any moment goes on, to the same bytes") {
  const Folder folder;
  const std::string file = folder.file("two.json", two_mechanisms());
  Arguments plain = trial_of(file);
  *std::ranges::find(plain, "3") = "12";
  const std::string result = ran(plain).out, whole = folder.path("whole");
  REQUIRE(ran(with(plain, {"--journal", whole})).out == result);
  std::mt19937 random(7);
  for (int i = 0; i < 4; ++i) {
    const std::string journal = folder.path("journal" + std::to_string(i));
    const Arguments arguments = with(plain, {"--journal", journal, "--jobs", "2"});
    kill_at(arguments, journal, random() % size_of_file(whole));
    CHECK(ran(arguments).out == result);
  }
}

#endif

} // namespace pondlab::tests::protocol_jobs_test
