#include "cli/commands/topics.hpp"

#include "engine/model/setup.hpp"
#include "mechanisms/catalogue.hpp"
#include "scenario/file/campaign.hpp"
#include "scenario/file/header.hpp"

#include <algorithm>

namespace pondlab::cli {

namespace {

using scenario::ParameterInfo;
using scenario::ParameterType;
using scenario::RecordInfo;

constexpr const char* top_level = "scenario"; ///< the file's own record

/// "segments[0]" is "segments", "sms#2" is "sms".
std::string plain(std::string_view step) {
  return std::string(step.substr(0, step.find_first_of("[#")));
}

std::vector<std::string> steps_of(std::string_view path) {
  std::vector<std::string> steps;
  while (!path.empty()) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    const std::string step = plain(path.substr(0, dot));
    const bool is_root = steps.empty() && (step == "$" || step == "campaign");
    if (!is_root) steps.push_back(step);
    path.remove_prefix(std::min(path.size(), dot + 1));
  }
  return steps;
}

bool holds_record(const ParameterInfo& parameter) {
  return parameter.type == ParameterType::record || parameter.type == ParameterType::list;
}

const ParameterInfo* parameter_of(const RecordInfo& record, const std::string& key) {
  const auto found = std::ranges::find(record.parameters, key, &ParameterInfo::key);
  return found == record.parameters.end() ? nullptr : &*found;
}

} // namespace

Topics::Topics() {
  add(scenario::description_of<scenario::Header>(top_level));
  add(scenario::description_of<engine::Setup>(top_level));
  for (const mechanisms::Kind& kind : mechanisms::catalogue()) {
    mechanisms_.emplace_back(kind.kind);
    add(scenario::description_of(kind));
  }
}

void Topics::add(const scenario::Describe& description) {
  for (const RecordInfo& record : description.records()) {
    const auto [place, is_new] = by_id_.emplace(record.id, record);
    if (record.kind == top_level && !is_new) {
      auto& parameters = place->second.parameters; // header and set-up are one record
      parameters.insert(parameters.end(), record.parameters.begin(), record.parameters.end());
    }
    const bool is_mechanism = std::ranges::find(mechanisms_, record.kind) != mechanisms_.end();
    const bool is_own = record.id != record.kind; // found by its path alone
    if (is_new && !is_mechanism && !is_own && record.kind != top_level)
      record_names_.push_back(record.kind);
  }
}

const RecordInfo* Topics::record(const std::string& id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &found->second;
}

std::optional<Topic> Topics::find(std::string_view path) const {
  const std::vector<std::string> steps = steps_of(path);
  if (steps.empty()) return std::nullopt;
  Topic topic{.record = record(steps.front())};
  std::size_t next = 1;
  if (topic.record == nullptr) {
    topic.record = record(top_level);
    next = 0;
  }
  for (; next < steps.size(); ++next) {
    if (topic.record == nullptr) return std::nullopt; // below a plain parameter
    topic.holder = topic.record->kind;
    topic.parameter = parameter_of(*topic.record, steps[next]);
    if (topic.parameter == nullptr) return std::nullopt;
    topic.record = holds_record(*topic.parameter) ? record(topic.parameter->record) : nullptr;
  }
  return topic;
}

std::vector<Listed> Topics::parameters_of(const RecordInfo& record) const {
  std::vector<Listed> listed;
  list(record, "", listed);
  return listed;
}

void Topics::list(const RecordInfo& record, const std::string& prefix,
                  std::vector<Listed>& listed) const {
  for (const ParameterInfo& parameter : record.parameters) {
    const std::string path = prefix + parameter.key;
    if (!holds_record(parameter) || is_localized(parameter)) {
      listed.push_back({path, record.kind, &parameter});
    } else if (const RecordInfo* inner = this->record(parameter.record)) {
      list(*inner, path + (parameter.type == ParameterType::list ? "[]." : "."), listed);
    }
  }
}

std::vector<std::string> Topics::names() const {
  std::vector<std::string> names = mechanisms_;
  names.insert(names.end(), record_names_.begin(), record_names_.end());
  for (const Listed& one : parameters_of(*record(top_level))) names.push_back(one.path);
  for (const std::string& mechanism : mechanisms_)
    for (const Listed& one : parameters_of(*record(mechanism)))
      names.push_back(mechanism + "." + one.path);
  return names;
}

} // namespace pondlab::cli
