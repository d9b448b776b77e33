#include "cli/job/job_recorder.hpp"

#include "cli/program/same_file.hpp"

namespace pondlab::cli {

namespace {

std::vector<TextArgument> words_of(const HowFar& how_far, const std::string& file) {
  return {
      {"done", std::to_string(how_far.done)}, {"all", std::to_string(how_far.all)}, {"file", file}};
}

} // namespace

JobRecorder::JobRecorder(const experiment::JobSpecification& specification,
                         const std::optional<std::string>& journal, const Common& common,
                         Output& output, Console& console)
    : file_(journal), common_(common), console_(console) {
  if (common.format == "ndjson") events_.emplace(output);
  if (!journal) return;
  refuse_overwriting(*journal, {specification.file});
  journal_.emplace(*journal, specification, *console.files);
}

int JobRecorder::load(experiment::ReplicationSet& replication_set) {
  const int before = replication_set.done();
  const std::uint64_t cut = journal_ ? journal_->load(replication_set) : 0;
  if (cut > 0 && !common_.quiet) write_cut(console_, *file_, cut);
  if (replication_set.done() > before) console_.has_results();
  return replication_set.done() - before;
}

void JobRecorder::write_resumed(const HowFar& how_far) const {
  if (common_.quiet) return;
  tell(console_, text(console_.language, "cli.journal.resumed", words_of(how_far, *file_)));
}

void JobRecorder::came_in(const experiment::ReplicationSet& replication_set,
                          const experiment::WorkResult& result) {
  if (journal_) journal_->append(result);
  if (events_) events_->replication(replication_set, result.item);
}

void JobRecorder::stopped(const experiment::ReplicationSet& replication_set, int signal,
                          const HowFar& how_far, bool reported) {
  const char* const key = journal_   ? "cli.stopped.journal"
                          : reported ? "cli.stopped.reported"
                                     : "cli.stopped.nothing";
  tell(console_, text(console_.language, key, words_of(how_far, file_.value_or(""))));
  if (events_) events_->stopped(replication_set, signal);
}

std::vector<std::string> inputs_of(const std::string& scenario,
                                   const std::optional<std::string>& journal) {
  std::vector<std::string> inputs = {scenario};
  if (journal) inputs.push_back(*journal);
  return inputs;
}

} // namespace pondlab::cli
