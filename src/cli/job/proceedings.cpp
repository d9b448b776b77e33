#include "cli/job/proceedings.hpp"

#include "base/error.hpp"

namespace pondlab::cli {

namespace {

std::vector<TextArgument> words_of(const HowFar& how_far, const std::string& file) {
  return {
      {"done", std::to_string(how_far.done)}, {"all", std::to_string(how_far.all)}, {"file", file}};
}

} // namespace

Proceedings::Proceedings(const experiment::Inquiry& inquiry,
                         const std::optional<std::string>& journal, const Common& common,
                         Output& output, Console& console)
    : file_(journal), common_(common), console_(console) {
  if (common.format == "ndjson") events_.emplace(output);
  if (journal) journal_.emplace(*journal, inquiry);
}

int Proceedings::load(experiment::Programme& programme) {
  const int before = programme.done();
  if (journal_) journal_->load(programme);
  if (programme.done() > before) console_.has_results();
  return programme.done() - before;
}

void Proceedings::tell_resumed(const HowFar& how_far) const {
  if (common_.quiet) return;
  tell(console_, text(console_.language, "cli.journal.resumed", words_of(how_far, *file_)));
}

void Proceedings::came_in(const experiment::Programme& programme,
                          const experiment::UnitResult& result) {
  if (journal_) journal_->append(result);
  if (events_) events_->replication(programme, result.unit);
}

void Proceedings::stopped(const experiment::Programme& programme, int signal, const HowFar& how_far,
                          bool reported) {
  const char* const key = journal_   ? "cli.stopped.journal"
                          : reported ? "cli.stopped.reported"
                                     : "cli.stopped.nothing";
  tell(console_, text(console_.language, key, words_of(how_far, file_.value_or(""))));
  if (events_) events_->stopped(programme, signal);
}

void refuse_journal_as_output(const std::optional<std::string>& journal, const Common& common) {
  if (journal && *journal == common.out)
    throw Error(Failure::usage, "cli.journal.is_output", {{"file", *journal}});
}

} // namespace pondlab::cli
