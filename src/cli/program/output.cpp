#include "cli/program/output.hpp"

#include "cli/program/file_error.hpp"
#include "cli/program/input.hpp"
#include "cli/program/same_file.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <charconv>
#include <filesystem>
#include <optional>
#include <random>
#include <span>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pondlab::cli {

namespace fs = std::filesystem;

namespace {

/// The descriptor that "/dev/fd/3" and what /dev/stdout links to stand for.
std::optional<int> descriptor_of(const fs::path& file) {
  if (file.parent_path() != "/dev/fd" && file.parent_path() != "/proc/self/fd") return std::nullopt;
  const std::string digits = file.filename().string();
  int number = -1;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

/// The same while links are followed: a file that standard output goes to is not replaced, since
/// others write there too.
std::optional<int> descriptor_behind(fs::path file) {
  std::error_code error;
  for (int links = 0; links < 8; ++links) {
    if (const auto number = descriptor_of(file)) return number;
    const fs::path next = fs::read_symlink(file, error);
    if (error) break;
    file = next.is_absolute() ? next : file.parent_path() / next;
  }
  return std::nullopt;
}

[[noreturn]] void cannot_create(const std::string& file, int number) {
  throw FileError(Failure::cannot_create, "cli.output.cannot_create", file, number);
}

[[noreturn]] void cannot_write(const std::string& file, int number) {
  throw FileError(Failure::cannot_write, "cli.output.cannot_write", file, number);
}

} // namespace

Output::Output(std::string file, Console& console, const std::vector<std::string>& inputs)
    : file_(std::move(file)), console_(console) {
  if (!console_.step_summary.empty()) refuse_overwriting(console_.step_summary, inputs);
  if (is_standard()) return;
  refuse_overwriting(file_, inputs);
  target_ = followed(file_).string();
  if (const auto number = descriptor_behind(file_)) {
    in_place_ = true;
    descriptor_ = ::dup(*number);
    if (descriptor_ < 0) cannot_create(file_, errno);
    return;
  }
  std::error_code error;
  const fs::file_status status = fs::status(target_, error);
  if (status.type() == fs::file_type::none) cannot_create(file_, error.value());
  if (fs::is_directory(status)) cannot_create(file_, EISDIR);
  if (fs::exists(status) && !fs::is_regular_file(status))
    open_in_place();
  else
    try_folder();
}

Output::~Output() { close(); }

bool Output::is_standard() const { return file_ == standard_stream; }

bool Output::colour() const { return is_standard() && console_.colour(); }

/// A pipe is waited for until somebody reads it, or asks to stop.
void Output::open_in_place() {
  in_place_ = true;
  do {
    errno = 0;
    descriptor_ = console_.files->open(target_, O_WRONLY | O_NOCTTY | O_CLOEXEC, 0);
  } while (descriptor_ < 0 && errno == EINTR && console_.stopped_by() == 0);
  if (descriptor_ < 0) cannot_create(file_, errno);
}

/// A new file in the target's folder, under a name that nobody can have prepared.
int Output::open_beside(std::string& name) const {
  std::random_device random;
  std::error_code error;
  const bool there = fs::exists(target_, error);
  int descriptor = -1;
  do {
    const std::uint64_t number = std::uint64_t{random()} << 32 | random();
    name = (fs::path(target_).parent_path() / fmt::format(".pondlab-{:016x}.tmp", number)).string();
    errno = 0;
    descriptor = console_.files->open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
                                      there ? 0600 : 0666); // a new one: as the umask has it
  } while (descriptor < 0 && errno == EEXIST);
  return descriptor;
}

void Output::try_folder() {
  std::error_code error;
  const bool there = fs::exists(target_, error);
  if (there && ::access(target_.c_str(), W_OK) != 0) cannot_create(file_, errno);
  std::string name;
  const int descriptor = open_beside(name);
  if (descriptor >= 0) {
    ::close(descriptor);
    console_.files->remove(name);
    return;
  }
  const int number = errno;
  if (!there || (number != EACCES && number != EPERM && number != EROFS))
    cannot_create(file_, number);
  open_in_place();
  truncates_ = true;
}

/// Those of the file that is replaced, as far as one may give them.
void Output::keep_owner_and_mode(int descriptor) const {
  struct stat old = {};
  if (::stat(target_.c_str(), &old) != 0) return;
  const bool owner = ::fchown(descriptor, old.st_uid, old.st_gid) == 0;
  const mode_t mode = old.st_mode & (owner ? 07777 : 0777);
  if (::fchmod(descriptor, mode) != 0) errno = 0; // a file system without modes
}

void Output::replace(std::string_view data) {
  std::string name;
  FileSystem& files = *console_.files;
  descriptor_ = open_beside(name);
  bool done = descriptor_ >= 0;
  if (done) {
    keep_owner_and_mode(descriptor_);
    done = files.allocate(descriptor_, data.size()) == 0 &&
           write_all(files, descriptor_, std::as_bytes(std::span(data))) &&
           files.sync(descriptor_) == 0 && files.rename(name, target_) == 0;
  }
  if (done) return sync_folder_of(files, target_);
  const int number = errno;
  if (descriptor_ >= 0) files.remove(name);
  close();
  cannot_write(file_, number);
}

void Output::put(std::string_view data) {
  FileSystem& files = *console_.files;
  errno = 0;
  if (std::exchange(truncates_, false) && files.truncate(descriptor_, 0) != 0)
    cannot_write(file_, errno);
  if (!write_all(files, descriptor_, std::as_bytes(std::span(data)))) cannot_write(file_, errno);
}

void Output::close() {
  if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
}

void Output::write(std::string_view data) {
  if (is_standard() || in_place_) return append(data);
  close();
  replace(data);
  close();
}

void Output::append(std::string_view data) {
  if (is_standard()) {
    errno = 0;
    console_.out.write(data.data(), static_cast<std::streamsize>(data.size())).flush();
    if (!console_.out) cannot_write("<stdout>", errno);
  } else if (descriptor_ < 0) {
    replace(data);
  } else {
    put(data);
  }
}

} // namespace pondlab::cli
