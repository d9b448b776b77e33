#include "scenario/publish/record_info.hpp"

#include "engine/model/setup.hpp"
#include "scenario/file/campaign.hpp"
#include "scenario/file/header.hpp"

#include <map>

namespace pondlab::scenario {

namespace {

using Records = std::map<std::string, RecordInfo, std::less<>>;

Records collect() {
  Records records;
  const auto add = [&records](const Describe& description) {
    for (const RecordInfo& record : description.records()) records.emplace(record.id, record);
  };
  add(description_of<engine::Setup>("setup"));
  add(description_of<Header>("header"));
  for (const mechanisms::Kind& kind : mechanisms::catalogue()) add(description_of(kind));
  return records;
}

} // namespace

const RecordInfo* record_info(std::string_view id) {
  static const Records records = collect();
  const auto found = records.find(id);
  return found == records.end() ? nullptr : &found->second;
}

const ParameterInfo* parameter_info(std::string_view id, std::string_view key) {
  const RecordInfo* record = record_info(id);
  return record ? record->find(key) : nullptr;
}

} // namespace pondlab::scenario
