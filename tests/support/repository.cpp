#include "support/repository.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace pondlab::tests {

// The one source that is told where the repository is: what the others compile to is then the
// same in any folder, and a compiler cache serves them all.
std::string repository_file(const std::string& path) { return PONDLAB_SOURCE_DIR "/" + path; }

std::string content_of_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("no file " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace pondlab::tests
