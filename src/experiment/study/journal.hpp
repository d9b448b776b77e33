#pragma once

#include "experiment/study/job_specification.hpp"

#include <cstdint>
#include <istream>
#include <optional>
#include <string>

namespace pondlab::experiment {

// A journal is a file of records, each behind its length and that length's checksum: first the
// specification, then one result a replication, appended as they are done. A run that is killed
// leaves at most one torn record, the last; a power cut leaves zeros where the last ones should be.

/// `content` as a record to be appended.
Bytes record_of(const Bytes& content);

/// Reads a journal whose bytes anybody may have written: memory taken is bounded by what is there.
class JournalReader {
public:
  /// `size` bytes are to be read from `stream`; `file` is its name, for messages. Throws Error (bad
  /// data) when it does not begin with a specification.
  JournalReader(std::istream& stream, std::uint64_t size, std::string file);

  /// Nothing when there is not even a whole first record: the run was killed at once.
  const std::optional<JobSpecification>& specification() const { return specification_; }
  /// The next result, or nothing at the end or at a torn record, which must be the last: one that
  /// is cut off, or whose last byte and all behind it are zero. Throws Error (bad data), with the
  /// place, for another that is there and not as it was written.
  std::optional<WorkResult> next();
  /// Bytes of the records read so far.
  std::uint64_t whole() const { return whole_; }
  bool is_torn() const { return whole_ < size_; }

private:
  std::optional<Bytes> next_record();
  bool may_begin_a_record();
  bool ends_in_zeros(std::uint64_t from);
  [[noreturn]] void damaged() const;

  std::istream& stream_;
  std::uint64_t size_;
  std::string file_;
  std::uint64_t whole_ = 0;
  std::optional<JobSpecification> specification_;
};

} // namespace pondlab::experiment
