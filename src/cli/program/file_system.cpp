#include "cli/program/file_system.hpp"

#include <cerrno>
#include <cstdio>
#include <filesystem>

#include <fcntl.h>
#include <unistd.h>

namespace pondlab::cli {

int FileSystem::open(const std::string& file, int flags, mode_t mode) {
  return ::open(file.c_str(), flags, mode);
}

ssize_t FileSystem::write(int descriptor, const void* data, std::size_t size) {
  return ::write(descriptor, data, size);
}

int FileSystem::allocate([[maybe_unused]] int descriptor, [[maybe_unused]] std::uint64_t size) {
#ifdef __linux__
  if (size == 0) return 0;
  const int number = ::posix_fallocate(descriptor, 0, static_cast<off_t>(size));
  if (number != ENOSPC && number != EDQUOT && number != EFBIG) return 0;
  errno = number;
  return -1;
#else
  return 0;
#endif
}

int FileSystem::sync(int descriptor) {
  const int result = ::fsync(descriptor);
  return result != 0 && (errno == EINVAL || errno == ENOTSUP || errno == EROFS) ? 0 : result;
}

int FileSystem::truncate(int descriptor, std::uint64_t size) {
  return ::ftruncate(descriptor, static_cast<off_t>(size));
}

int FileSystem::rename(const std::string& from, const std::string& to) {
  return std::rename(from.c_str(), to.c_str());
}

int FileSystem::remove(const std::string& file) { return ::unlink(file.c_str()); }

FileSystem& system_files() {
  static FileSystem files;
  return files;
}

bool write_all(FileSystem& files, int descriptor, std::span<const std::byte> data) {
  while (!data.empty()) {
    errno = 0;
    const ssize_t now = files.write(descriptor, data.data(), data.size());
    if (now < 0 && errno == EINTR) continue;
    if (now <= 0) return false;
    data = data.subspan(static_cast<std::size_t>(now));
  }
  return true;
}

void sync_folder_of(FileSystem& files, const std::string& file) {
  const auto folder = std::filesystem::path(file).parent_path();
  const int descriptor =
      files.open(folder.empty() ? "." : folder.string(), O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (descriptor < 0) return; // a folder that may be written and not read
  files.sync(descriptor);
  ::close(descriptor);
}

} // namespace pondlab::cli
