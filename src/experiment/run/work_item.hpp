#pragma once

#include "experiment/run/frame.hpp"
#include "experiment/run/funnel.hpp"
#include "experiment/run/packed_outcome.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace pondlab::experiment {

using Bytes = std::vector<std::byte>;

/// Of a search (search.hpp): items are of one of them. All other jobs have stage 0 alone.
inline constexpr std::uint8_t stage_count = 3;

/// One item of work: some arms of one replication, in one part of the job. They are worked on
/// together because they share the replication's population, and because a difference between arms
/// is known once they are done.
struct WorkItem {
  std::uint32_t replication = 0;
  std::vector<std::uint32_t> arms;    ///< places in the experiment's list
  std::vector<ArchivedText> segments; ///< ids of those that are also counted apart
  std::uint8_t funnels = 0;           ///< 1: or what led to each segment's contribution is
  /// Part of the job: a point of doubtful parameters (parameter_points.hpp), of which 0 is the
  /// file's values, or which of its protocols.
  std::uint32_t point = 0;
  std::uint8_t stage = 0; ///< below `stage_count`

  template <class Archive>
  void archive(Archive& a) {
    a(replication, arms, segments, funnels, point, stage);
  }
};

/// What became of one arm.
struct ArmOutcome {
  std::uint64_t plan_hash =
      0; ///< of the plan that was run: results of another scenario are refused
  PackedOutcome outcome;
  std::vector<PackedOutcome> segments; ///< of each of the item's, by person (`SegmentCount`)
  std::vector<Funnel> funnels; ///< where asked for: of each segment of the plan, then nobody's

  template <class Archive>
  void archive(Archive& a) {
    a(plan_hash, outcome, segments, funnels);
  }
};

/// What a worker hands back.
struct WorkResult {
  WorkItem item;
  std::uint64_t seed = 0;
  std::vector<ArmOutcome> arms; ///< one for each of the item's; under a protocol, hashes alone
  std::vector<double> readings; ///< of a protocol

  template <class Archive>
  void archive(Archive& a) {
    a(item, seed, arms, readings);
  }
};

/// Bytes that travel between threads, workers, processes and journals: a mark and a format's
/// number, then the content. Reading throws Error (bad data) for bytes that are damaged, or of
/// another format or version.
Bytes to_bytes(const WorkItem& item);
Bytes to_bytes(const WorkResult& result);
WorkItem work_item_from(std::span<const std::byte> bytes);
WorkResult work_result_from(std::span<const std::byte> bytes);

} // namespace pondlab::experiment
