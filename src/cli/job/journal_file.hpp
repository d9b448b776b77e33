#pragma once

#include "experiment/run/replication_set.hpp"
#include "experiment/study/job_specification.hpp"
#include "experiment/study/journal.hpp"

#include <cstdint>
#include <functional>
#include <string>

namespace pondlab::cli {

/// A journal that a run goes on with: opened, or made where there is none, and held against other
/// runs.
class JournalFile {
public:
  /// Throws FileError, or Error (bad data) for a file that is no journal, is another
  /// specification's or is held by another run. Nothing is written to such a file.
  JournalFile(std::string file, const experiment::JobSpecification& specification);
  ~JournalFile();
  JournalFile(const JournalFile&) = delete;
  JournalFile& operator=(const JournalFile&) = delete;

  /// Takes what the journal holds of the work in, and cuts a torn record off.
  void load(experiment::ReplicationSet& replication_set);
  /// Appends a result; once this returns, killing the program does not lose it. Throws FileError.
  void append(const experiment::WorkResult& result);

private:
  void open();
  void begin(const experiment::JobSpecification& specification);
  void cut(std::uint64_t size);
  void write(const experiment::Bytes& record);

  std::string file_;
  int descriptor_ = -1;
};

/// Reads a journal, handing each result to `each`. Returns what it answers, or nothing for one
/// without a whole first record. Throws FileError, or Error (bad data).
std::optional<experiment::JobSpecification>
read_journal(const std::string& file,
             const std::function<void(const experiment::WorkResult&)>& each);

/// Throws Error (bad data) when results of the one specification are not results of the other.
void check_same(const experiment::JobSpecification& one, const experiment::JobSpecification& other,
                const std::string& file);

} // namespace pondlab::cli
