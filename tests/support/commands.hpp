#pragma once

#include "cli/program/console.hpp"

#include "support/repository.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace pondlab::tests {

/// What a command left behind.
struct Ran {
  int status = 0;
  std::string out;
  std::string err;
};

/// How the process round a command is; by default no terminal anywhere.
struct Surroundings {
  std::string input; ///< on standard input
  Language language = Language::en;
  bool terminals = false;
  bool colour_welcome = true;
  std::string step_summary;         ///< file for it
  int signal = 0;                   ///< caught before the first day,
  bool with_results = false;        ///< or rather when a replication is done
  cli::FileSystem* files = nullptr; ///< other than the system's
};

/// Runs the command line in this process.
Ran ran(const std::vector<std::string>& arguments, const Surroundings& around = {});

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
