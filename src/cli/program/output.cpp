#include "cli/program/output.hpp"

#include "cli/program/file_error.hpp"
#include "cli/program/input.hpp"

#include <cerrno>
#include <filesystem>
#include <fstream>

namespace pondlab::cli {

namespace fs = std::filesystem;

Output::Output(std::string file, Console& console, const std::string& input)
    : file_(std::move(file)), console_(console) {
  if (is_standard()) return;
  std::error_code error;
  const bool there = fs::exists(file_, error);
  if (there && fs::is_directory(file_, error))
    throw FileError(Failure::cannot_create, "cli.output.cannot_create", file_, EISDIR);
  if (there && input != standard_stream && fs::equivalent(file_, input, error))
    throw Error(Failure::usage, "cli.output.is_input", {{"file", file_}});
  errno = 0;
  if (!std::ofstream(file_, std::ios::binary | std::ios::app))
    throw FileError(Failure::cannot_create, "cli.output.cannot_create", file_, errno);
  made_ = !there;
}

Output::~Output() {
  std::error_code ignored;
  if (made_) fs::remove(file_, ignored);
}

bool Output::is_standard() const { return file_ == standard_stream; }

bool Output::colour() const { return is_standard() && console_.colour(); }

void Output::write(std::string_view data) {
  begun_ = false;
  append(data);
}

void Output::append(std::string_view data) {
  errno = 0;
  std::ofstream file;
  if (!is_standard())
    file.open(file_, std::ios::binary | (begun_ ? std::ios::app : std::ios::trunc));
  std::ostream& stream = is_standard() ? console_.out : file;
  stream.write(data.data(), static_cast<std::streamsize>(data.size())).flush();
  if (!stream)
    throw FileError(Failure::cannot_write, "cli.output.cannot_write",
                    is_standard() ? "<stdout>" : file_, errno);
  made_ = false;
  begun_ = true;
}

} // namespace pondlab::cli
