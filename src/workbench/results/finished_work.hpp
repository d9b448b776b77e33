#pragma once

#include "experiment/study/job_specification.hpp"
#include "scenario/json/result.hpp"
#include "scenario/parameters/localized_text.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pondlab::workbench {

/// What the list of finished work shows of each without reading its results.
struct FinishedWork {
  enum class Kind : std::uint8_t { run, comparison, search, trial, pilot };
  static constexpr std::size_t kind_count = 5;

  std::string id; ///< in the browser's store; no part of what is kept under it
  Kind kind = Kind::run;
  std::int64_t finished = 0;       ///< milliseconds since 1970
  std::string plan;                ///< what the plan was called
  std::string case_id;             ///< the shipped scenario that it was made of; empty: a file
  scenario::LocalizedText subject; ///< strategies, by name
  scenario::LocalizedText finding; ///< in a sentence
  int replications = 0;            ///< that are in; of a search, plans that were tried
  std::int64_t bytes = 0;          ///< that its results take
  std::string question;            ///< `question_key` of what was asked

  bool is_comparison() const { return kind == Kind::comparison; }
  /// Whether it came to figures of strategies, which can stand beside another's.
  bool can_stand_beside() const { return kind == Kind::run || is_comparison(); }
};

/// "run", "comparison", "search", "trial", "pilot": in the store and as the end of texts' keys.
std::string_view key_of(FinishedWork::Kind kind);

std::string to_text(const FinishedWork& work);
/// Reads what `to_text` wrote, whoever may have changed it since.
scenario::Result<FinishedWork> read_finished_work(std::string_view text);

/// Equal where the same was asked (workbench/work/question.hpp) in the same kind of work by the
/// same Pondlab, so that results of one are results of the other, or a part of them. The question's
/// lines are lines of the key.
std::string question_key(FinishedWork::Kind kind, std::string_view question);

/// What was asked and what came in, as a file (experiment/study/journal.hpp).
struct WorkRecord {
  experiment::JobSpecification specification;
  std::vector<experiment::Bytes> results;
};

experiment::Bytes to_bytes(const experiment::JobSpecification& specification,
                           std::span<const experiment::Bytes> results);
/// Throws Error (bad data) for bytes that are damaged.
WorkRecord work_record_from(std::span<const std::byte> bytes);

} // namespace pondlab::workbench
