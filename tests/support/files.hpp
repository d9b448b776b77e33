#pragma once

#include <filesystem>
#include <string>

namespace pondlab::tests {

/// tests/cli/files/small.json.
std::string small_file();

/// A folder of its own for each test, gone afterwards.
class Folder {
public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string path(const std::string& name) const { return (path_ / name).string(); }
  /// Writes a file and returns its path.
  std::string file(const std::string& name, const std::string& content) const;

private:
  std::filesystem::path path_;
};

/// `text` with `from`, which must be in it, replaced by `to`.
std::string replaced(std::string text, const std::string& from, const std::string& to);

} // namespace pondlab::tests
