#pragma once

#include "base/error.hpp"
#include "engine/numeric/random.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <type_traits>
#include <vector>

namespace pondlab::engine {

// An archive walks the state of a world through each part's `archive(a)`: one list of members
// serves writing, reading and hashing.

/// Bytes of a world's whole state at the end of a day.
using Snapshot = std::vector<std::byte>;

/// Whether a record with real numbers in it has no padding: it says so itself, since the language
/// cannot tell.
template <class T>
inline constexpr bool says_without_padding = requires { requires T::without_padding; };

/// Values copied byte by byte: plain and without padding, whose bytes would be anybody's guess.
template <class T>
inline constexpr bool archived_as_bytes =
    std::is_trivially_copyable_v<T> && (std::has_unique_object_representations_v<T> ||
                                        std::is_floating_point_v<T> || says_without_padding<T>);

/// Hashes bytes as little-endian words; all targets are.
inline std::uint64_t hash_bytes(std::span<const std::byte> bytes,
                                std::uint64_t hash = 0x706F6E646C616221u) {
  for (; bytes.size() >= 8; bytes = bytes.subspan(8)) {
    std::uint64_t word;
    std::memcpy(&word, bytes.data(), 8);
    hash = mix64(hash, word);
  }
  std::uint64_t rest = 0;
  if (!bytes.empty()) std::memcpy(&rest, bytes.data(), bytes.size());
  return mix64(hash, rest ^ std::uint64_t{bytes.size()} << 56);
}

/// Writes plain values, vectors of plain values, vectors of such, and parts with `archive`.
class SnapshotWriter {
public:
  static constexpr bool reads = false;

  template <class... Part>
  void operator()(Part&... parts) {
    (write(parts), ...);
  }
  /// Ends the snapshot with the hash by which a reader knows that it is whole.
  Snapshot take() {
    std::uint64_t seal = hash_bytes(bytes_);
    write(seal);
    return std::move(bytes_);
  }

private:
  template <class T>
  void write(T& value) {
    if constexpr (requires { value.archive(*this); }) {
      value.archive(*this);
    } else {
      static_assert(archived_as_bytes<T>);
      append(&value, sizeof value);
    }
  }
  template <class T>
  void write(std::vector<T>& values) {
    std::uint64_t size = values.size();
    write(size);
    if constexpr (archived_as_bytes<T>) {
      append(values.data(), values.size() * sizeof(T));
    } else {
      for (T& value : values) write(value);
    }
  }
  void append(const void* data, std::size_t size) {
    const auto* bytes = static_cast<const std::byte*>(data);
    bytes_.insert(bytes_.end(), bytes, bytes + size);
  }

  Snapshot bytes_;
};

/// Reads what `SnapshotWriter` wrote. Throws Error (bad data) at once when the bytes are not all
/// there or not as they were written, and when the parts read do not end where the bytes do; sizes
/// are checked against what is left before memory is taken.
class SnapshotReader {
public:
  static constexpr bool reads = true; ///< what is named is filled in

  explicit SnapshotReader(std::span<const std::byte> bytes) : bytes_(bytes) {
    std::uint64_t seal = 0;
    if (bytes.size() < sizeof seal) damaged();
    bytes_ = bytes.first(bytes.size() - sizeof seal);
    std::memcpy(&seal, bytes.data() + bytes_.size(), sizeof seal);
    if (seal != hash_bytes(bytes_)) damaged();
  }

  template <class... Part>
  void operator()(Part&... parts) {
    (read(parts), ...);
  }
  bool at_end() const { return bytes_.empty(); }

private:
  template <class T>
  void read(T& value) {
    if constexpr (requires { value.archive(*this); }) {
      value.archive(*this);
    } else {
      static_assert(archived_as_bytes<T>);
      copy(&value, sizeof value);
    }
  }
  template <class T>
  void read(std::vector<T>& values) {
    std::uint64_t size = 0;
    read(size);
    constexpr std::size_t least =
        std::is_trivially_copyable_v<T> ? sizeof(T) : sizeof(std::uint64_t);
    if (size > bytes_.size() / least) damaged();
    values.resize(static_cast<std::size_t>(size));
    if constexpr (archived_as_bytes<T>) {
      copy(values.data(), values.size() * sizeof(T));
    } else {
      for (T& value : values) read(value);
    }
  }
  void copy(void* to, std::size_t size) {
    if (size > bytes_.size()) damaged();
    if (size != 0) std::memcpy(to, bytes_.data(), size);
    bytes_ = bytes_.subspan(size);
  }
  [[noreturn]] static void damaged() {
    throw Error(Failure::bad_data, "the snapshot is damaged or incomplete");
  }

  std::span<const std::byte> bytes_;
};

/// Hashes a state in the order of its members.
class SnapshotHasher {
public:
  static constexpr bool reads = false;

  template <class... Part>
  void operator()(Part&... parts) {
    (add(parts), ...);
  }
  std::uint64_t hash() const { return hash_; }

private:
  template <class T>
  void add(T& value) {
    if constexpr (requires { value.archive(*this); }) {
      value.archive(*this);
    } else {
      static_assert(archived_as_bytes<T>);
      add_bytes(&value, sizeof value);
    }
  }
  template <class T>
  void add(std::vector<T>& values) {
    std::uint64_t size = values.size();
    add(size);
    if constexpr (archived_as_bytes<T>) {
      add_bytes(values.data(), values.size() * sizeof(T));
    } else {
      for (T& value : values) add(value);
    }
  }
  void add_bytes(const void* data, std::size_t size) {
    hash_ = hash_bytes({static_cast<const std::byte*>(data), size}, hash_);
  }

  std::uint64_t hash_ = 0x706F6E646C616221u;
};

} // namespace pondlab::engine
