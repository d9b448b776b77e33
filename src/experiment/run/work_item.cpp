#include "experiment/run/work_item.hpp"

namespace pondlab::experiment {

namespace {

constexpr std::uint64_t unit_mark = 0x74696E55646E6F70U;   // "pondUnit"
constexpr std::uint64_t result_mark = 0x746C7352646E6F70U; // "pondRslt"
constexpr std::uint32_t unit_format = 9;

void check_stage(const WorkItem& item) {
  if (item.stage >= stage_count) damaged_frame();
}

} // namespace

Bytes to_bytes(const WorkItem& item) { return framed(unit_mark, unit_format, item); }
Bytes to_bytes(const WorkResult& result) { return framed(result_mark, unit_format, result); }
WorkItem work_item_from(std::span<const std::byte> bytes) {
  WorkItem item = unframed<WorkItem>(unit_mark, unit_format, bytes);
  check_stage(item);
  return item;
}

WorkResult work_result_from(std::span<const std::byte> bytes) {
  WorkResult result = unframed<WorkResult>(result_mark, unit_format, bytes);
  check_stage(result.item);
  if (result.arms.size() != result.item.arms.size()) damaged_frame();
  for (const ArmOutcome& arm : result.arms)
    if (arm.segments.size() != result.item.segments.size()) damaged_frame();
  return result;
}

} // namespace pondlab::experiment
