#include "cli/program/same_file.hpp"

#include "base/error.hpp"
#include "cli/program/input.hpp"

namespace pondlab::cli {

namespace fs = std::filesystem;

namespace {

constexpr int most_links = 40; ///< as many as Linux follows

fs::path named(const std::string& file) {
  return followed(file == standard_stream ? "/dev/stdin" : file);
}

} // namespace

fs::path followed(const fs::path& file) {
  fs::path at = file;
  std::error_code error;
  for (int links = 0; links < most_links; ++links) {
    const fs::path next = fs::read_symlink(at, error);
    // "pipe:[1]" and "…/file (deleted)" are what a descriptor is told to be, and no paths
    if (error || (at.parent_path() == "/proc/self/fd" && !fs::exists(next, error))) return at;
    at = next.is_absolute() ? next : at.parent_path() / next;
  }
  return file;
}

bool is_same_file(const std::string& one, const std::string& other) {
  const fs::path a = named(one), b = named(other);
  std::error_code error;
  if (fs::exists(a, error) && fs::exists(b, error))
    return fs::is_regular_file(a, error) && fs::equivalent(a, b, error);
  if (fs::exists(a, error) || fs::exists(b, error)) return false;
  const fs::path whole_a = fs::weakly_canonical(fs::absolute(a, error), error);
  const fs::path whole_b = fs::weakly_canonical(fs::absolute(b, error), error);
  return !error && whole_a == whole_b;
}

void refuse_overwriting(const std::string& output, const std::vector<std::string>& inputs) {
  for (const std::string& input : inputs)
    if (is_same_file(output, input))
      throw Error(Failure::usage, "cli.output.is_input",
                  {{"file", output}, {"input", shown_name(input)}});
}

} // namespace pondlab::cli
