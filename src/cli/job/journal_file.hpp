#pragma once

#include "cli/program/console.hpp"
#include "experiment/run/replication_set.hpp"
#include "experiment/study/job_specification.hpp"
#include "experiment/study/journal.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace pondlab::cli {

/// A journal that a run goes on with: opened, or made where there is none, and held against other
/// runs.
class JournalFile {
public:
  /// Throws FileError, or Error (bad data) for a file that is no journal, is another
  /// specification's or is held by another run. Nothing is written to such a file.
  /// `files` must outlive it.
  JournalFile(std::string file, const experiment::JobSpecification& specification,
              FileSystem& files);
  ~JournalFile();
  JournalFile(const JournalFile&) = delete;
  JournalFile& operator=(const JournalFile&) = delete;

  /// Takes what the journal holds of the work in, and cuts off what a kill or a power cut left
  /// behind its last whole record. Returns how many bytes that were.
  std::uint64_t load(experiment::ReplicationSet& replication_set);
  /// Appends a result; once this returns, neither killing the program nor a power cut loses it.
  /// Throws FileError.
  void append(const experiment::WorkResult& result);

private:
  void open();
  void begin(const experiment::JobSpecification& specification);
  void cut(std::uint64_t size);
  void write(const experiment::Bytes& record);

  std::string file_;
  FileSystem& files_;
  int descriptor_ = -1;
  int fault_ = 0; ///< of a write that failed: behind a torn record nothing may be written
};

/// What there is in a journal but for its results.
struct JournalContent {
  /// What it answers, or nothing for one without a whole first record.
  std::optional<experiment::JobSpecification> specification;
  std::uint64_t torn = 0; ///< bytes behind its last whole record
};

/// Reads a journal, handing each result to `each`. Throws FileError, or Error (bad data).
JournalContent read_journal(const std::string& file,
                            const std::function<void(const experiment::WorkResult&)>& each);

/// Says that a journal ends in bytes that are no whole record.
void write_cut(Console& console, const std::string& file, std::uint64_t bytes);

/// Throws Error (bad data) when results of the one specification are not results of the other.
void check_same(const experiment::JobSpecification& one, const experiment::JobSpecification& other,
                const std::string& file);

} // namespace pondlab::cli
