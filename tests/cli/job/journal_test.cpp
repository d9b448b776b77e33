#include "support/commands.hpp"
#include "support/faulty_files.hpp"
#include "support/processes.hpp"
#include "support/studies.hpp"

#include "base/version.hpp"
#include "cli/commands/program.hpp"
#include "experiment/study/job_specification.hpp"
#include "experiment/study/journal.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <random>
#include <set>

#ifndef __EMSCRIPTEN__
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

namespace pondlab::tests::journal_test {

using Catch::Matchers::ContainsSubstring;

namespace {

/// `run` of the small scenario, in JSON, which holds every bit of what came out.
std::vector<std::string> run_of(std::vector<std::string> more, int replications = 6) {
  std::vector<std::string> arguments = {"run",     small_file(),     "--format",
                                        "json",    "--days",         "12",
                                        "--quiet", "--replications", std::to_string(replications)};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

std::string unbroken(int replications = 6) { return ran(run_of({}, replications)).out; }

std::size_t results_in(const std::string& file) {
  std::istringstream stream(content_of_file(file));
  experiment::JournalReader reader(stream, stream.str().size(), file);
  std::size_t count = 0;
  while (reader.next()) ++count;
  return count;
}

std::string bytes_of(const experiment::Bytes& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

} // namespace

TEST_CASE("a journal changes nothing, and a second run has nothing left to do") {
  const Folder folder;
  const std::string journal = folder.path("journal");
  const Ran first = ran(run_of({"--journal", journal}));
  CHECK(first.out == unbroken());
  CHECK(results_in(journal) == 6);
  const std::string written = content_of_file(journal);
  CHECK(ran(run_of({"--journal", journal})).out == first.out);
  CHECK(content_of_file(journal) == written);
}

TEST_CASE("a journal cut anywhere is gone on with, to the same bytes") {
  const Folder folder;
  const std::string journal = folder.path("journal");
  ran(run_of({"--journal", journal}, 4));
  const std::string whole = content_of_file(journal), result = unbroken(4);
  std::mt19937 random(5);
  for (int cut = 0; cut < 40; ++cut) {
    const std::size_t size = cut < 20 ? static_cast<std::size_t>(cut) : random() % whole.size();
    folder.file("journal", whole.substr(0, size));
    INFO("cut at " << size);
    CHECK(ran(run_of({"--journal", journal}, 4)).out == result);
    CHECK(results_in(journal) == 4);
  }
}

TEST_CASE("no changed byte of a journal changes a result") {
  const Folder folder;
  const std::string journal = folder.path("journal");
  ran(run_of({"--journal", journal}, 3));
  const std::string whole = content_of_file(journal), result = unbroken(3);
  std::mt19937 random(6);
  for (int i = 0; i < 60; ++i) {
    std::string changed = whole;
    changed[random() % changed.size()] ^= static_cast<char>(1u << random() % 8);
    folder.file("journal", changed);
    const Ran again = ran(run_of({"--journal", journal}, 3));
    CHECK(again.status == 65);
    CHECK(again.out.empty());
    CHECK(content_of_file(journal) == changed);
  }
}

TEST_CASE("more replications go on from fewer, and fewer use some of more") {
  const Folder folder;
  const std::string journal = folder.path("journal");
  ran(run_of({"--journal", journal}, 2));
  CHECK(ran(run_of({"--journal", journal}, 5)).out == unbroken(5));
  CHECK(results_in(journal) == 5);
  CHECK(ran(run_of({"--journal", journal}, 3)).out == unbroken(3));
  CHECK(ran({"merge", journal, "--format", "json"}).out == unbroken(5));
}

TEST_CASE("an interrupted run goes on from its journal") {
  const Folder folder;
  const std::string journal = folder.path("journal");
  const Ran stopped =
      ran(run_of({"--journal", journal, "--jobs", "1"}), {.signal = 2, .with_results = true});
  CHECK(stopped.status == 130);
  CHECK_THAT(stopped.err, ContainsSubstring("the same command goes on from there"));
  CHECK(results_in(journal) == 1);
  CHECK(ran(run_of({"--journal", journal})).out == unbroken());
}

TEST_CASE("compare keeps a journal as run does") {
  const Folder folder;
  const std::string journal = folder.path("journal");
  const std::vector<std::string> plain = {"compare", small_file(), "--format", "json",
                                          "--days",  "12",         "--quiet"};
  auto kept = plain;
  kept.insert(kept.end(), {"--journal", journal});
  ran(kept, {.signal = 2, .with_results = true});
  CHECK(ran(kept).out == ran(plain).out);
  CHECK(ran({"merge", journal, "--format", "json"}).out == ran(plain).out);
  CHECK(ran({"merge", journal, "--format", "csv"}).status == 64);
}

TEST_CASE("a journal of another question is refused and left as it is") {
  const Folder folder;
  const std::string journal = folder.path("journal");
  ran(run_of({"--journal", journal}));
  const std::string written = content_of_file(journal);
  const auto refused = [&](const std::vector<std::string>& arguments, const std::string& why) {
    const Ran result = ran(arguments);
    CHECK(result.status == 65);
    CHECK_THAT(result.err, ContainsSubstring(why));
    CHECK(content_of_file(journal) == written);
  };
  refused(run_of({"--journal", journal, "--seed", "12"}), "another seed");
  auto longer = run_of({"--journal", journal});
  *std::ranges::find(longer, "12") = "13";
  refused(longer, "another number of days");
  refused(run_of({"--journal", journal, "--measure", "true_orders"}), "other measures");
  refused(run_of({"--journal", journal, "--strategy", "thrifty"}), "another strategy");
  refused({"compare", small_file(), "--days", "12", "--journal", journal}, "another command");
  auto changed = run_of({"--journal", journal});
  changed[1] =
      folder.file("scenario.json", replaced(small_scenario(), "\"face\": 50", "\"face\": 40"));
  refused(changed, "the scenario has changed");
  CHECK(ran(run_of({"--journal", journal, "--seed", "11"})).status <= 2);
}

TEST_CASE("what is no journal is never written to") {
  const Folder folder;
  const std::string file = folder.file("notes.txt", "not to be lost");
  const Ran result = ran(run_of({"--journal", file}));
  CHECK(result.status == 65);
  CHECK_THAT(result.err, ContainsSubstring("not a journal"));
  CHECK(content_of_file(file) == "not to be lost");
  CHECK(ran(run_of({"--journal", folder.path("no/where")})).status == 73);
  CHECK(ran(run_of({"--journal", folder.path("j"), "--out", folder.path("j")})).status == 64);
}

TEST_CASE("a journal of another version is not gone on with") {
  const Folder folder;
  experiment::JobSpecification specification{
      .version = "0.0.0", .file = small_file(), .scenario = small_scenario()};
  const std::string journal =
      folder.file("journal", bytes_of(experiment::record_of(to_bytes(specification))));
  const Ran result = ran({"run", small_file(), "--journal", journal});
  CHECK(result.status == 65);
  CHECK_THAT(result.err, ContainsSubstring("Pondlab 0.0.0"));
  CHECK(ran({"merge", journal}).status == 65);
}

TEST_CASE("a journal's specification is hostile until it is validated") {
  const Folder folder;
  const auto merged = [&](experiment::JobSpecification specification) {
    specification.version = version();
    return ran({"merge",
                folder.file("journal", bytes_of(experiment::record_of(to_bytes(specification))))})
        .status;
  };
  CHECK(merged({.file = "x", .scenario = small_scenario()}) == 75); // sound, and no result in it
  CHECK(merged({.file = "x", .scenario = "{"}) == 65);
  CHECK(merged({.file = "x", .scenario = small_scenario(), .replications = 2'000'000'000}) == 65);
  CHECK(merged({.file = "x", .scenario = small_scenario(), .days = -1}) == 65);
  CHECK(merged({.file = "x", .scenario = small_scenario(), .strategy = "nobody"}) == 64);
  CHECK(ran({"merge", folder.file("notes", "hello")}).status == 65);
  CHECK(ran({"merge", folder.path("none")}).status == 66);
}

TEST_CASE("shards merged in any order are the unsharded run, byte for byte") {
  const Folder folder;
  const std::vector<std::string> journals = {folder.path("a"), folder.path("b"), folder.path("c")};
  for (std::size_t i = 0; i < journals.size(); ++i) {
    const Ran shard =
        ran(run_of({"--journal", journals[i], "--shard", std::to_string(i + 1) + "/3"}, 7));
    CHECK(shard.status == 0);
    CHECK(shard.out.empty());
  }
  CHECK(results_in(journals[0]) == 3);
  CHECK(results_in(journals[2]) == 2);
  const auto merged = [&](std::initializer_list<std::size_t> order) {
    std::vector<std::string> arguments = {"merge", "--format", "json"};
    for (const std::size_t i : order) arguments.push_back(journals[i]);
    return ran(arguments);
  };
  CHECK(merged({0, 1, 2}).out == unbroken(7));
  CHECK(merged({2, 0, 1}).out == unbroken(7));
  CHECK(merged({1, 2, 0, 1}).out == unbroken(7)); // twice is once

  const Ran partial = merged({2, 0});
  CHECK(partial.status == 75);
  CHECK_THAT(partial.err, ContainsSubstring("5 of 7 replications"));
  CHECK(nlohmann::json::parse(partial.out)["finished"] == false);
}

TEST_CASE("a shard says what it lacks") {
  const Folder folder;
  CHECK_THAT(ran(run_of({"--shard", "1/2"})).err, ContainsSubstring("--journal"));
  for (const char* const wrong :
       {"", "1", "0/2", "3/2", "1/2x", "a/b", "1/", "-1/2", "1/99999999999"})
    CHECK(ran(run_of({"--journal", folder.path("j"), "--shard", wrong})).status == 64);
}

#ifndef __EMSCRIPTEN__

TEST_CASE("a run killed at any moment goes on, to the same bytes") {
  const Folder folder;
  const std::string result = unbroken(24), whole = folder.path("whole");
  ran(run_of({"--journal", whole}, 24));
  std::mt19937 random(7);
  std::set<std::size_t> kept;
  for (int i = 0; i < 12; ++i) {
    const std::string journal = folder.path("journal" + std::to_string(i));
    const auto arguments = run_of({"--journal", journal, "--jobs", "2"}, 24);
    kill_at(arguments, journal, random() % size_of_file(whole));
    kept.insert(std::filesystem::exists(journal) ? results_in(journal) : 0);
    CHECK(ran(arguments).out == result);
  }
  CHECK(kept.size() > 1); // killed at different moments indeed
}

TEST_CASE("two runs do not write the same journal") {
  const Folder folder;
  const std::string journal = folder.path("journal");
  ran(run_of({"--journal", journal}));
  const int other = open(journal.c_str(), O_RDONLY);
  REQUIRE(flock(other, LOCK_EX) == 0);
  const Ran result = ran(run_of({"--journal", journal}));
  CHECK(result.status == 73);
  CHECK_THAT(result.err, ContainsSubstring("another run"));
  close(other);
}

#endif

TEST_CASE("zeros that a power cut left behind are cut off, in one sentence") {
  const Folder folder;
  const std::string journal = folder.path("journal");
  ran(run_of({"--journal", journal}, 4));
  const std::string whole = content_of_file(journal), result = unbroken(4);
  std::mt19937 random(8);
  for (int i = 0; i < 24; ++i) {
    // from anywhere on, the first record included, up to the file's end or to a block's
    const std::size_t kept = i == 0 ? 0 : random() % whole.size();
    const std::size_t size = i % 2 == 0 ? whole.size() : whole.size() + 4096;
    folder.file("journal", whole.substr(0, kept) + std::string(size - kept, '\0'));
    INFO(kept << " of " << size << " bytes kept");
    CHECK(ran(run_of({"--journal", journal}, 4)).out == result);
    CHECK(results_in(journal) == 4);
  }
  folder.file("journal", whole + std::string(512, '\0'));
  auto talking = run_of({"--journal", journal}, 4);
  std::erase(talking, "--quiet");
  CHECK_THAT(ran(talking).err, ContainsSubstring("512 bytes that are no whole record"));
  folder.file("journal", whole + std::string(512, '\0'));
  CHECK_THAT(ran({"merge", journal}).err, ContainsSubstring("512 bytes that are no whole record"));
}

TEST_CASE("zeros in the middle of a journal are damage") {
  const Folder folder;
  const std::string journal = folder.path("journal");
  ran(run_of({"--journal", journal}, 4));
  std::string holed = content_of_file(journal);
  holed.replace(holed.size() / 2, 64, 64, '\0');
  folder.file("journal", holed);
  CHECK(ran(run_of({"--journal", journal}, 4)).status == 65);
  CHECK(ran({"merge", journal}).status == 65);
  CHECK(content_of_file(journal) == holed);
}

TEST_CASE("merging the journal of a shard that was killed at once says what to do") {
  const Folder folder;
  const std::string first = folder.path("first");
  ran(run_of({"--journal", first, "--shard", "1/2"}, 4));
  const std::string whole = content_of_file(first);
  for (const std::string& left :
       {std::string(), whole.substr(0, 9), whole.substr(0, 40), std::string(4096, '\0'),
        whole.substr(0, 40) + std::string(99, '\0')}) {
    const std::string second = folder.file("second", left);
    const Ran alone = ran({"merge", second});
    CHECK(alone.status == 75);
    CHECK_THAT(alone.err, ContainsSubstring("Start that run again"));
    const Ran both = ran({"merge", first, second, "--format", "json"});
    CHECK(both.status == 75);
    CHECK(nlohmann::json::parse(both.out)["finished"] == false);
  }
}

TEST_CASE("a run killed at any byte of its journal goes on, to the same bytes") {
  const Folder folder;
  const std::string journal = folder.path("journal");
  ran(run_of({"--journal", journal, "--jobs", "1"}, 3));
  const std::string whole = content_of_file(journal), result = unbroken(3);
  const std::size_t step = std::getenv("PONDLAB_LONG") ? 1 : 1 + whole.size() / 60;
  for (std::size_t byte = 0; byte < whole.size(); byte += step) {
    INFO("killed at " << byte);
    std::filesystem::remove(journal);
    FilesUntilKilled files(byte);
    CHECK_THROWS_AS(ran(run_of({"--journal", journal, "--jobs", "1"}, 3), {.files = &files}),
                    Killed);
    CHECK(content_of_file(journal) == whole.substr(0, byte));
    CHECK(ran(run_of({"--journal", journal, "--jobs", "1"}, 3)).out == result);
    CHECK(content_of_file(journal) == whole);
  }
}

TEST_CASE("whatever call fails, what a journal holds is gone on with") {
  using enum FaultyFiles::Call;
  const Folder folder;
  const std::string journal = folder.path("journal"), result = unbroken(3);
  for (const auto call : {open, write, sync, truncate})
    for (int nth = 1; nth < 12; ++nth) {
      std::filesystem::remove(journal);
      FaultyFiles files(call, nth, call == write ? ENOSPC : EIO);
      const Ran broken = ran(run_of({"--journal", journal}, 3), {.files = &files});
      INFO("call " << static_cast<int>(call) << ", time " << nth);
      if (broken.status > 2) {
        CHECK(files.failed());
        CHECK((broken.status == 73 || broken.status == 74));
        CHECK(broken.out.empty());
      }
      CHECK(ran(run_of({"--journal", journal}, 3)).out == result);
      CHECK(results_in(journal) == 3);
      if (!files.failed()) break;
    }
}

} // namespace pondlab::tests::journal_test
