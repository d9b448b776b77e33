#include "cli/commands/merge.hpp"

#include "base/error.hpp"
#include "base/version.hpp"
#include "cli/job/carry_out.hpp"
#include "cli/job/comparison_task.hpp"
#include "cli/job/journal_file.hpp"
#include "cli/job/simulate.hpp"
#include "cli/job/study_task.hpp"
#include "cli/job/tell_report.hpp"
#include "cli/program/output.hpp"

#include <algorithm>

namespace pondlab::cli {

namespace {

constexpr int status_unfinished = 75; ///< sysexits: what is missing can be had by trying on

void check_format(const Common& common, experiment::Inquiry::Kind kind) {
  const bool is_study = kind == experiment::Inquiry::Kind::study;
  const auto known = is_study ? StudyTask::formats() : ComparisonTask::formats();
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
  declare_common(arguments, common_, StudyTask::formats());
}

/// What all journals answer. Where they differ without contradiction, what comes out does not
/// depend on their order: the most replications and draws, the first name of the file by its
/// letters.
experiment::Inquiry Merge::common_inquiry() const {
  std::optional<experiment::Inquiry> common;
  int replications = 1, draws = 0;
  bool screen = false;
  for (const std::string& file : journals_) {
    auto inquiry = read_journal(file, [&](const experiment::UnitResult& result) {
      if (result.unit.point == experiment::at_file &&
          result.unit.replication < experiment::most_replications)
        replications = std::max(replications, static_cast<int>(result.unit.replication) + 1);
    });
    if (!inquiry) throw Error(Failure::bad_data, "journal.not_one", {{"file", file}});
    if (inquiry->kind == experiment::Inquiry::Kind::search)
      throw Error(Failure::bad_data, "cli.merge.search", {{"file", file}});
    replications = std::max(replications, inquiry->replications.value_or(1));
    draws = std::max(draws, inquiry->draws.value_or(0));
    screen = screen || inquiry->screen;
    if (common) check_same(*inquiry, *common, file);
    if (!common || inquiry->file < common->file) common = std::move(inquiry);
  }
  common->replications = replications;
  common->draws = draws;
  common->screen = screen;
  return std::move(*common);
}

int Merge::run(Console& console) {
  experiment::Inquiry inquiry = common_inquiry();
  check_format(common_, inquiry.kind);
  if (inquiry.version != version())
    throw Error(Failure::bad_data, "journal.other.version",
                {{"file", journals_.front()}, {"version", inquiry.version}});
  const auto [task, diagnostics] = plan_task(std::move(inquiry));
  if (!task) throw DiagnosticError(Failure::bad_data, diagnostics.front());
  experiment::Programme programme = task->programme();
  check_work(programme.arms(), programme.replications());
  Output output(common_.out, console);
  for (const std::string& file : journals_)
    read_journal(file, [&](const experiment::UnitResult& result) { programme.accept(result); });
  if (auto lookout = task->lookout()) {
    lookout->look(programme.file());
    if (lookout->has_enough()) programme.file().cut(lookout->looked());
  }
  if (!programme.is_whole())
    tell(console, text(console.language, "cli.merge.missing",
                       {{"done", std::to_string(programme.done())},
                        {"all", std::to_string(programme.replications())}}));
  if (programme.file().done() == 0) return status_unfinished;
  const auto verdict = tell_report(*task, programme, common_, strict_, output, console);
  return programme.is_whole() ? status_of(verdict, strict_) : status_unfinished;
}

} // namespace pondlab::cli
