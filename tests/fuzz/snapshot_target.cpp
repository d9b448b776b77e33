#include "base/error.hpp"
#include "engine/model/archive.hpp"
#include "engine/world/world.hpp"
#include "fuzz/target.hpp"
#include "support/studies.hpp"

namespace pondlab::fuzz {

namespace {

using engine::Snapshot;

constexpr const char* six_days = R"({"format_version": 1, "run": {"seed": 3, "replications": 1},
  "horizon": {"start": "2020-01-01", "days": 6},
  "segments": [{"id": "m", "members": 40, "sea": 20}],
  "campaign": {"sms": {"schedule": {"dates": ["2020-01-02"]}, "coupon": {"face": 20}}}})";

const std::shared_ptr<const engine::Plan>& plan() {
  static const auto plan = tests::study_of(six_days).arms.front().plan;
  return plan;
}

Snapshot sealed_snapshot(Snapshot bytes) {
  if (bytes.size() < 8) return bytes;
  bytes.resize(bytes.size() - 8);
  const std::uint64_t seal = engine::hash_bytes(bytes);
  bytes.resize(bytes.size() + 8);
  std::memcpy(bytes.data() + bytes.size() - 8, &seal, 8);
  return bytes;
}

} // namespace

/// First byte: 0 edits of a real snapshot, 1 the same sealed, 2 bytes, sealed.
void snapshot(Input input) {
  if (input.empty()) return;
  static const auto population = engine::World(plan(), 3, 0).population();
  static const Snapshot real = [] {
    engine::World world(plan(), population);
    world.run_to(3);
    return world.snapshot();
  }();
  const int mode = input[0] % 3;
  const Input rest = input.subspan(1);
  Snapshot bytes;
  if (mode == 2)
    for (const std::uint8_t byte : rest) bytes.push_back(std::byte{byte});
  else
    bytes = edited(real, rest);
  if (mode > 0) bytes = sealed_snapshot(std::move(bytes));

  engine::World world(plan(), population);
  world.run_to(1);
  const std::uint64_t before = world.state_hash();
  try {
    world.restore(bytes);
    require(mode > 0 || bytes == real, "a snapshot that is not as it was written is refused");
  } catch (const Error& error) {
    require(error.failure() == Failure::bad_data, "a snapshot that cannot be read is bad data");
    require(world.state_hash() == before, "a world that refuses a snapshot is as before");
    world.step();
  }
}

} // namespace pondlab::fuzz
