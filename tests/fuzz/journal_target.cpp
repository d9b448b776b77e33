#include "base/error.hpp"
#include "engine/model/archive.hpp"
#include "experiment/run/replication_set.hpp"
#include "experiment/run/worker.hpp"
#include "experiment/study/job_specification.hpp"
#include "experiment/study/journal.hpp"
#include "fuzz/target.hpp"
#include "support/studies.hpp"

#include <sstream>

namespace pondlab::fuzz {

namespace {

using experiment::Bytes;

constexpr const char* pond = R"({"format_version": 1, "run": {"seed": 3, "replications": 2},
  "horizon": {"start": "2020-01-01", "days": 3}, "segments": [{"id": "m", "members": 20}]})";

const experiment::Study& study() {
  static const experiment::Study study = tests::study_of(pond);
  return study;
}

/// A whole journal: what it answers, and two results.
const std::vector<Bytes>& contents() {
  static const std::vector<Bytes> contents = [] {
    experiment::JobSpecification job;
    job.version = "0";
    job.file = "t.json";
    job.scenario = pond;
    std::vector<Bytes> all = {experiment::to_bytes(job)};
    experiment::Experiment experiment = study().experiment();
    const experiment::Worker worker(study().arms, study().seed);
    while (const auto item = experiment.next_work())
      all.push_back(experiment::to_bytes(*worker.run(*item)));
    return all;
  }();
  return contents;
}

std::string file_of(const std::vector<Bytes>& records) {
  std::string file;
  for (const Bytes& content : records) {
    const Bytes record = experiment::record_of(content);
    file.append(reinterpret_cast<const char*>(record.data()), record.size());
  }
  return file;
}

/// Content with its own checksum made right again.
Bytes sealed(Bytes content) {
  if (content.size() < 8) return content;
  const auto body = std::span<const std::byte>(content).first(content.size() - 8);
  const std::uint64_t seal = engine::hash_bytes(body);
  std::memcpy(content.data() + body.size(), &seal, 8);
  return content;
}

void read(const std::string& file) {
  std::istringstream stream(file);
  try {
    experiment::JournalReader reader(stream, file.size(), "t.journal");
    if (!reader.specification()) return;
    experiment::ReplicationSet work = study().experiment();
    while (const auto result = reader.next()) {
      try {
        work.accept(*result);
      } catch (const Error& error) {
        require(error.failure() == Failure::bad_data, "a foreign result is bad data");
      }
    }
    require(reader.whole() <= file.size(), "no more is read than there is");
  } catch (const Error& error) {
    require(error.failure() == Failure::bad_data, "a journal that cannot be read is bad data");
  }
}

} // namespace

/// First byte: 0 the file's own bytes follow; 1 edits of a real file; 2 edits of its records, whose
/// checksums are right.
void journal(Input input) {
  if (input.empty()) return;
  const int mode = input[0] % 3;
  const Input rest = input.subspan(1);
  if (mode == 0) return read(text_of(rest));
  if (mode == 1) return read(edited(file_of(contents()), rest));
  std::vector<Bytes> records = contents();
  for (std::size_t i = 0; i < records.size(); ++i)
    records[i] = sealed(edited(records[i], rest.subspan(std::min(rest.size(), i * 12))));
  read(file_of(records));
}

} // namespace pondlab::fuzz
