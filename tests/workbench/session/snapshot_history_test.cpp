#include "workbench/session/snapshot_history.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pondlab::tests::snapshot_history_test {

using workbench::SnapshotHistory;

namespace {

constexpr std::size_t kilobyte = 1024;

engine::Snapshot snapshot(std::size_t bytes = kilobyte) { return engine::Snapshot(bytes); }

/// As the simulation fills it, day by day.
void fill(SnapshotHistory& snapshots, engine::Day days, std::size_t bytes) {
  for (engine::Day day = 1; day <= days; ++day)
    if (snapshots.wants(day)) snapshots.keep(day, snapshot(bytes));
}

} // namespace

TEST_CASE("Snapshots are as close as the budget allows") {
  SnapshotHistory every_day(90, kilobyte, 200 * kilobyte), every_ninth(90, kilobyte, 10 * kilobyte);
  fill(every_day, 90, kilobyte);
  fill(every_ninth, 90, kilobyte);
  CHECK(every_day.size() == 90);
  CHECK(every_ninth.size() == 10);
  CHECK(every_ninth.day_before(17) == 9);
  CHECK(every_ninth.day_before(8) == 0);
  CHECK(every_ninth.before(8) == nullptr);
}

TEST_CASE("Snapshots larger than expected are thinned out evenly, within the budget") {
  SnapshotHistory snapshots(90, kilobyte, 100 * kilobyte);
  fill(snapshots, 90, 5 * kilobyte);
  CHECK(snapshots.bytes() <= 100 * kilobyte);
  CHECK(snapshots.size() >= 10);
  engine::Day widest = 0;
  for (engine::Day day = 1; day <= 90; ++day)
    widest = std::max(widest, day - snapshots.day_before(day));
  CHECK(widest <= 16);
}

TEST_CASE("A smaller budget thins out at once, and one snapshot always stays") {
  SnapshotHistory snapshots(90, kilobyte, 100 * kilobyte);
  fill(snapshots, 90, kilobyte);
  snapshots.allow(20 * kilobyte);
  CHECK(snapshots.bytes() <= 20 * kilobyte);
  snapshots.allow(1);
  CHECK(snapshots.size() <= 1);
}

TEST_CASE("The past until a day is a copy of its own") {
  SnapshotHistory snapshots(90, kilobyte, 100 * kilobyte);
  fill(snapshots, 90, kilobyte);
  SnapshotHistory until = snapshots.until(30);
  CHECK(until.size() == 30);
  CHECK(until.bytes() == 30 * kilobyte);
  CHECK(until.day_before(90) == 30);
  CHECK(until.before(30) == snapshots.before(30)); // shared
  CHECK(snapshots.size() == 90);
}

} // namespace pondlab::tests::snapshot_history_test
