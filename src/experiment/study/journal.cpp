#include "experiment/study/journal.hpp"

#include "base/error.hpp"
#include "engine/numeric/random.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <iterator>

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
  std::uint64_t end = 0;
  try {
    if (!may_begin_a_record()) damaged();
    const auto record = next_record();
    if (!record) return;
    end = sizeof(Prefix) + record->size();
    specification_ = job_specification_from(*record);
    whole_ = end;
  } catch (const Error&) {
    if (end == 0 || !ends_in_zeros(end - 1))
      throw Error(Failure::bad_data, "journal.not_one", {{"file", file_}});
  }
}

/// Of a file that is shorter than a prefix only this can be told: no record has 4 GiB.
bool JournalReader::may_begin_a_record() {
  std::uint64_t length = 0;
  stream_.read(reinterpret_cast<char*>(&length),
               static_cast<std::streamsize>(std::min<std::uint64_t>(size_, sizeof length)));
  stream_.clear();
  stream_.seekg(0);
  return length >> 32 == 0;
}

std::optional<WorkResult> JournalReader::next() {
  const auto record = next_record();
  if (!record) return std::nullopt;
  const std::uint64_t end = whole_ + sizeof(Prefix) + record->size();
  try {
    WorkResult result = work_result_from(*record);
    whole_ += sizeof(Prefix) + record->size();
    return result;
  } catch (const Error&) {
    if (ends_in_zeros(end - 1)) return std::nullopt;
    damaged();
  }
}

std::optional<Bytes> JournalReader::next_record() {
  Prefix prefix{};
  if (size_ - whole_ < sizeof prefix) return std::nullopt;
  stream_.read(reinterpret_cast<char*>(prefix.data()), sizeof prefix);
  if (!stream_) damaged();
  if (prefix != prefix_of(prefix.front())) {
    if (ends_in_zeros(whole_ + sizeof prefix - 1)) return std::nullopt;
    damaged();
  }
  if (size_ - whole_ - sizeof prefix < prefix.front()) return std::nullopt;
  Bytes content(static_cast<std::size_t>(prefix.front()));
  stream_.read(reinterpret_cast<char*>(content.data()),
               static_cast<std::streamsize>(content.size()));
  if (!stream_) damaged();
  return content;
}

/// A file that grew and whose last pages did not reach the disk.
bool JournalReader::ends_in_zeros(std::uint64_t from) {
  stream_.clear();
  stream_.seekg(static_cast<std::streamoff>(from));
  const std::istreambuf_iterator<char> at(stream_), end;
  return at != end && std::all_of(at, end, [](char byte) { return byte == 0; });
}

void JournalReader::damaged() const {
  throw Error(Failure::bad_data, "journal.damaged",
              {{"file", file_}, {"byte", std::to_string(whole_)}});
}

} // namespace pondlab::experiment
