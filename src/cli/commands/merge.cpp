#include "cli/commands/merge.hpp"

#include "base/error.hpp"
#include "base/version.hpp"
#include "cli/job/job_report.hpp"
#include "cli/job/journal_file.hpp"
#include "cli/job/progress_monitor.hpp"
#include "cli/job/run_job.hpp"
#include "cli/job/simulate.hpp"
#include "cli/program/output.hpp"

#include <algorithm>

namespace pondlab::cli {

namespace {

constexpr int status_unfinished = 75; ///< sysexits: what is missing can be had by trying on

void check_format(const Common& common, experiment::JobSpecification::Kind kind) {
  const auto known = formats_of(kind);
  if (std::ranges::find(known, common.format) != known.end()) return;
  std::string listed;
  for (const std::string& one : known) listed += (listed.empty() ? "" : ", ") + one;
  throw Error(Failure::usage, "cli.usage.not_a_choice",
              {{"option", "--format"}, {"value", common.format}, {"known", listed}});
}

} // namespace

void Merge::declare(Arguments& arguments) {
  arguments.positionals("journal", journals_);
  arguments.flag("strict", strict_);
  declare_common(arguments, common_, formats_of(experiment::JobSpecification::Kind::study));
  declare_date(arguments, common_);
}

/// What all journals answer. Where they differ without contradiction, what comes out does not
/// depend on their order: the most replications and draws, the first name of the file by its
/// letters. Nothing where the runs of all of them were killed before their first record.
std::optional<experiment::JobSpecification> Merge::common_specification(Console& console) const {
  std::optional<experiment::JobSpecification> common;
  int replications = 1, draws = 0;
  bool screen = false;
  for (const std::string& file : journals_) {
    auto [specification, torn] = read_journal(file, [&](const experiment::WorkResult& result) {
      if (result.item.point == experiment::at_file &&
          result.item.replication < experiment::most_replications)
        replications = std::max(replications, static_cast<int>(result.item.replication) + 1);
    });
    if (!specification) {
      tell(console, text(console.language, "cli.merge.empty", {{"file", file}}));
      continue;
    }
    if (torn > 0 && !common_.quiet) write_cut(console, file, torn);
    if (specification->kind == experiment::JobSpecification::Kind::search)
      throw Error(Failure::bad_data, "cli.merge.search", {{"file", file}});
    replications = std::max(replications, specification->replications.value_or(1));
    draws = std::max(draws, specification->draws.value_or(0));
    screen = screen || specification->screen;
    if (common) check_same(*specification, *common, file);
    if (!common || specification->file < common->file) common = std::move(specification);
  }
  if (!common) return std::nullopt;
  common->replications = replications;
  common->draws = draws;
  common->screen = screen;
  return common;
}

int Merge::run(Console& console) {
  report_date(common_); // refused before anything is read
  std::optional<experiment::JobSpecification> specification = common_specification(console);
  if (!specification) return status_unfinished;
  check_format(common_, specification->kind);
  if (specification->version != version())
    throw Error(Failure::bad_data, "journal.other.version",
                {{"file", journals_.front()}, {"version", specification->version}});
  const auto [job, diagnostics] = plan_job(std::move(*specification));
  if (!job) throw DiagnosticError(Failure::bad_data, diagnostics.front());
  experiment::ReplicationSet replication_set = replication_set_of(*job);
  check_work(replication_set);
  Output output(common_.out, console, journals_);
  for (const std::string& file : journals_)
    read_journal(file,
                 [&](const experiment::WorkResult& result) { replication_set.accept(result); });
  if (const auto* comparison = std::get_if<experiment::Comparison>(&*job)) {
    ProgressMonitor monitor(*comparison);
    monitor.look(replication_set.file());
    if (monitor.has_enough()) replication_set.file().cut(monitor.looked());
  }
  if (!replication_set.is_whole())
    tell(console, text(console.language, "cli.merge.missing",
                       {{"done", std::to_string(replication_set.done())},
                        {"all", std::to_string(replication_set.replications())}}));
  if (replication_set.file().done() == 0) return status_unfinished;
  const auto verdict = write_report(*job, replication_set, common_, strict_, output, console);
  return replication_set.is_whole() ? status_of(verdict, strict_) : status_unfinished;
}

} // namespace pondlab::cli
