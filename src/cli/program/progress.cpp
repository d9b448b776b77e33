#include "cli/program/progress.hpp"

#include "report/model/number.hpp"

#include <algorithm>
#include <cmath>

namespace pondlab::cli {

namespace {

using namespace std::chrono_literals;
constexpr auto frame = 100ms; ///< between two looks of the bar
constexpr auto line = 10s;    ///< between two lines of a log
constexpr int bar_width = 24;
constexpr double too_early = .01; ///< share below which nobody knows how long it will take
constexpr const char* clear_line = "\r\x1b[K";

} // namespace

ProgressLine::ProgressLine(Console& console, bool quiet, Clock::time_point start)
    : console_(console), quiet_(quiet), start_(start),
      next_(start + (console.err_is_terminal ? Clock::duration(frame) : Clock::duration(line))) {}

ProgressLine::~ProgressLine() {
  if (shown_) console_.err << clear_line << std::flush;
}

void ProgressLine::show(const experiment::Progress& progress, const std::string& standing,
                        Clock::time_point now) {
  if (quiet_ || now < next_) return;
  const std::vector<TextArgument> arguments = {
      {"percent", std::to_string(static_cast<int>(std::floor(progress.share * 100)))},
      {"done", std::to_string(progress.replications_done)},
      {"all", std::to_string(progress.replications)},
      {"left", left_text(progress.share, now - start_)}};
  const std::string words = text(console_.language, "cli.progress.words", arguments) +
                            (standing.empty() ? "" : " · " + standing);
  if (console_.err_is_terminal) {
    console_.err << clear_line << bar(progress.share) << ' ' << words << std::flush;
    shown_ = true;
    next_ = now + frame;
  } else {
    tell(console_, words);
    next_ = now + line;
  }
}

std::string ProgressLine::left_text(double share, Clock::duration taken) const {
  if (share < too_early) return std::string(text(console_.language, "cli.progress.unknown"));
  const double seconds =
      std::chrono::duration<double>(taken).count() * (1 - std::min(1., share)) / share;
  const bool long_wait = seconds >= 120;
  return text(console_.language, long_wait ? "cli.progress.minutes" : "cli.progress.seconds",
              {{"n", grouped(std::ceil(long_wait ? seconds / 60 : seconds), 0)}});
}

std::string ProgressLine::bar(double share) const {
  const int full = static_cast<int>(std::clamp(share, 0., 1.) * bar_width);
  std::string drawn;
  for (int i = 0; i < bar_width; ++i) drawn += i < full ? "━" : "─";
  return drawn;
}

} // namespace pondlab::cli
