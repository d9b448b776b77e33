#pragma once

#include "cli/program/file_system.hpp"

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <string>

namespace pondlab::tests {

/// The system's files, one call of which fails: the nth of its kind, counted from 1.
class FaultyFiles : public cli::FileSystem {
public:
  enum class Call { open, write, allocate, sync, truncate, rename };

  FaultyFiles(Call call, int nth, int number) : call_(call), nth_(nth), number_(number) {}
  /// Whether it came to the call that fails.
  bool failed() const { return count_ >= nth_; }

  int open(const std::string& file, int flags, mode_t mode) override {
    return fails(Call::open) ? -1 : FileSystem::open(file, flags, mode);
  }
  ssize_t write(int descriptor, const void* data, std::size_t size) override {
    if (!fails(Call::write)) return FileSystem::write(descriptor, data, size);
    FileSystem::write(descriptor, data, size / 2); // a disk is full in the middle of something
    errno = number_;
    return -1;
  }
  int allocate(int descriptor, std::uint64_t size) override {
    return fails(Call::allocate) ? -1 : FileSystem::allocate(descriptor, size);
  }
  int sync(int descriptor) override {
    return fails(Call::sync) ? -1 : FileSystem::sync(descriptor);
  }
  int truncate(int descriptor, std::uint64_t size) override {
    return fails(Call::truncate) ? -1 : FileSystem::truncate(descriptor, size);
  }
  int rename(const std::string& from, const std::string& to) override {
    return fails(Call::rename) ? -1 : FileSystem::rename(from, to);
  }

private:
  bool fails(Call call) {
    if (call != call_ || ++count_ != nth_) return false;
    errno = number_;
    return true;
  }

  Call call_;
  int nth_, number_;
  int count_ = 0;
};

/// What a program that is killed leaves behind.
struct Killed {};

/// The system's files for so many bytes; then the program is killed, in the middle of a write.
class FilesUntilKilled : public cli::FileSystem {
public:
  explicit FilesUntilKilled(std::size_t bytes) : left_(bytes) {}

  ssize_t write(int descriptor, const void* data, std::size_t size) override {
    const std::size_t now = size < left_ ? size : left_;
    FileSystem::write(descriptor, data, now);
    left_ -= now;
    if (now < size) throw Killed();
    return static_cast<ssize_t>(size);
  }

private:
  std::size_t left_;
};

} // namespace pondlab::tests
