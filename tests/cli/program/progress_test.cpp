#include "cli/program/progress.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <algorithm>
#include <sstream>

namespace pondlab::tests::progress_test {

using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;

namespace {

const cli::ProgressLine::Clock::time_point start{};

/// What half a run of `seconds` tells when asked ten times a second.
std::string written(bool terminal, bool quiet, int seconds) {
  std::istringstream in;
  std::ostringstream out, err;
  cli::Console console{.in = in, .out = out, .err = err, .err_is_terminal = terminal};
  {
    cli::ProgressLine progress(console, quiet, start);
    for (int tick = 1; tick <= 10 * seconds; ++tick)
      progress.show({1, 4, .5 * tick / (10 * seconds)}, "a leads b", start + tick * 100ms);
  }
  CHECK(out.str().empty());
  return err.str();
}

} // namespace

TEST_CASE("a log gets a line every ten seconds, so that a short run says nothing") {
  CHECK(written(false, false, 9).empty());
  const std::string lines = written(false, false, 35);
  CHECK(std::count(lines.begin(), lines.end(), '\n') == 3);
  CHECK_THAT(lines,
             ContainsSubstring("14 %, 1 of 4 replications done, about 61 s left · a leads b\n"));
  CHECK(lines.find('\x1b') == lines.npos);
}

TEST_CASE("a terminal gets a bar in place, taken off at the end") {
  const std::string bar = written(true, false, 2);
  CHECK(bar.find('\n') == bar.npos);
  CHECK_THAT(bar, ContainsSubstring("━"));
  CHECK(bar.ends_with("\r\x1b[K"));
}

TEST_CASE("quiet says nothing") {
  CHECK(written(true, true, 30).empty());
  CHECK(written(false, true, 30).empty());
}

} // namespace pondlab::tests::progress_test
