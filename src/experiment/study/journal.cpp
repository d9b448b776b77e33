#include "experiment/study/journal.hpp"

#include "base/error.hpp"
#include "engine/numeric/random.hpp"

#include <array>
#include <cstring>

namespace pondlab::experiment {

namespace {

constexpr std::uint64_t length_salt = 0x6C6E724A646E6F70U; // "pondJrnl"

/// A record's length, and its checksum.
using Prefix = std::array<std::uint64_t, 2>;

Prefix prefix_of(std::uint64_t length) { return {length, engine::mix64(length, length_salt)}; }

} // namespace

Bytes record_of(const Bytes& content) {
  const Prefix prefix = prefix_of(content.size());
  Bytes record(sizeof prefix + content.size());
  std::memcpy(record.data(), prefix.data(), sizeof prefix);
  std::memcpy(record.data() + sizeof prefix, content.data(), content.size());
  return record;
}

JournalReader::JournalReader(std::istream& stream, std::uint64_t size, std::string file)
    : stream_(stream), size_(size), file_(std::move(file)) {
  try {
    if (const auto record = next_record()) {
      specification_ = job_specification_from(*record);
      whole_ += sizeof(Prefix) + record->size();
    }
  } catch (const Error&) {
    throw Error(Failure::bad_data, "journal.not_one", {{"file", file_}});
  }
}

std::optional<WorkResult> JournalReader::next() {
  const auto record = next_record();
  if (!record) return std::nullopt;
  try {
    WorkResult result = work_result_from(*record);
    whole_ += sizeof(Prefix) + record->size();
    return result;
  } catch (const Error&) {
    damaged();
  }
}

std::optional<Bytes> JournalReader::next_record() {
  Prefix prefix{};
  if (size_ - whole_ < sizeof prefix) return std::nullopt;
  stream_.read(reinterpret_cast<char*>(prefix.data()), sizeof prefix);
  if (!stream_ || prefix != prefix_of(prefix.front())) damaged();
  if (size_ - whole_ - sizeof prefix < prefix.front()) return std::nullopt;
  Bytes content(static_cast<std::size_t>(prefix.front()));
  stream_.read(reinterpret_cast<char*>(content.data()),
               static_cast<std::streamsize>(content.size()));
  if (!stream_) damaged();
  return content;
}

void JournalReader::damaged() const {
  throw Error(Failure::bad_data, "journal.damaged",
              {{"file", file_}, {"byte", std::to_string(whole_)}});
}

} // namespace pondlab::experiment
