#include "support/files.hpp"

#include "support/repository.hpp"

#include <chrono>
#include <fstream>
#include <stdexcept>

namespace pondlab::tests {

namespace fs = std::filesystem;

std::string small_file() { return repository_file("tests/cli/files/small.json"); }

Folder::Folder() {
  static int count = 0;
  const auto now = std::chrono::steady_clock::now().time_since_epoch().count();
  path_ = fs::temp_directory_path() /
          ("pondlab-test-" + std::to_string(now) + "-" + std::to_string(count++));
  fs::create_directories(path_);
}

Folder::~Folder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string Folder::file(const std::string& name, const std::string& content) const {
  std::ofstream(path_ / name, std::ios::binary) << content;
  return path(name);
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  if (at == text.npos) throw std::runtime_error("not in the text: " + from);
  return text.replace(at, from.size(), to);
}

} // namespace pondlab::tests
