#include "cli/program/input.hpp"

#include "base/diagnostic.hpp"
#include "cli/program/file_error.hpp"

#include <cerrno>
#include <filesystem>
#include <fstream>

namespace pondlab::cli {

namespace {

[[noreturn]] void refuse_size(const std::string& file, std::size_t most) {
  throw Error(Failure::bad_data, "cli.input.too_large",
              {{"file", shown_name(file)}, {"limit", std::to_string(most >> 20)}});
}

/// Up to one byte more than it may have: enough to see that it is too large.
std::string content_of(std::istream& stream, const std::string& file, const Console& console,
                       std::size_t most) {
  std::string content;
  char piece[1 << 16];
  errno = 0;
  while (content.size() <= most && (stream.read(piece, sizeof piece), stream.gcount() > 0))
    content.append(piece, static_cast<std::size_t>(stream.gcount()));
  if (stream.bad() && console.stopped_by() == 0)
    throw FileError(Failure::no_input, "cli.input.unreadable", shown_name(file), errno);
  if (content.size() > most) refuse_size(file, most);
  return content;
}

/// A pipe of the shell's ("<(…)", /dev/stdin) has a writer and an end; a named pipe may have
/// neither, and would be waited for without a word.
bool is_of_the_shell(const std::string& file) {
  return file.starts_with("/dev/") || file.starts_with("/proc/");
}

void check_kind(const std::string& file, std::size_t most) {
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  switch (status.type()) {
  case std::filesystem::file_type::directory:
    throw FileError(Failure::no_input, "cli.input.unreadable", file, EISDIR);
  case std::filesystem::file_type::fifo:
  case std::filesystem::file_type::socket:
    if (!is_of_the_shell(file)) throw Error(Failure::no_input, "cli.input.pipe", {{"file", file}});
    break;
  case std::filesystem::file_type::not_found:
  case std::filesystem::file_type::none:
    throw FileError(Failure::no_input, "cli.input.unreadable", file,
                    error ? error.value() : ENOENT);
  case std::filesystem::file_type::regular:
    if (std::filesystem::file_size(file, error) > most && !error) refuse_size(file, most);
    break;
  default:
    break;
  }
}

} // namespace

std::string shown_name(const std::string& file) {
  return file == standard_stream ? "<stdin>" : file;
}

std::string read_input(const std::string& file, Console& console, std::size_t most) {
  if (file == standard_stream) return content_of(console.in, file, console, most);
  check_kind(file, most);
  errno = 0;
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw FileError(Failure::no_input, "cli.input.unreadable", file, errno);
  return content_of(stream, file, console, most);
}

} // namespace pondlab::cli
