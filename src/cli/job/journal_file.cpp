#include "cli/job/journal_file.hpp"

#include "cli/program/file_error.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace pondlab::cli {

namespace fs = std::filesystem;
using experiment::Bytes;
using experiment::JobSpecification;
using experiment::JournalReader;

namespace {

/// A file open for reading, with its size.
struct OpenFile {
  explicit OpenFile(const std::string& file) {
    std::error_code error;
    if (fs::exists(file, error) && !fs::is_regular_file(file, error))
      throw Error(Failure::bad_data, "journal.not_one", {{"file", file}});
    errno = 0;
    stream.open(file, std::ios::binary);
    if (!stream) throw FileError(Failure::no_input, "cli.input.unreadable", file, errno);
    size = fs::file_size(file);
  }

  std::ifstream stream;
  std::uint64_t size = 0;
};

/// Whether a file without a whole first record is what a kill or a power cut left of writing this
/// one: its beginning, and nothing or zeros behind.
bool is_begun(const std::string& file, const Bytes& record) {
  std::ifstream stream(file, std::ios::binary);
  const std::istreambuf_iterator<char> end;
  std::istreambuf_iterator<char> at(stream);
  auto expected = record.begin();
  while (at != end && expected != record.end() && std::byte(*at) == *expected) ++at, ++expected;
  return std::all_of(at, end, [](char byte) { return byte == 0; });
}

} // namespace

JournalFile::JournalFile(std::string file, const JobSpecification& specification, FileSystem& files)
    : file_(std::move(file)), files_(files) {
  try {
    open();
    begin(specification);
  } catch (...) {
    if (descriptor_ >= 0) ::close(descriptor_);
    throw;
  }
}

JournalFile::~JournalFile() { ::close(descriptor_); }

void JournalFile::open() {
  errno = 0;
  descriptor_ = files_.open(file_, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (descriptor_ < 0)
    throw FileError(Failure::cannot_create, "cli.output.cannot_create", file_, errno);
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
    throw Error(Failure::cannot_create, "cli.journal.in_use", {{"file", file_}});
}

void JournalFile::begin(const JobSpecification& specification) {
  const Bytes record = experiment::record_of(to_bytes(specification));
  OpenFile there(file_);
  const JournalReader reader(there.stream, there.size, file_);
  if (reader.specification()) return check_same(*reader.specification(), specification, file_);
  if (!is_begun(file_, record))
    throw Error(Failure::bad_data, "journal.not_one", {{"file", file_}});
  cut(0);
  write(record);
  sync_folder_of(files_, file_);
}

std::uint64_t JournalFile::load(experiment::ReplicationSet& replication_set) {
  OpenFile there(file_);
  JournalReader reader(there.stream, there.size, file_);
  while (const auto result = reader.next()) replication_set.accept(*result);
  if (!reader.is_torn()) return 0;
  cut(reader.whole());
  return there.size - reader.whole();
}

void JournalFile::append(const experiment::WorkResult& result) {
  write(experiment::record_of(to_bytes(result)));
}

void JournalFile::cut(std::uint64_t size) {
  errno = 0;
  if (files_.truncate(descriptor_, size) != 0 || files_.sync(descriptor_) != 0)
    throw FileError(Failure::cannot_write, "cli.output.cannot_write", file_, errno);
}

void JournalFile::write(const Bytes& record) {
  if (fault_ == 0) {
    errno = 0;
    if (!write_all(files_, descriptor_, record) || files_.sync(descriptor_) != 0)
      fault_ = errno != 0 ? errno : EIO;
  }
  if (fault_ != 0) throw FileError(Failure::cannot_write, "cli.output.cannot_write", file_, fault_);
}

JournalContent read_journal(const std::string& file,
                            const std::function<void(const experiment::WorkResult&)>& each) {
  OpenFile there(file);
  JournalReader reader(there.stream, there.size, file);
  if (!reader.specification()) return {std::nullopt, there.size};
  while (const auto result = reader.next()) each(*result);
  return {reader.specification(), there.size - reader.whole()};
}

void write_cut(Console& console, const std::string& file, std::uint64_t bytes) {
  tell(console, text(console.language, "cli.journal.cut",
                     {{"file", file}, {"bytes", std::to_string(bytes)}}));
}

void check_same(const JobSpecification& one, const JobSpecification& other,
                const std::string& file) {
  const std::string_view key = difference(one, other);
  if (!key.empty())
    throw Error(Failure::bad_data, "journal.other." + std::string(key),
                {{"file", file}, {"version", one.version}});
}

} // namespace pondlab::cli
