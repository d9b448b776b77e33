#include "base/error.hpp"
#include "engine/model/archive.hpp"
#include "experiment/run/work_item.hpp"
#include "experiment/study/job_specification.hpp"
#include "fuzz/target.hpp"

namespace pondlab::fuzz {

namespace {

using experiment::Bytes;

template <class Read>
void read(const Bytes& bytes, Read&& from_bytes) {
  try {
    const auto value = from_bytes(bytes);
    require(to_bytes(value) == bytes, "what is read is written the same");
  } catch (const Error& error) {
    require(error.failure() == Failure::bad_data, "what cannot be read is bad data");
  }
}

Bytes example(int kind) {
  if (kind == 0) return to_bytes(experiment::WorkItem{.replication = 1, .arms = {0, 1}});
  if (kind == 1)
    return to_bytes(experiment::WorkResult{
        .item = {.replication = 1, .arms = {0}}, .seed = 5, .arms = {{.plan_hash = 7}}});
  experiment::JobSpecification job;
  job.version = "0";
  job.scenario = "{}";
  job.seed = 5;
  return to_bytes(job);
}

} // namespace

/// First byte: which of the three, and whether edits of a real one follow or bytes; they are
/// sealed.
void wire(Input input) {
  if (input.empty()) return;
  const int kind = input[0] % 3;
  const Input rest = input.subspan(1);
  Bytes bytes;
  if (input[0] % 2 == 0)
    bytes = edited(example(kind), rest);
  else
    for (const std::uint8_t byte : rest) bytes.push_back(std::byte{byte});
  if (bytes.size() >= 8 && input[0] < 128) {
    const std::uint64_t seal =
        engine::hash_bytes(std::span<const std::byte>(bytes).first(bytes.size() - 8));
    std::memcpy(bytes.data() + bytes.size() - 8, &seal, 8);
  }
  if (kind == 0)
    read(bytes, [](const Bytes& b) { return experiment::work_item_from(b); });
  else if (kind == 1)
    read(bytes, [](const Bytes& b) { return experiment::work_result_from(b); });
  else
    read(bytes, [](const Bytes& b) { return experiment::job_specification_from(b); });
}

} // namespace pondlab::fuzz
