#include "experiment/run/unit.hpp"

namespace pondlab::experiment {

namespace {

constexpr std::uint64_t unit_mark = 0x74696E55646E6F70U;   // "pondUnit"
constexpr std::uint64_t result_mark = 0x746C7352646E6F70U; // "pondRslt"
constexpr std::uint32_t unit_format = 4;

void check_stage(const Unit& unit) {
  if (unit.stage >= stage_count) damaged_frame();
}

} // namespace

Bytes to_bytes(const Unit& unit) { return framed(unit_mark, unit_format, unit); }
Bytes to_bytes(const UnitResult& result) { return framed(result_mark, unit_format, result); }
Unit unit_from(std::span<const std::byte> bytes) {
  Unit unit = unframed<Unit>(unit_mark, unit_format, bytes);
  check_stage(unit);
  return unit;
}

UnitResult result_from(std::span<const std::byte> bytes) {
  UnitResult result = unframed<UnitResult>(result_mark, unit_format, bytes);
  check_stage(result.unit);
  if (result.arms.size() != result.unit.arms.size()) damaged_frame();
  for (const ArmOutcome& arm : result.arms)
    if (arm.segments.size() != result.unit.segments.size()) damaged_frame();
  return result;
}

} // namespace pondlab::experiment
