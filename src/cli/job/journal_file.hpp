#pragma once

#include "experiment/run/programme.hpp"
#include "experiment/study/inquiry.hpp"
#include "experiment/study/journal.hpp"

#include <cstdint>
#include <functional>
#include <string>

namespace pondlab::cli {

/// A journal that a run goes on with: opened, or made where there is none, and held against other
/// runs.
class JournalFile {
public:
  /// Throws FileError, or Error (bad data) for a file that is no journal, is another inquiry's or
  /// is held by another run. Nothing is written to such a file.
  JournalFile(std::string file, const experiment::Inquiry& inquiry);
  ~JournalFile();
  JournalFile(const JournalFile&) = delete;
  JournalFile& operator=(const JournalFile&) = delete;

  /// Takes what the journal holds of the work in, and cuts a torn record off.
  void load(experiment::Programme& programme);
  /// Appends a result; once this returns, killing the program does not lose it. Throws FileError.
  void append(const experiment::UnitResult& result);

private:
  void open();
  void begin(const experiment::Inquiry& inquiry);
  void cut(std::uint64_t size);
  void write(const experiment::Bytes& record);

  std::string file_;
  int descriptor_ = -1;
};

/// Reads a journal, handing each result to `each`. Returns what it answers, or nothing for one
/// without a whole first record. Throws FileError, or Error (bad data).
std::optional<experiment::Inquiry>
read_journal(const std::string& file,
             const std::function<void(const experiment::UnitResult&)>& each);

/// Throws Error (bad data) when results of the one inquiry are not results of the other.
void check_same(const experiment::Inquiry& one, const experiment::Inquiry& other,
                const std::string& file);

} // namespace pondlab::cli
