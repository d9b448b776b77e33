#include "cli/program/output.hpp"
#include "support/commands.hpp"
#include "support/faulty_files.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <algorithm>
#include <iterator>
#include <thread>

#ifndef __EMSCRIPTEN__
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace pondlab::tests::output_test {

using Catch::Matchers::ContainsSubstring;

TEST_CASE("an output that cannot be made is refused before anything is simulated") {
  const Folder folder;
  const Ran missing = ran({"run", small_file(), "--out", folder.path("no/where.json")});
  CHECK(missing.status == 73);
  CHECK_THAT(missing.err, ContainsSubstring("there is no such file or folder"));
  CHECK(ran({"run", small_file(), "--out", folder.path(".")}).status == 73);
}

namespace {

std::ptrdiff_t files_in(const Folder& folder) {
  return std::distance(std::filesystem::directory_iterator(folder.path("")), {});
}

/// Runs a command whose output is `input` by other names, and sees that it is refused.
void check_refused(const Folder& folder, const std::string& input,
                   const std::vector<std::string>& command) {
  namespace fs = std::filesystem;
  const std::string before = content_of_file(input);
  fs::create_directory(folder.path("below"));
  const std::string link = folder.path("link"), hard = folder.path("hard");
  fs::create_symlink(fs::path(input).filename(), link);
  fs::create_hard_link(input, hard);
  const std::string name = fs::path(input).filename().string();
  for (const std::string& output :
       {input, folder.path("./" + name), folder.path("below/../" + name), link, hard}) {
    std::vector<std::string> arguments = command;
    arguments.insert(arguments.end(), {"--out", output});
    INFO(command.front() << " --out " << output);
    const Ran result = ran(arguments);
    CHECK(result.status == 64);
    CHECK_THAT(result.err, ContainsSubstring("overwrite"));
    CHECK(content_of_file(input) == before);
  }
  for (const std::string& made : {link, hard}) fs::remove(made);
}

} // namespace

TEST_CASE("no command overwrites what it reads") {
  const Folder folder;
  const std::string file = folder.file("scenario.json", small_scenario());
  const std::string searched =
      folder.file("searched.json",
                  replaced(small_scenario(), "{",
                           R"({"search": {"levers": [{"parameter": "$.campaign.sms.coupon.face",)"
                           R"( "low": 10, "high": 90, "step": 10}]},)"));
  const std::vector<std::vector<std::string>> commands = {{"run", file},
                                                          {"compare", file},
                                                          {"validate", file},
                                                          {"validate", small_file(), file},
                                                          {"explain", file},
                                                          {"search", searched},
                                                          {"pilot", file},
                                                          {"people", file, "--of", "orders"},
                                                          {"bench", file, "--rounds", "1"},
                                                          {"trial", file}};
  for (const auto& command : commands)
    check_refused(folder, command.back() == searched ? searched : file, command);

  const std::string journal = folder.path("journal"), report = folder.path("report.json");
  REQUIRE(
      ran({"run", file, "--days", "5", "--journal", journal, "--format", "json", "--out", report})
          .status <= 2);
  check_refused(folder, journal, {"merge", journal});
  check_refused(folder, journal, {"run", file, "--days", "5", "--journal", journal});
  check_refused(folder, report, {"reproduce", report});
  check_refused(folder, file, {"reproduce", report});
  check_refused(folder, file, {"reproduce", report, "--scenario", file});
}

TEST_CASE("a journal that is not there yet is not the output either, nor the scenario") {
  const Folder folder;
  const std::string file = folder.file("scenario.json", small_scenario());
  std::filesystem::create_symlink("later", folder.path("link"));
  const std::string own = std::filesystem::path(folder.path("x")).parent_path().filename();
  const std::vector<std::string> outputs = {"later", "./later", "../" + own + "/later", "link"};
  for (const std::string& output : outputs) {
    INFO(output);
    CHECK(ran({"run", file, "--journal", folder.path("later"), "--out", folder.path(output)})
              .status == 64);
  }
  CHECK(ran({"run", file, "--journal", file}).status == 64);
  CHECK(ran({"run", file, "--format", "github"}, {.step_summary = file}).status == 64);
  CHECK(content_of_file(file) == small_scenario());
  CHECK_FALSE(std::filesystem::exists(folder.path("later")));
}

TEST_CASE("whatever call fails, the report before is whole and nothing else is left") {
  using enum FaultyFiles::Call;
  const Folder folder;
  const std::string report = folder.file("report.txt", "older");
  const std::string whole = ran({"validate", small_file()}).out;
  for (const auto call : {open, write, allocate, sync, rename})
    for (int nth = 1;; ++nth) {
      folder.file("report.txt", "older");
      FaultyFiles files(call, nth, ENOSPC);
      const Ran result = ran({"validate", small_file(), "--out", report}, {.files = &files});
      INFO("call " << static_cast<int>(call) << ", time " << nth);
      CHECK(content_of_file(report) == (result.status == 0 ? whole : "older"));
      CHECK(files_in(folder) == 1);
      if (!files.failed()) break;
      // the last open and sync are of the folder: the file has its name already
      if (call != open && call != sync) {
        CHECK(result.status == 74);
        CHECK_THAT(result.err, ContainsSubstring("the disk is full"));
      }
      REQUIRE(nth < 9);
    }
}

TEST_CASE("a program that is killed while it writes leaves the report before") {
  const Folder folder;
  const std::string report = folder.file("report.txt", "older");
  const std::size_t size = ran({"validate", small_file()}).out.size();
  for (std::size_t byte = 0; byte < size; byte += 7) {
    FilesUntilKilled files(byte);
    CHECK_THROWS_AS(ran({"validate", small_file(), "--out", report}, {.files = &files}), Killed);
    CHECK(content_of_file(report) == "older");
  }
}

TEST_CASE("an output's links are followed, and its permissions stay") {
  namespace fs = std::filesystem;
  const Folder folder;
  const std::string report = folder.file("report.txt", "older"), link = folder.path("link");
  fs::create_symlink("report.txt", link);
  fs::permissions(report, fs::perms(0640));
  CHECK(ran({"validate", small_file(), "--out", link}).status == 0);
  CHECK(fs::is_symlink(link));
  CHECK(content_of_file(report) == ran({"validate", small_file()}).out);
  CHECK(fs::status(report).permissions() == fs::perms(0640));
  fs::remove(report); // to nowhere
  CHECK(ran({"validate", small_file(), "--out", link}).status == 0);
  CHECK(fs::is_symlink(link));
  CHECK(fs::exists(report));
  CHECK(files_in(folder) == 2);
}

TEST_CASE("events are added as they come, to a file that is replaced by the first") {
  const Folder folder;
  const std::string report = folder.file("events.ndjson", "older");
  const std::vector<std::string> run = {"run",      small_file(), "--days", "5",
                                        "--format", "ndjson",     "--jobs", "1"};
  auto into_file = run;
  into_file.insert(into_file.end(), {"--out", report});
  ran(into_file);
  CHECK(content_of_file(report) == ran(run).out);
  FaultyFiles files(FaultyFiles::Call::write, 1, ENOSPC);
  folder.file("events.ndjson", "older");
  CHECK(ran(into_file, {.files = &files}).status == 74);
  CHECK(content_of_file(report) == "older");
}

TEST_CASE("a run that comes to nothing leaves an older result as it was") {
  const Folder folder;
  const std::string result = folder.file("result.txt", "older");
  const std::string bad = folder.file("bad.json", "{");
  CHECK(ran({"run", bad, "--out", result}).status == 65);
  CHECK(content_of_file(result) == "older");
}

#ifndef __EMSCRIPTEN__
TEST_CASE("a full disk is status 74") {
  if (!std::filesystem::exists("/dev/full")) SKIP("no /dev/full");
  const Ran result = ran({"run", small_file(), "--out", "/dev/full"});
  CHECK(result.status == 74);
  CHECK_THAT(result.err, ContainsSubstring("the disk is full"));
  CHECK(std::filesystem::is_character_file("/dev/full"));
}

TEST_CASE("a pipe and a device are written, not replaced") {
  const Folder folder;
  const std::string pipe = folder.path("pipe");
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  std::string read;
  std::thread reader([&] { read = content_of_file(pipe); });
  CHECK(ran({"validate", small_file(), "--out", pipe}).status == 0);
  reader.join();
  CHECK(read == ran({"validate", small_file()}).out);
  CHECK(std::filesystem::is_fifo(pipe));
  CHECK(ran({"validate", small_file(), "--out", "/dev/null"}).status == 0);
  CHECK(std::filesystem::is_character_file("/dev/null"));
}

TEST_CASE("a file behind a descriptor is written on, not replaced") {
  if (!std::filesystem::exists("/dev/fd")) SKIP("no /dev/fd");
  const Folder folder;
  const std::string file = folder.file("log", "");
  const int log = open(file.c_str(), O_WRONLY);
  REQUIRE(write(log, "before\n", 7) == 7);
  CHECK(ran({"validate", small_file(), "--out", "/dev/fd/" + std::to_string(log)}).status == 0);
  REQUIRE(write(log, "after\n", 6) == 6);
  close(log);
  CHECK(content_of_file(file) == "before\n" + ran({"validate", small_file()}).out + "after\n");
}
#endif

} // namespace pondlab::tests::output_test
