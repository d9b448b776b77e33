#include "report/format/manifest_json.hpp"

#include "base/error.hpp"
#include "engine/model/setup.hpp"
#include "experiment/study/job_specification.hpp"
#include "scenario/json/document.hpp"

#include <charconv>

namespace pondlab::report {

namespace {

using experiment::Manifest;
using experiment::ManifestArm;
using experiment::most_replications;
using scenario::Node;
using scenario::NodeKind;

void write_hashes(JsonWriter& json, std::string_view key,
                  const std::vector<std::uint64_t>& hashes) {
  json.key(key).begin_line_list();
  for (const std::uint64_t hash : hashes) json.hash(hash);
  json.end_list();
}

class ManifestReader {
public:
  ManifestReader(const scenario::Document& document) : document_(document) {}

  Manifest read() {
    const Node* node = &document_.root();
    if (const Node* inner = node->find("manifest")) node = inner;
    if (integer(*node, "pondlab_manifest", 1, 1'000'000) != manifest_format)
      refuse(*node, "another_format");
    Manifest manifest;
    manifest.version = word(*node, "version");
    manifest.compiler = word(*node, "compiler");
    manifest.instruction_set = word(*node, "instruction_set");
    manifest.file = word(*node, "scenario");
    manifest.strategy = word(*node, "strategy");
    manifest.seed = static_cast<std::uint64_t>(integer(*node, "seed", 0, INT64_MAX));
    manifest.replications = static_cast<int>(integer(*node, "replications", 1, most_replications));
    if (node->find("numbers") != nullptr) manifest.numbers = numbers(*node, manifest.replications);
    manifest.days = static_cast<int>(integer(*node, "days", 1, engine::max_days));
    for (const auto& arm : list(*node, "arms").items()) manifest.arms.push_back(read_arm(*arm));
    if (manifest.arms.empty()) refuse(*node, "no_arms");
    if (node->find("points") != nullptr) manifest.points = points(*node);
    return manifest;
  }

private:
  /// As many as there are replications, ascending.
  std::vector<std::uint32_t> numbers(const Node& node, int replications) {
    const Node& all = list(node, "numbers");
    std::vector<std::uint32_t> numbers;
    for (const auto& item : all.items()) {
      const std::int64_t least = numbers.empty() ? 0 : std::int64_t{numbers.back()} + 1;
      const auto value = item->as_integer();
      if (!value || *value < least || *value >= most_replications)
        refuse(*item, "not_whole",
               {{"min", std::to_string(least)}, {"max", std::to_string(most_replications - 1)}});
      numbers.push_back(static_cast<std::uint32_t>(*value));
    }
    if (numbers.size() != static_cast<std::size_t>(replications)) refuse(all, "other_numbers");
    return numbers;
  }

  /// Ascending.
  std::vector<experiment::ManifestPoint> points(const Node& node) {
    std::vector<experiment::ManifestPoint> points;
    for (const auto& item : list(node, "points").items()) {
      const std::int64_t least = points.empty() ? 1 : std::int64_t{points.back().point} + 1;
      const auto number = integer(*item, "point", least, 999'999);
      points.push_back({static_cast<experiment::PointNumber>(number), hash(member(*item, "hash"))});
    }
    return points;
  }

  ManifestArm read_arm(const Node& node) {
    ManifestArm arm;
    arm.key.strategy = word(node, "strategy");
    for (const auto& id : list(node, "without").items())
      arm.key.without.emplace_back(id->as_string().value_or(""));
    arm.plan_hash = hash(member(node, "plan_hash"));
    arm.fingerprint.days = hashes(node, "day_hashes");
    arm.fingerprint.states = hashes(node, "state_hashes");
    return arm;
  }

  std::vector<std::uint64_t> hashes(const Node& node, std::string_view key) {
    std::vector<std::uint64_t> all;
    for (const auto& item : list(node, key).items()) all.push_back(hash(*item));
    return all;
  }

  std::uint64_t hash(const Node& node) {
    const std::string_view digits = node.as_string().value_or("");
    std::uint64_t value = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (digits.size() != 16 || error != std::errc{} || end != digits.data() + digits.size())
      refuse(node, "no_hash");
    return value;
  }

  const Node& member(const Node& node, std::string_view key) {
    const Node* found = node.find(key);
    if (found == nullptr) refuse(node, "missing", {{"key", std::string(key)}});
    return *found;
  }

  const Node& list(const Node& node, std::string_view key) {
    const Node& found = member(node, key);
    if (!found.is(NodeKind::array)) refuse(found, "no_list");
    return found;
  }

  std::string word(const Node& node, std::string_view key) {
    const Node& found = member(node, key);
    if (!found.as_string()) refuse(found, "no_text");
    return std::string(*found.as_string());
  }

  std::int64_t integer(const Node& node, std::string_view key, std::int64_t min, std::int64_t max) {
    const Node& found = member(node, key);
    const auto value = found.as_integer();
    if (!value || *value < min || *value > max)
      refuse(found, "not_whole", {{"min", std::to_string(min)}, {"max", std::to_string(max)}});
    return *value;
  }

  [[noreturn]] void refuse(const Node& node, const std::string& key,
                           std::vector<TextArgument> arguments = {}) {
    arguments.push_back({"place", document_.file() + ":" + std::to_string(node.at().line) + ":" +
                                      std::to_string(node.at().column)});
    throw Error(Failure::bad_data, "manifest." + key, std::move(arguments));
  }

  const scenario::Document& document_;
};

} // namespace

void write_manifest(JsonWriter& json, const Manifest& manifest) {
  json.begin_object().key("pondlab_manifest").integer(manifest_format);
  json.key("version").text(manifest.version);
  json.key("compiler").text(manifest.compiler);
  json.key("instruction_set").text(manifest.instruction_set);
  json.key("scenario").text(manifest.file);
  json.key("strategy").text(manifest.strategy);
  json.key("seed").integer(static_cast<std::int64_t>(manifest.seed));
  json.key("replications").integer(manifest.replications);
  if (!manifest.numbers.empty()) {
    json.key("numbers").begin_line_list();
    for (const std::uint32_t number : manifest.numbers) json.integer(number);
    json.end_list();
  }
  json.key("days").integer(manifest.days);
  json.key("arms").begin_list();
  for (const ManifestArm& arm : manifest.arms) {
    json.begin_object().key("strategy").text(arm.key.strategy);
    json.key("without").begin_line_list();
    for (const std::string& id : arm.key.without) json.text(id);
    json.end_list();
    json.key("plan_hash").hash(arm.plan_hash);
    write_hashes(json, "day_hashes", arm.fingerprint.days);
    write_hashes(json, "state_hashes", arm.fingerprint.states);
    json.end_object();
  }
  json.end_list();
  if (!manifest.points.empty()) {
    json.key("points").begin_list();
    for (const experiment::ManifestPoint& point : manifest.points) {
      json.begin_object().key("point").integer(point.point);
      json.key("hash").hash(point.hash).end_object();
    }
    json.end_list();
  }
  json.end_object();
}

Manifest read_manifest(std::string_view text, std::string_view file) {
  const auto document = scenario::Document::parse(text, file, scenario::report_limits);
  if (!document) throw DiagnosticError(Failure::bad_data, document.diagnostics.front());
  return ManifestReader(*document.value).read();
}

} // namespace pondlab::report
