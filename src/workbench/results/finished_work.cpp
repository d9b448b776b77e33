#include "workbench/results/finished_work.hpp"

#include "base/error.hpp"
#include "base/version.hpp"
#include "experiment/study/journal.hpp"
#include "scenario/json/canonical.hpp"
#include "scenario/json/parse.hpp"
#include "workbench/plans/plan_summary.hpp"
#include "workbench/plans/stored_plan.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <sstream>
#include <utility>

namespace pondlab::workbench {
namespace {

using scenario::Node;
using scenario::NodePtr;

constexpr int finished_format = 2;
constexpr std::array<std::string_view, FinishedWork::kind_count> kinds = {
    "run", "comparison", "search", "trial", "pilot"};
constexpr std::size_t most_words = 2'000;
constexpr std::int64_t most_counted = std::int64_t{1} << 40;

NodePtr words_node(const scenario::LocalizedText& words) {
  return Node::object({{"zh", {}, Node::string(words.zh)}, {"en", {}, Node::string(words.en)}});
}

scenario::LocalizedText read_words(TreeReader& reader, const TreePlace& work,
                                   std::string_view key) {
  const TreePlace words = reader.member(work, key);
  return {reader.words(words, "zh", most_words), reader.words(words, "en", most_words)};
}

std::optional<FinishedWork::Kind> kind_of(std::string_view key) {
  const auto found = std::ranges::find(kinds, key);
  if (found == kinds.end()) return std::nullopt;
  return static_cast<FinishedWork::Kind>(found - kinds.begin());
}

} // namespace

std::string_view key_of(FinishedWork::Kind kind) { return kinds[static_cast<std::size_t>(kind)]; }

std::string to_text(const FinishedWork& work) {
  return canonical_text(*Node::object({
      {"pondlab_finished", {}, Node::integer(finished_format)},
      {"kind", {}, Node::string(std::string(key_of(work.kind)))},
      {"finished", {}, Node::integer(work.finished)},
      {"plan", {}, Node::string(work.plan)},
      {"case", {}, Node::string(work.case_id)},
      {"subject", {}, words_node(work.subject)},
      {"finding", {}, words_node(work.finding)},
      {"replications", {}, Node::integer(work.replications)},
      {"bytes", {}, Node::integer(work.bytes)},
      {"question", {}, Node::string(work.question)},
  }));
}

scenario::Result<FinishedWork> read_finished_work(std::string_view text) {
  const auto tree = scenario::parse(text, "");
  if (!tree) return {std::nullopt, tree.diagnostics};
  const TreePlace work{tree.value->get(), {}};
  TreeReader reader("");
  FinishedWork read;
  const auto kind = kind_of(reader.words(work, "kind", most_words));
  read.finished = reader.whole(work, "finished", 0, latest_moment);
  read.plan = plan_name(reader.words(work, "plan", most_words));
  read.case_id = reader.words(work, "case", most_words);
  read.subject = read_words(reader, work, "subject");
  read.finding = read_words(reader, work, "finding");
  read.replications = static_cast<int>(reader.whole(work, "replications", 0, most_counted));
  read.bytes = reader.whole(work, "bytes", 0, most_counted);
  read.question = reader.words(work, "question", most_words);
  if (!reader.good() || !kind) return {std::nullopt, reader.findings()};
  read.kind = *kind;
  return {std::move(read), {}};
}

std::string question_key(FinishedWork::Kind kind, std::string_view question) {
  return std::string(key_of(kind)) + " " + std::string(version()) + "\n" + std::string(question);
}

experiment::Bytes to_bytes(const experiment::JobSpecification& specification,
                           std::span<const experiment::Bytes> results) {
  experiment::Bytes bytes = experiment::record_of(experiment::to_bytes(specification));
  for (const experiment::Bytes& result : results) {
    const experiment::Bytes record = experiment::record_of(result);
    bytes.insert(bytes.end(), record.begin(), record.end());
  }
  return bytes;
}

WorkRecord work_record_from(std::span<const std::byte> bytes) {
  std::istringstream stream(std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
  experiment::JournalReader reader(stream, bytes.size(), "results");
  if (!reader.specification()) throw Error(Failure::bad_data, "the results lack their question");
  WorkRecord record{*reader.specification(), {}};
  while (const auto result = reader.next()) record.results.push_back(experiment::to_bytes(*result));
  return record;
}

} // namespace pondlab::workbench
