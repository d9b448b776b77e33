#pragma once

#include "cli/job/events.hpp"
#include "cli/job/journal_file.hpp"
#include "cli/program/arguments.hpp"
#include "cli/program/console.hpp"
#include "cli/program/output.hpp"

#include <optional>
#include <string>
#include <vector>

namespace pondlab::cli {

/// Replications that are in, of how many.
struct HowFar {
  int done = 0;
  int all = 0;
};

/// What is kept and written of a long command's work while it is done: each result in the journal
/// and, where that is the format, as an event; what was there already; what is left when it is
/// stopped.
class JobRecorder {
public:
  /// `journal` is the file that keeps results, if any. Throws what `JournalFile` throws. All but
  /// the specification must outlive it.
  JobRecorder(const experiment::JobSpecification& specification,
              const std::optional<std::string>& journal, const Common& common, Output& output,
              Console& console);

  /// Takes in what the journal holds of the work. Returns how many replications that are.
  int load(experiment::ReplicationSet& replication_set);
  void write_resumed(const HowFar& how_far) const;
  /// With each result that was taken in.
  void came_in(const experiment::ReplicationSet& replication_set,
               const experiment::WorkResult& result);
  /// `how_far` the whole work was when `signal` stopped it; `reported` is whether a report on what
  /// is done follows.
  void stopped(const experiment::ReplicationSet& replication_set, int signal, const HowFar& how_far,
               bool reported);
  /// nullptr where the format is another.
  Events* events() { return events_ ? &*events_ : nullptr; }

private:
  const std::optional<std::string>& file_;
  const Common& common_;
  Console& console_;
  std::optional<JournalFile> journal_;
  std::optional<Events> events_;
};

/// What an output may not be: the scenario's file, and the journal that is gone on with.
std::vector<std::string> inputs_of(const std::string& scenario,
                                   const std::optional<std::string>& journal);

} // namespace pondlab::cli
