#include "cli/job/write_report.hpp"

#include "cli/job/events.hpp"
#include "cli/program/file_error.hpp"

#include <cerrno>
#include <fstream>

namespace pondlab::cli {

namespace {

void add_to_summary(const std::string& file, const std::string& markdown) {
  errno = 0;
  std::ofstream stream(file, std::ios::binary | std::ios::app);
  stream << markdown << '\n' << std::flush;
  if (!stream) throw FileError(Failure::cannot_write, "cli.output.cannot_write", file, errno);
}

} // namespace

experiment::Verdict write_report(const Task& task,
                                 const experiment::ReplicationSet& replication_set,
                                 const Common& common, bool strict, Output& output,
                                 const Console& console) {
  const Style style{common.format, console.language, output.colour(), strict};
  const WrittenReport written = task.report(replication_set, style);
  if (common.format == "ndjson")
    Events(output).report(written);
  else
    output.write(written.text);
  if (common.format == "github" && !console.step_summary.empty())
    add_to_summary(console.step_summary,
                   task.report(replication_set, {"markdown", console.language}).text);
  return written.verdict;
}

} // namespace pondlab::cli
