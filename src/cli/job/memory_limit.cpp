#include "cli/job/memory_limit.hpp"

#include "base/error.hpp"
#include "experiment/run/memory.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>

#ifndef __EMSCRIPTEN__
#include <unistd.h>
#endif

namespace pondlab::cli {

namespace {

constexpr double megabyte = 1e6;
constexpr std::int64_t most_megabytes = 100'000'000;

std::string megabytes(double bytes) { return fmt::format("{:.0f}", std::ceil(bytes / megabyte)); }

} // namespace

void Resources::declare(Arguments& arguments) {
  arguments.whole("jobs", jobs, 1, max_jobs);
  declare_memory(arguments);
}

void Resources::declare_memory(Arguments& arguments) {
  arguments.whole("max-memory", max_memory, 1, most_megabytes);
}

double Resources::memory_limit() const {
  return max_memory ? static_cast<double>(*max_memory) * megabyte : usual_memory_limit();
}

double usual_memory_limit() {
#ifdef __EMSCRIPTEN__
  return 2e9;
#else
  double all =
      static_cast<double>(sysconf(_SC_PHYS_PAGES)) * static_cast<double>(sysconf(_SC_PAGE_SIZE));
  double group = 0; // a file that says “max”, or is not there, leaves it
  if (std::ifstream("/sys/fs/cgroup/memory.max") >> group && group > 0) all = std::min(all, group);
  return .75 * all;
#endif
}

void check_memory(const std::vector<experiment::Arm>& arms, int jobs, double limit) {
  const double one = experiment::bytes_of_work(arms, 1);
  if (one * jobs <= limit) return;
  const int fit = static_cast<int>(limit / one);
  const std::vector<TextArgument> arguments{{"memory", megabytes(one * jobs)},
                                            {"limit", megabytes(limit)},
                                            {"jobs", std::to_string(fit)}};
  throw Error(Failure::usage,
              fit >= 1 ? "cli.usage.too_much_memory_jobs" : "cli.usage.too_much_memory", arguments);
}

} // namespace pondlab::cli
