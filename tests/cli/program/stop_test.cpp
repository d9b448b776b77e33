#ifndef __EMSCRIPTEN__ // node has no signals

#include "cli/commands/program.hpp"
#include "cli/program/stop.hpp"
#include "support/commands.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <csignal>
#include <fcntl.h>
#include <iostream>
#include <streambuf>
#include <sys/wait.h>
#include <unistd.h>

using namespace pondlab;
using namespace pondlab::tests;

namespace {

/// A scenario that takes minutes.
std::string long_scenario() {
  return replaced(replaced(small_scenario(), R"("members": 3000)", R"("members": 500000)"),
                  R"("days": 40)", R"("days": 3000)");
}

/// Writes to a descriptor. `std::cout` may be a reporter's of this program, which keeps what it is
/// given: nothing written there fails.
class DescriptorBuffer final : public std::streambuf {
public:
  explicit DescriptorBuffer(int descriptor) : descriptor_(descriptor) {}

private:
  std::streamsize xsputn(const char* data, std::streamsize size) override {
    return std::max<std::streamsize>(0, write(descriptor_, data, static_cast<std::size_t>(size)));
  }
  int_type overflow(int_type letter) override {
    const char byte = traits_type::to_char_type(letter);
    return write(descriptor_, &byte, 1) == 1 ? letter : traits_type::eof();
  }

  int descriptor_;
};

/// The command line in a process of its own, whose standard output is `out`.
pid_t start_process(const std::vector<std::string>& arguments, int out) {
  const pid_t process = fork();
  REQUIRE(process >= 0);
  if (process > 0) return process;
  cli::catch_signals();
  dup2(out, STDOUT_FILENO);
  const int null = open("/dev/null", O_RDWR);
  dup2(null, STDERR_FILENO);
  DescriptorBuffer output(STDOUT_FILENO), errors(STDERR_FILENO);
  std::ostream out_stream(&output), err_stream(&errors);
  cli::Console console{.in = std::cin,
                       .out = out_stream,
                       .err = err_stream,
                       .stopped_by = cli::caught_signal,
                       .has_results = cli::wait_for_results};
  _exit(cli::run(arguments, console));
}

int status_of(pid_t process) {
  int status = 0;
  REQUIRE(waitpid(process, &status, 0) == process);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

} // namespace

TEST_CASE("Ctrl-C and SIGTERM end a long run at once") {
  const Folder folder;
  const std::string file = folder.file("long.json", long_scenario());
  for (const int signal : {SIGINT, SIGTERM}) {
    const int null = open("/dev/null", O_WRONLY);
    const pid_t process = start_process({"run", file}, null);
    close(null);
    usleep(300'000);
    kill(process, signal);
    CHECK(status_of(process) == 128 + signal);
  }
}

TEST_CASE("Ctrl-C keeps what is done") {
  const Folder folder;
  const std::string result = folder.path("result.json");
  const int null = open("/dev/null", O_WRONLY);
  const pid_t process = start_process(
      {"run", small_file(), "--replications", "10000", "--format", "json", "--out", result}, null);
  close(null);
  sleep(1);
  kill(process, SIGINT);
  CHECK(status_of(process) == 128 + SIGINT);
  const auto report = nlohmann::json::parse(content_of_file(result));
  CHECK(report["finished"] == false);
  CHECK(report["replications"].get<int>() >= 1);
  CHECK(report["replications_planned"] == 10'000);
}

TEST_CASE("a reader that has gone is status 74, not a crash") {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  close(ends[0]);
  const pid_t process = start_process({"run", small_file(), "--replications", "2"}, ends[1]);
  close(ends[1]);
  CHECK(status_of(process) == 74);
}

#endif

namespace pondlab::tests::stop_test {} // namespace pondlab::tests::stop_test
