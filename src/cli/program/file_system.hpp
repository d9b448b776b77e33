#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include <sys/types.h>

namespace pondlab::cli {

/// The operations that outputs and journals are made of, as the system has them: -1 and `errno`
/// where one fails. A test hands in one whose nth call fails, or that stops at a byte.
class FileSystem {
public:
  FileSystem() = default;
  FileSystem(const FileSystem&) = delete;
  FileSystem& operator=(const FileSystem&) = delete;
  virtual ~FileSystem() = default;

  virtual int open(const std::string& file, int flags, mode_t mode);
  virtual ssize_t write(int descriptor, const void* data, std::size_t size);
  /// Takes room for so many bytes from the file's beginning, so that a full disk is found before
  /// anything is written; where the file system cannot, does nothing.
  virtual int allocate(int descriptor, std::uint64_t size);
  /// Returns once a power cut does not lose what was written; does nothing for what is no file.
  virtual int sync(int descriptor);
  virtual int truncate(int descriptor, std::uint64_t size);
  virtual int rename(const std::string& from, const std::string& to);
  virtual int remove(const std::string& file);
};

/// The system's own.
FileSystem& system_files();

/// Writes all of it, however many calls that takes. False, with `errno`, where one fails.
bool write_all(FileSystem& files, int descriptor, std::span<const std::byte> data);

/// Makes a name that came into the folder of `file`, or was given to another file, outlast a power
/// cut, as far as the system can.
void sync_folder_of(FileSystem& files, const std::string& file);

} // namespace pondlab::cli
