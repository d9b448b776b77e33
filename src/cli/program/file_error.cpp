#include "cli/program/file_error.hpp"

#include <cerrno>
#include <system_error>

namespace pondlab::cli {

namespace {

const char* reason_key(int number) {
  switch (number) {
  case ENOENT:
    return "cli.reason.missing";
  case EACCES:
  case EPERM:
    return "cli.reason.permission";
  case EISDIR:
    return "cli.reason.folder";
  case ENOTDIR:
    return "cli.reason.not_a_folder";
  case ENOSPC:
  case EDQUOT:
    return "cli.reason.full";
  case EROFS:
    return "cli.reason.read_only";
  case ENAMETOOLONG:
    return "cli.reason.long_name";
  case EPIPE:
    return "cli.reason.closed_pipe";
  case 0:
    return "cli.reason.unknown";
  default:
    return nullptr;
  }
}

std::string worded(Language language, const std::string& key, const std::string& file, int number) {
  const char* const reason = reason_key(number);
  return text(language, key,
              {{"file", file},
               {"reason", reason ? std::string(text(language, reason))
                                 : std::generic_category().message(number)}});
}

} // namespace

FileError::FileError(Failure failure, std::string key, std::string file, int number)
    : Error(failure, worded(Language::en, key, file, number)), key_(std::move(key)),
      file_(std::move(file)), number_(number) {}

std::string FileError::sentence(Language language) const {
  return worded(language, key_, file_, number_);
}

bool FileError::is_closed_pipe() const { return number_ == EPIPE; }

} // namespace pondlab::cli
